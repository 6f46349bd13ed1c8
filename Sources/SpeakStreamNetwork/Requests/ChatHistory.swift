/// A conversation as the listener knows it: of an answer that was interrupted only what was heard.
public struct ChatHistory: Sendable, Hashable {
    /// The instructions, then prompts and answers in turn.
    public private(set) var messages: [ChatMessage]
    private let instructions: Int

    /// What stands behind an answer that was interrupted, for the model to know.
    static let interruption = "[interrupted by the listener]"

    /// Begins a conversation.
    ///
    /// - Parameter instructions: what the model is told before the first prompt; nil for nothing.
    public init(instructions: String? = nil) {
        self.messages = instructions.map { [ChatMessage(.system, $0)] } ?? []
        self.instructions = self.messages.count
    }

    /// Adds a prompt.
    public mutating func ask(_ prompt: String) {
        self.messages.append(ChatMessage(.user, prompt))
    }

    /// Adds the answer to the last prompt.
    ///
    /// - Parameters:
    ///   - heard: what was heard of it, as the model wrote it.
    ///   - isWhole: whether that is all.
    public mutating func answer(heard: String, isWhole: Bool) {
        let said = Self.withoutThoughts(heard)
        let text = isWhole ? said : said.isEmpty ? Self.interruption : "\(said) \(Self.interruption)"
        self.messages.append(ChatMessage(.assistant, text))
    }

    /// Takes back the last prompt, and what was answered; false if there is none.
    @discardableResult
    public mutating func undo() -> Bool {
        guard let last = self.messages.lastIndex(where: { $0.role == .user }), last >= self.instructions else {
            return false
        }
        self.messages.removeSubrange(last...)
        return true
    }

    /// What a model thought is not sent back to it, though it may have been heard.
    private static func withoutThoughts(_ text: String) -> String {
        var rest = text[...]
        var said = ""
        while let start = rest.firstRange(of: "<think>") {
            said += rest[..<start.lowerBound]
            rest = rest.firstRange(of: "</think>").map { rest[$0.upperBound...] } ?? ""
        }
        return (said + rest).trimmed
    }
}
