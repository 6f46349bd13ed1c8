/// The tags between which models put their reasoning.
enum ReasoningTag {
    /// What stands at a place.
    enum Match {
        case none
        /// The bytes end within it.
        case partial
        case whole(Reader.Terminator, end: Int)
    }

    private static let openings = Self.tags(["<think>", "<thinking>", "<reasoning>"])
    private static let closings = Self.tags(["</think>", "</thinking>", "</reasoning>"])
    private static let terminators: [Reader.Terminator] = [.think, .thinking, .reasoning]

    private static func tags(_ tags: [String]) -> [[UInt8]] { tags.map { Array($0.utf8) } }

    /// The tag that opens reasoning at `start`.
    static func opening(_ bytes: [UInt8], at start: Int) -> Match {
        self.match(self.openings, bytes, at: start)
    }

    /// The tag that closes reasoning at `start`.
    static func closing(_ bytes: [UInt8], at start: Int) -> Match {
        self.match(self.closings, bytes, at: start)
    }

    private static func match(_ tags: [[UInt8]], _ bytes: [UInt8], at start: Int) -> Match {
        if start + 1 < bytes.count {
            let next = bytes[start + 1].small
            guard next == UInt8(ascii: "t") || next == UInt8(ascii: "r") || next == UInt8(ascii: "/") else {
                return .none
            }
        }
        var isPartial = false
        for (tag, terminator) in zip(tags, self.terminators) {
            let shared = min(tag.count, bytes.count - start)
            guard (0..<shared).allSatisfy({ bytes[start + $0].small == tag[$0] }) else {
                continue
            }
            if shared == tag.count {
                return .whole(terminator, end: start + shared)
            }
            isPartial = true
        }
        return isPartial ? .partial : .none
    }

    /// Whether a tag that opens reasoning is within the bytes from `start` on.
    static func isWithin(_ bytes: [UInt8], from start: Int) -> Bool {
        bytes[start...].indices.contains { index in
            guard bytes[index] == UInt8(ascii: "<"), case .whole = self.opening(bytes, at: index) else {
                return false
            }
            return true
        }
    }

    /// Where the tag begins, outside of code, that the bytes end within; nil if they do not.
    static func partialEnd(of bytes: [UInt8]) -> Int? {
        guard let start = bytes.lastIndex(of: UInt8(ascii: "<")), !bytes[..<start].contains(UInt8(ascii: "`")),
            case .partial = self.opening(bytes, at: start)
        else {
            return nil
        }
        return start
    }
}
