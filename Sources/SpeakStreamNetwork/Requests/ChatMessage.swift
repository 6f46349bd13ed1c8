/// A message of a conversation with a model.
public struct ChatMessage: Sendable, Hashable, Codable {
    /// Who says it.
    public enum Role: String, Sendable, Hashable, Codable {
        /// Whoever gives the model its instructions.
        case system
        /// The listener.
        case user
        /// The model.
        case assistant
    }

    /// Who says it.
    public var role: Role
    /// What is said.
    public var content: String

    /// Makes a message.
    public init(_ role: Role, _ content: String) {
        self.role = role
        self.content = content
    }
}
