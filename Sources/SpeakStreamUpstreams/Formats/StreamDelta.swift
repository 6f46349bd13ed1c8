/// What a record of a provider's stream adds to the answer.
public enum StreamDelta: Sendable, Equatable {
    /// Text of the answer, in UTF-8 bytes; plain text may be cut within a character.
    case text([UInt8])
    /// What the model thinks, which providers keep apart from the answer, in UTF-8 bytes.
    case reasoning([UInt8])
    /// The model says that its answer is complete; records about it may follow.
    case complete
    /// The answer is complete, and nothing follows.
    case end
    /// The provider reports an error; what came before it stands.
    case failure(String)

    /// Text of the answer; nil if there is none.
    static func text(_ text: [UInt8]?) -> StreamDelta? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

    /// A thought; nil if there is none.
    static func reasoning(_ text: [UInt8]?) -> StreamDelta? { text.flatMap { $0.isEmpty ? nil : .reasoning($0) } }
}
