// Text within a line.
extension Reader {
    /// Says all bytes from `start` on that can begin nothing; returns where the next one is that may.
    mutating func takePlain(_ bytes: Span<UInt8>, from start: Int, _ read: inout ReadText) -> Int {
        var start = start
        while self.isAfterDropped, start < bytes.count {
            guard self.isOneTooMany(bytes[start]) else {
                self.isAfterDropped = false
                break
            }
            self.noteBefore(bytes[start])
            self.noteHead(bytes, start..<(start + 1))
            self.drop(1, self.role, &read)
            start += 1
        }
        var index = start
        while index < bytes.count {
            if bytes.count &- index >= 8 {
                let plain = ByteGroup(bytes, from: index).leadingProse
                index &+= plain
                if plain == 7 { continue }
            }
            let byte = bytes[index]
            if byte.mayBeginMarkup, !self.isPlain(byte, bytes, index) {
                break
            }
            index &+= 1
        }
        guard index > start else {
            return index
        }
        read.utf8.append(bytes.extracting(start..<index))
        read.count(upstream: index - start, spoken: index - start, .verbatim, self.role)
        self.ending = .text
        self.lastSaid = bytes[index - 1]
        self.noteBefore(bytes, start..<index)
        if self.head.isPossible {
            self.noteHead(bytes, start..<index)
        }
        return index
    }

    /// Whether a byte that may begin something begins nothing here.
    private func isPlain(_ byte: UInt8, _ bytes: Span<UInt8>, _ index: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "h"), UInt8(ascii: "w"):
            let before = index > 0 ? bytes[index - 1] : UInt8(truncatingIfNeeded: self.recent)
            if before.isAlphanumeric {
                return true
            }
            let next: UInt8 = byte == UInt8(ascii: "h") ? UInt8(ascii: "t") : UInt8(ascii: "w")
            return index + 1 < bytes.count && bytes[index + 1] != next
        case UInt8(ascii: "#"): return self.leaf != .heading
        case UInt8(ascii: "|"): return !self.head.isPossible
        default: return false
        }
    }

    /// Whether a byte that may begin something begins nothing in this line.
    private func isPlain(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "|") || byte == UInt8(ascii: "#") && self.leaf != .heading
    }

    /// Notes bytes as what stands before the text that may be held.
    @inline(__always)
    private mutating func noteBefore(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        for position in max(range.lowerBound, range.upperBound - 4)..<range.upperBound {
            self.recent = self.recent << 8 | UInt32(bytes[position])
        }
        // Two count as many: they end the line with a break.
        let areSpaces = self.recent & 0xFFFF == 0x2020
        let isSpace = self.recent & 0xFF == 0x20
        let isOnlySpace = range.count == 1 && self.trailingSpaces == 0
        self.trailingSpaces = areSpaces && !isOnlySpace ? 2 : isSpace ? 1 : 0
    }

    /// Notes a byte as what stands before the text that may be held.
    private mutating func noteBefore(_ byte: UInt8) {
        self.recent = self.recent << 8 | UInt32(byte)
        self.trailingSpaces = byte == 0x20 ? min(self.trailingSpaces + 1, 2) : 0
    }

    /// Holds letters that decide nothing; returns where they end.
    mutating func holdLetters(_ bytes: Span<UInt8>, from start: Int) -> Int {
        guard !self.hold.wake.contains(.any), bytes[start].isLetter else {
            return start
        }
        let end = start + min(bytes.leadingLetters(from: start), InlineHold.limit - self.hold.scalars)
        if end > start {
            self.noteHead(bytes, start..<end)
            self.hold.append(letters: bytes.extracting(start..<end))
        }
        return end
    }

    mutating func takeText(_ byte: UInt8, _ read: inout ReadText) {
        if self.head.isPossible {
            self.noteHead(byte)
            if byte == UInt8(ascii: "|"), self.beginLateHead() {
                self.phase = .lateHead
                return
            }
        }
        if self.hold.isFull, byte.isLeading {
            self.resolve(.cut, &read)
            if self.phase == .reasoning {
                self.takeReasoning(byte, &read)
                return
            }
        }
        if self.hold.isEmpty {
            if !byte.mayBeginMarkup || self.isPlain(byte) {
                self.takePlainByte(byte, &read)
                return
            }
            self.noteNeighbour()
            self.hold.isHeading = self.leaf == .heading
            self.hold.isCell = self.phase == .row
        }
        let isWoken = self.hold.wake.isWoken(by: byte)
        self.hold.append(byte)
        guard isWoken else {
            return
        }
        if self.hold.scan(.open) {
            self.sayHold(&read)
        } else if self.hold.decided > 0 {
            let count = self.hold.decided
            self.sayHeld(first: count, &read)
            self.hold.removeFirst(count)
            self.noteNeighbour()
        }
    }

    private mutating func noteNeighbour() {
        self.hold.before = self.neighbour
        self.hold.byteBefore = UInt8(truncatingIfNeeded: self.recent)
    }

    private mutating func takePlainByte(_ byte: UInt8, _ read: inout ReadText) {
        self.noteBefore(byte)
        self.sayHeld(byte, &read)
    }

    /// Whether a byte is white space behind white space, with something dropped between them.
    @inline(__always)
    private func isOneTooMany(_ byte: UInt8) -> Bool {
        byte.isBlank && (self.ending != .text || self.lastSaid.isBlank)
    }

    /// What stands before the next byte.
    private var neighbour: Neighbour {
        let last = UInt8(truncatingIfNeeded: self.recent)
        if last < 0x80 {
            return last <= 0x20 ? .white : last.isMark ? .mark : .other
        }
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self.recent >> $0) }
        return Neighbour(in: bytes, before: 4)
    }

    /// Decides what is held as it stands.
    mutating func resolve(_ end: InlineHold.End, _ read: inout ReadText) {
        // More than once if reasoning has ended within.
        while !self.hold.isEmpty, self.phase != .reasoning {
            _ = self.hold.scan(end)
            self.sayHold(&read)
        }
    }

    /// Says what is held, by the last reading of it.
    private mutating func sayHold(_ read: inout ReadText) {
        guard let reasoning = self.hold.reasoning else {
            self.sayHeld(first: self.hold.bytes.count, &read)
            self.hold.clear()
            return
        }
        self.sayHeld(first: reasoning.range.lowerBound, &read)
        self.beginReasoning(reasoning, &read)
    }

    private mutating func sayHeld(first count: Int, _ read: inout ReadText) {
        let bytes = self.hold.bytes[..<count]
        let fates = self.hold.fates
        var replacements = self.hold.replacements
        if replacements.count > 1 {
            replacements.sort { $0.start < $1.start }
        }
        var replaced = 0
        var index = 0
        while index < bytes.count {
            let fate = fates[index]
            if fate == .replaced, replaced < replacements.count {
                let next = replacements[replaced]
                replaced += 1
                if next.role == .link, self.configuration.links == .drop {
                    self.drop(next.end - next.start, .link, &read)
                } else {
                    self.say(next.words, for: next.end - next.start, .replaced, next.role, &read)
                }
                index = next.end
                continue
            }
            // What fares alike is taken together; but a space behind something dropped may be one too many, and a break that
            // is due takes the place of one byte.
            var end = index + 1
            let isOne = fate == .replaced || fate == .plain && self.isAfterDropped || self.pendingBreak != .start
            while !isOne, end < bytes.count, fates[end] == fate { end += 1 }
            let run = bytes[index..<end]
            switch fate {
            case .markup: self.drop(run.count, .markup, &read)
            case .droppedCode: self.drop(run.count, .code, &read)
            case .droppedLink: self.drop(run.count, .link, &read)
            case .droppedImage: self.drop(run.count, .image, &read)
            case .droppedTag: self.drop(run.count, .html, &read)
            case .code: self.say(run, .code, &read)
            case .link: self.say(run, .link, &read)
            case .image: self.say(run, .image, &read)
            case .plain where !isOne: self.say(run, self.role, &read)
            case .plain, .replaced: self.sayHeld(bytes[index], &read)
            }
            index = end
        }
        for byte in bytes.suffix(4) {
            self.noteBefore(byte)
        }
    }

    private mutating func sayHeld(_ byte: UInt8, _ read: inout ReadText) {
        if self.isAfterDropped, self.isOneTooMany(byte) {
            self.drop(1, self.role, &read)
        } else {
            self.isAfterDropped = false
            self.say(byte, self.role, &read)
        }
    }
}
