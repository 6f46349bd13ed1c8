import FoundationEssentials

/// What a model is asked.
public struct ModelRequest: Sendable, Hashable {
    /// The model's name as the server has it; nil where the server has only one.
    public var model: String?
    /// The conversation so far, its last message the one to be answered.
    public var messages: [ChatMessage]
    /// The longest answer, in the model's own tokens; nil for the server's choice.
    public var maxTokens: Int?

    /// Makes a request.
    public init(model: String? = nil, messages: [ChatMessage], maxTokens: Int? = nil) {
        self.model = model
        self.messages = messages
        self.maxTokens = maxTokens
    }

    /// What Anthropic's API, which does not choose, is told where nobody says otherwise.
    static let anthropicMaxTokens = 4096

    /// The body of the request, in JSON.
    func body(for api: ModelAPI) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(Body(self, api)))
    }

    private struct Body: Encodable {
        let model: String?
        let messages: [ChatMessage]
        let stream = true
        let max_tokens: Int?
        let system: String?
        let options: Options?

        struct Options: Encodable {
            let num_predict: Int
        }

        init(_ request: ModelRequest, _ api: ModelAPI) {
            self.model = request.model
            let instructions = request.messages.filter { $0.role == .system }.map(\.content)
            // Anthropic takes them beside the messages.
            let isApart = api == .anthropic
            self.messages = isApart ? request.messages.filter { $0.role != .system } : request.messages
            self.system = isApart && !instructions.isEmpty ? instructions.joined(separator: "\n\n") : nil
            self.max_tokens =
                api == .ollama ? nil : request.maxTokens ?? (isApart ? ModelRequest.anthropicMaxTokens : nil)
            self.options = api == .ollama ? request.maxTokens.map { Options(num_predict: $0) } : nil
        }
    }
}
