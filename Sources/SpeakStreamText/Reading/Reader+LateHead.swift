// Tables whose rows do not begin with `|`: that a line may be a header is only known at its first one.
extension Reader {
    /// Notes text of a line that could be a header.
    mutating func noteHead(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard self.head.isPossible else {
            return
        }
        guard self.head.bytes.count + range.count <= TableHead.longestFirstCell else {
            self.head.isPossible = false
            return
        }
        self.head.bytes.append(bytes.extracting(range))
    }

    /// Notes a byte of a line that could be a header.
    mutating func noteHead(_ byte: UInt8) {
        self.head.bytes.append(byte)
        self.head.isPossible = self.head.isPossible && self.head.bytes.count <= TableHead.longestFirstCell
    }

    /// Whether the `|` noted last makes the line a possible header: it stands apart, and nothing else is open.
    mutating func beginLateHead() -> Bool {
        guard self.hold.isEmpty, self.leaf == .paragraph, UInt8(truncatingIfNeeded: self.recent).isBlank else {
            return false
        }
        self.head.said = self.head.bytes.count - 1
        self.head.scalars = self.head.bytes.count { $0.isLeading }
        return true
    }

    /// Holds what follows in the line, as long as that may be, or until it could be reasoning.
    mutating func takeLateHead(_ byte: UInt8, _ read: inout ReadText) {
        if self.head.scalars >= TableHead.longest && byte.isLeading || byte == UInt8(ascii: "<") {
            self.resumeText(&read)
            self.takeText(byte, &read)
            return
        }
        self.head.append(byte)
    }

    /// The line is no header: what was held of it is text.
    mutating func resumeText(_ read: inout ReadText) {
        let text = self.head.bytes[self.head.said...].prefix { !$0.isLineEnd }
        self.head.clear(isPossible: false)
        self.phase = .text
        for byte in text {
            self.takeText(byte, &read)
        }
    }
}
