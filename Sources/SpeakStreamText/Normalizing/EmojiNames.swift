/// The English names of emoji, looked up where they lie in the program: nothing is made of them at its start.
enum EmojiNames {
    /// The name of an emoji, which is given without variation selectors and skin tones.
    static func name(of emoji: [UInt8]) -> [UInt8]? {
        let text = self.lines
        let bytes = text.utf8Span.span
        var candidates = 0..<bytes.count
        while !candidates.isEmpty {
            var start = candidates.lowerBound + candidates.count / 2
            while start > candidates.lowerBound, bytes[start - 1] != self.lineEnd {
                start -= 1
            }
            var end = start
            while bytes[end] != self.lineEnd {
                end += 1
            }
            switch self.compare(emoji, with: start, in: bytes) {
            case .before: candidates = candidates.lowerBound..<start
            case .behind: candidates = (end + 1)..<candidates.upperBound
            case .same: return ((start + emoji.count + 1)..<end).map { bytes[$0] }
            }
        }
        return nil
    }

    private static let lineEnd = UInt8(ascii: "\n")

    private enum Order {
        case before
        case same
        case behind
    }

    /// Where an emoji stands in relation to the line that begins at `start`.
    private static func compare(_ emoji: [UInt8], with start: Int, in bytes: Span<UInt8>) -> Order {
        for index in emoji.indices where emoji[index] != bytes[start + index] {
            return emoji[index] < bytes[start + index] ? .before : .behind
        }
        // The space behind the emoji of a line comes before any byte of an emoji.
        return bytes[start + emoji.count] == 0x20 ? .same : .before
    }
}
