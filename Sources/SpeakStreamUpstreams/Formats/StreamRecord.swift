/// A JSON object of a provider's stream: all the fields in which any of them puts text.
///
/// Shapes, by the providers' public type definitions: OpenAI chat completions (`choices[].delta.content`, `.reasoning_content` of
/// DeepSeek and vLLM, `.reasoning` of OpenRouter, `.refusal`), completions (`choices[].text`) and responses (`type` "response.output_text.delta",
/// `delta`); Anthropic messages (`type` "content_block_delta", `delta.text`, `delta.thinking`; "content_block_start", `content_block`;
/// "message" where nothing is streamed, `content[]`); Google Gemini
/// (`candidates[].content.parts[].text`, `thought`); Ollama (`response`, `message.content`, `message.thinking`, `done`); llama.cpp
/// (`content`, `stop`); text-generation-inference (`token.text`); and the plain `text` and `token`.
struct StreamRecord {
    /// Text or thoughts, in a field by their kind.
    private struct Part {
        let thoughts: [UInt8]?
        let text: [UInt8]?
        /// Whether the model says with it that its answer is complete.
        let isLast: Bool

        init?(_ object: JSONValue?) {
            guard let object, object.isObject else { return nil }
            self.thoughts = object.utf8("reasoning_content") ?? object.utf8("reasoning") ?? object.utf8("thinking")
            // A token of text-generation-inference that only the model understands.
            let isSpecial = object.flag("special") == true
            self.text = isSpecial ? nil : object.utf8("content") ?? object.utf8("text") ?? object.utf8("refusal")
            self.isLast = object.hasText("stop_reason")
        }
    }

    private(set) var deltas: [StreamDelta] = []
    /// The error that the record reports; nil if it reports none.
    private(set) var failure: String?
    /// What the record says of itself in a field for that; nil if it has none.
    private(set) var message: String?
    private var hasKnownField = false
    private var type: String?

    /// Whether it has any of the fields, or is of one of the types, that are known.
    var isKnown: Bool {
        self.hasKnownField || Self.types.contains { self.type?.hasPrefix($0) == true }
    }

    /// Whether it has a type.
    var isTyped: Bool { self.type != nil }

    /// Reads a record; nil if it is no object.
    ///
    /// Fields of another kind than is expected are passed over: records of other shapes have fields of the same names.
    init?(_ fields: JSONValue) {
        guard fields.isObject else { return nil }
        if let choices = fields["choices"]?.objects {
            self.hasKnownField = true
            // Only the first of several answers is spoken.
            if let choice = choices.first {
                self.add(Part(choice["delta"]) ?? Part(choice["message"]))
                self.add(.text(choice.utf8("text")))
                if choice.hasText("finish_reason") { self.deltas.append(.complete) }
            }
        } else if let type = fields.text("type") {
            self.type = type
            self.take(type, fields)
        } else {
            self.takePlain(fields)
        }
        if let reason = Self.error(fields["error"]) { self.fail(reason) }
    }

    /// How the types of the events begin that OpenAI and Anthropic name so.
    private static let types = ["response.", "message_", "content_block_", "ping", "error"]

    /// What an event adds whose "type" names it.
    private mutating func take(_ type: String, _ fields: JSONValue) {
        switch type {
        case "content_block_delta": self.add(Part(fields["delta"]))
        case "content_block_start": self.add(Part(fields["content_block"]))
        case "message_delta":
            if Part(fields["delta"])?.isLast == true { self.deltas.append(.complete) }
        case "message":
            guard let parts = fields["content"]?.objects else { return }
            self.hasKnownField = true
            for part in parts { self.add(Part(part)) }
            if fields.hasText("stop_reason") { self.deltas.append(.end) }
        case "response.output_text.delta", "response.refusal.delta", "response.text.delta",
            "response.output_audio_transcript.delta", "response.audio_transcript.delta":
            self.add(.text(fields.utf8("delta")))
        case "response.reasoning_text.delta", "response.reasoning_summary_text.delta":
            self.add(.reasoning(fields.utf8("delta")))
        case "message_stop", "response.completed", "response.incomplete", "response.done": self.deltas.append(.end)
        case "response.failed":
            self.fail(fields["response"]?["error"]?.text("message") ?? "the response failed")
        case "error":
            if fields["error"] == nil { self.fail(fields.text("message") ?? "an error without a message") }
        default: break
        }
    }

    /// What a record without a type adds: those of Ollama, Gemini, llama.cpp and the plainest of all.
    private mutating func takePlain(_ fields: JSONValue) {
        if let part = Part(fields["message"]) ?? Part(fields["token"]) {
            self.hasKnownField = true
            self.add(part)
        } else if let candidates = fields["candidates"]?.objects {
            self.hasKnownField = true
            for part in candidates.first?["content"]?["parts"]?.objects ?? [] {
                let text = part.utf8("text")
                self.add(part.flag("thought") == true ? .reasoning(text) : .text(text))
            }
            if candidates.first?.hasText("finishReason") == true { self.deltas.append(.complete) }
        } else if let text = Self.texts.lazy.compactMap({ fields.utf8($0) }).first {
            self.hasKnownField = true
            self.add(.text(text))
        } else {
            self.message = fields.text("message") ?? fields.text("detail")
        }
        let isDone = fields.flag("done")
        if isDone != nil { self.hasKnownField = true }
        if isDone == true || fields.flag("stop") == true { self.deltas.append(.end) }
    }

    /// The fields that hold text and nothing else, one of them in a record.
    private static let texts: [StaticString] = ["response", "content", "text", "token"]

    private mutating func add(_ delta: StreamDelta?) {
        if let delta { self.deltas.append(delta) }
    }

    private mutating func add(_ part: Part?) {
        self.add(.reasoning(part?.thoughts))
        self.add(.text(part?.text))
    }

    private mutating func fail(_ reason: String) {
        self.failure = reason
        self.deltas = [.failure(reason)]
        self.hasKnownField = true
    }

    /// What the field "error" says: a message, or an object with one; nil if it is null or neither.
    private static func error(_ error: JSONValue?) -> String? {
        guard let error, error.isObject else { return error?.text }
        return error.text("message") ?? error.text("type") ?? "an error without a message"
    }
}
