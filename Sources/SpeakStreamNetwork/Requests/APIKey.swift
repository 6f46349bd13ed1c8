/// The secret that a server knows its user by; it shows itself to no log and in no message.
public struct APIKey: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let secret: String

    /// Makes a key; nil if there is nothing but white space, or anything that no header may hold.
    public init?(_ text: String) {
        let secret = text.trimmed
        guard !secret.isEmpty, secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.secret = secret
    }

    /// Never the key.
    public var description: String { "(key)" }

    /// Never the key.
    public var debugDescription: String { self.description }

    /// Never the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// So much of the key's start is a part of it that is not shown, in bytes: a message may have been cut within it.
    private static let recognizable = 8

    /// A text without the key, which a server may repeat in what it answers.
    func redacted(_ text: String) -> String {
        String(decoding: self.redacted(Array(text.utf8)), as: UTF8.self)
    }

    /// Bytes of a text without the key, nor any start of it that is long enough to be one.
    func redacted(_ text: [UInt8]) -> [UInt8] {
        let secret = Array(self.secret.utf8)
        let least = min(secret.count, Self.recognizable)
        var shown: [UInt8] = []
        var place = 0
        while place < text.count {
            let length = zip(text[place...], secret).prefix { $0 == $1 }.count
            if length >= least {
                shown += self.description.utf8
                place += length
            } else {
                shown.append(text[place])
                place += 1
            }
        }
        return shown
    }
}
