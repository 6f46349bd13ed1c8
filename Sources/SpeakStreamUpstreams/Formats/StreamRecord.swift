import FoundationEssentials

/// A JSON object of a provider's stream: all the fields in which any of them puts text.
///
/// Shapes, by the providers' public type definitions: OpenAI chat completions (`choices[].delta.content`, `.reasoning_content` of
/// DeepSeek and vLLM, `.reasoning` of OpenRouter, `.refusal`), completions (`choices[].text`) and responses (`type` "response.output_text.delta",
/// `delta`); Anthropic messages (`type` "content_block_delta", `delta.text`, `delta.thinking`; "content_block_start", `content_block`;
/// "message" where nothing is streamed, `content[]`); Google Gemini
/// (`candidates[].content.parts[].text`, `thought`); Ollama (`response`, `message.content`, `message.thinking`, `done`); llama.cpp
/// (`content`, `stop`); text-generation-inference (`token.text`); and the plain `text` and `token`.
struct StreamRecord: Decodable {
    /// Text or thoughts, in a field by their kind.
    struct Part: Decodable {
        let thoughts: String?
        let text: String?
        /// Whether the model says with it that its answer is complete.
        let isLast: Bool

        private enum Key: String, CodingKey {
            case content, text, refusal, reasoning_content, reasoning, thinking, special, stop_reason
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            // The object is small: what is there is soon told, and each question for what is not costs as much as an answer.
            let keys = fields.allKeys
            func text(_ key: Key) -> String? { keys.contains(key) ? fields.text(key) : nil }
            self.thoughts = text(.reasoning_content) ?? text(.reasoning) ?? text(.thinking)
            // A token of text-generation-inference that only the model understands.
            let isSpecial = keys.contains(.special) && fields.value(.special, Bool.self) == true
            self.text = isSpecial ? nil : text(.content) ?? text(.text) ?? text(.refusal)
            self.isLast = text(.stop_reason) != nil
        }
    }

    struct Choice: Decodable {
        let part: Part?
        let text: String?
        let isLast: Bool

        private enum Key: String, CodingKey {
            case delta, message, text, finish_reason
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            self.part = fields.value(.delta, Part.self) ?? fields.value(.message, Part.self)
            self.text = fields.text(.text)
            self.isLast = fields.text(.finish_reason) != nil
        }
    }

    struct Candidate: Decodable {
        struct Content: Decodable {
            struct Part: Decodable {
                var text: String?
                var thought: Bool?
            }

            var parts: [Part]?
        }

        var content: Content?
        var finishReason: String?
    }

    private struct Failure: Decodable {
        var message: String?
        var type: String?
    }

    /// A response of OpenAI within an event.
    private struct Response: Decodable {
        var error: Failure?
    }

    private enum Key: String, CodingKey {
        case type, choices, candidates, delta, message, content, content_block, response, text, token, error, detail,
            done, stop
        case stop_reason
    }

    private(set) var deltas: [StreamDelta] = []
    /// The error that the record reports; nil if it reports none.
    private(set) var failure: String?
    /// What the record says of itself in a field for that; nil if it has none.
    private(set) var message: String?
    /// Whether it has any of the fields, or is of one of the types, that are known.
    private(set) var isKnown = false
    /// Whether it has a type.
    private(set) var isTyped = false

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        // The common shapes first: a field of the wrong kind costs more to ask for than all that is right.
        if let choices = fields.value(.choices, [Choice].self) {
            self.isKnown = true
            // Only the first of several answers is spoken.
            if let choice = choices.first {
                self.add(choice.part)
                self.add(.text(choice.text))
                if choice.isLast { self.deltas.append(.complete) }
            }
        } else if let type = fields.text(.type) {
            self.isTyped = true
            self.isKnown = Self.types.contains { type.hasPrefix($0) }
            self.take(type, fields)
        } else {
            self.takePlain(fields)
        }
        if fields.contains(.error), let reason = Self.error(fields) { self.fail(reason) }
    }

    /// How the types of the events begin that OpenAI and Anthropic name so.
    private static let types = ["response.", "message_", "content_block_", "ping", "error"]

    /// What an event adds whose "type" names it.
    private mutating func take(_ type: String, _ fields: KeyedDecodingContainer<Key>) {
        switch type {
        case "content_block_delta": self.add(fields.value(.delta, Part.self))
        case "content_block_start": self.add(fields.value(.content_block, Part.self))
        case "message_delta":
            if fields.value(.delta, Part.self)?.isLast == true { self.deltas.append(.complete) }
        case "message":
            guard let parts = fields.value(.content, [Part].self) else { return }
            self.isKnown = true
            for part in parts { self.add(part) }
            if fields.text(.stop_reason) != nil { self.deltas.append(.end) }
        case "response.output_text.delta", "response.refusal.delta", "response.text.delta",
            "response.output_audio_transcript.delta", "response.audio_transcript.delta":
            self.add(.text(fields.text(.delta)))
        case "response.reasoning_text.delta", "response.reasoning_summary_text.delta":
            self.add(.reasoning(fields.text(.delta)))
        case "message_stop", "response.completed", "response.incomplete", "response.done": self.deltas.append(.end)
        case "response.failed":
            self.fail(fields.value(.response, Response.self)?.error?.message ?? "the response failed")
        case "error":
            if !fields.contains(.error) { self.fail(fields.text(.message) ?? "an error without a message") }
        default: break
        }
    }

    /// What a record without a type adds: those of Ollama, Gemini, llama.cpp and the plainest of all.
    private mutating func takePlain(_ fields: KeyedDecodingContainer<Key>) {
        if let part = fields.value(.message, Part.self) ?? fields.value(.token, Part.self) {
            self.isKnown = true
            self.add(part)
        } else if let candidates = fields.value(.candidates, [Candidate].self) {
            self.isKnown = true
            for part in candidates.first?.content?.parts ?? [] {
                self.add(part.thought == true ? .reasoning(part.text) : .text(part.text))
            }
            if candidates.first?.finishReason != nil { self.deltas.append(.complete) }
        } else if let text = Self.texts.lazy.compactMap({ fields.text($0) }).first {
            self.isKnown = true
            self.add(.text(text))
        } else {
            self.message = fields.text(.message) ?? fields.text(.detail)
        }
        let isDone = fields.value(.done, Bool.self)
        if isDone != nil { self.isKnown = true }
        if isDone == true || fields.value(.stop, Bool.self) == true { self.deltas.append(.end) }
    }

    /// The fields that hold text and nothing else, one of them in a record.
    private static let texts: [Key] = [.response, .content, .text, .token]

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
        self.isKnown = true
    }

    /// What the field "error" says: a message, or an object with one; nil if it is null or neither.
    private static func error(_ fields: KeyedDecodingContainer<Key>) -> String? {
        if let failure = fields.value(.error, Failure.self) {
            return failure.message ?? failure.type ?? "an error without a message"
        }
        return fields.text(.error)
    }
}

extension KeyedDecodingContainer {
    /// A field; nil where there is none, or one of another kind: records of other shapes have fields of the same names.
    fileprivate func value<Value: Decodable>(_ key: Key, _ type: Value.Type) -> Value? {
        // To ask whether it is there costs a small part of asking for it.
        self.contains(key) ? (try? self.decodeIfPresent(type, forKey: key)) ?? nil : nil
    }

    fileprivate func text(_ key: Key) -> String? { self.value(key, String.self) }
}
