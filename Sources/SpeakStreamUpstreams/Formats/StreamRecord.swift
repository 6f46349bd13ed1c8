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
    struct Text: Decodable {
        var content: Loose<String>?
        var reasoning_content: Loose<String>?
        var reasoning: Loose<String>?
        var thinking: Loose<String>?
        var text: Loose<String>?
        var refusal: Loose<String>?
        var stop_reason: Loose<String>?
        var special: Bool?
    }

    struct Choice: Decodable {
        var delta: Text?
        var message: Text?
        var text: Loose<String>?
        var finish_reason: Loose<String>?
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

    struct Failure: Decodable {
        var message: String?
        var type: String?
    }

    var type: Loose<String>?
    var choices: Loose<[Choice]>?
    var candidates: Loose<[Candidate]>?
    var delta: Either<String, Text>?
    var message: Either<String, Text>?
    var content: Either<String, [Text]>?
    var content_block: Loose<Text>?
    var stop_reason: Loose<String>?
    var response: Either<String, Nested>?
    var text: Loose<String>?
    var token: Either<String, Text>?
    var error: Either<String, Failure>?
    var detail: Loose<String>?
    var done: Loose<Bool>?
    var stop: Loose<Bool>?

    /// A response of OpenAI within an event.
    struct Nested: Decodable {
        var error: Failure?
    }
}

/// A value that is nil where it is of another kind: records of other shapes have fields of the same names.
struct Loose<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        self.value = try? Value(from: decoder)
    }
}

/// A value of one of two kinds; nil where it is of neither.
struct Either<First: Decodable, Second: Decodable>: Decodable {
    let first: First?
    let second: Second?

    init(from decoder: any Decoder) throws {
        self.first = try? First(from: decoder)
        self.second = self.first == nil ? try? Second(from: decoder) : nil
    }
}

extension StreamRecord {
    /// What the record adds to the answer, in order.
    var deltas: [StreamDelta] {
        if let failure = self.failure { return [.failure(failure)] }
        if let type = self.type?.value { return self.deltas(ofType: type) }
        // Only the first of several answers is spoken.
        if let choice = self.choices?.value?.first {
            let isComplete = choice.finish_reason?.value != nil
            return Self.deltas(of: choice.delta ?? choice.message)
                + [.text(choice.text?.value), isComplete ? .complete : nil].compactMap { $0 }
        }
        let candidate = self.candidates?.value?.first
        let parts = candidate?.content?.parts ?? []
        let plain = [self.response?.first, self.content?.first, self.text?.value, self.token?.first]
        return parts.compactMap { $0.thought == true ? .reasoning($0.text) : .text($0.text) }
            + Self.deltas(of: self.message?.second) + Self.deltas(of: self.token?.second)
            + plain.compactMap { .text($0) } + (candidate?.finishReason != nil ? [.complete] : [])
            + (self.done?.value == true || self.stop?.value == true ? [.end] : [])
    }

    private static func deltas(of part: Text?) -> [StreamDelta] {
        guard let part, part.special != true else { return [] }
        let thoughts = [part.reasoning_content, part.reasoning, part.thinking].map { StreamDelta.reasoning($0?.value) }
        return (thoughts + [part.content, part.text, part.refusal].map { StreamDelta.text($0?.value) })
            .compactMap { $0 }
    }

    /// What an event adds whose "type" names it.
    private func deltas(ofType type: String) -> [StreamDelta] {
        switch type {
        case "content_block_start": return Self.deltas(of: self.content_block?.value)
        case "message_delta": return self.delta?.second?.stop_reason?.value != nil ? [.complete] : []
        case "message":
            let parts = self.content?.second ?? []
            return parts.flatMap { Self.deltas(of: $0) } + (self.stop_reason?.value != nil ? [.end] : [])
        case "content_block_delta", "response.output_text.delta", "response.refusal.delta":
            let part = self.delta?.second
            return [.reasoning(part?.thinking?.value), .text(self.delta?.first ?? part?.text?.value)].compactMap { $0 }
        case "response.reasoning_text.delta", "response.reasoning_summary_text.delta":
            return [.reasoning(self.delta?.first)].compactMap { $0 }
        case "message_stop", "response.completed", "response.incomplete": return [.end]
        default: return []
        }
    }

    /// The error that the record reports; nil if it reports none.
    var failure: String? {
        if let error = self.error {
            guard
                let reason = error.first ?? error.second.map({ $0.message ?? $0.type ?? "an error without a message" })
            else { return nil }
            return reason
        }
        switch self.type?.value {
        case "error": return self.message?.first ?? "an error without a message"
        case "response.failed": return self.response?.second?.error?.message ?? "the response failed"
        default: return nil
        }
    }

    /// Whether it has any of the fields, or is of one of the types, that are known.
    var isKnown: Bool {
        if let type = self.type?.value {
            return Self.types.contains { type.hasPrefix($0) } || type == "message" && self.content?.second != nil
        }
        let texts = [
            self.content?.first, self.response?.first, self.text?.value, self.token?.first, self.message?.first,
        ]
        return texts.contains { $0 != nil } || self.choices?.value != nil || self.candidates?.value != nil
            || self.message?.second != nil || self.token?.second != nil || self.failure != nil
            || self.done?.value != nil
    }

    /// How the types of the events begin that OpenAI and Anthropic name so.
    private static let types = ["response.", "message_", "content_block_", "ping", "error"]
}
