/// The secret that a server knows its user by; it shows itself to no log and in no message.
public struct APIKey: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let secret: String

    /// Makes a key; nil if there is nothing but white space, or anything that no header may hold.
    public init?(_ text: String) {
        let secret = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !secret.isEmpty, secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.secret = secret
    }

    /// Never the key.
    public var description: String { "(key)" }

    /// Never the key.
    public var debugDescription: String { self.description }

    /// Never the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A text without the key, which a server may repeat in what it answers.
    func redacted(_ text: String) -> String { text.replacing(self.secret, with: self.description) }
}
