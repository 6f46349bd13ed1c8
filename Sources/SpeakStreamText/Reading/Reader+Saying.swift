// What is said, and the account of it.
extension Reader {
    mutating func drop(_ count: Int, _ role: Piece.Role, _ read: inout ReadText) {
        guard count > 0 else {
            return
        }
        guard self.pendingBreak == .start else {
            let words = self.pendingBreak.words
            read.utf8.append(contentsOf: words)
            read.count(upstream: count, spoken: words.count, .replaced, role)
            self.ending = self.pendingBreak
            self.pendingBreak = .start
            return
        }
        read.count(upstream: count, spoken: 0, .dropped, role)
        self.isAfterDropped = true
    }

    mutating func say(_ byte: UInt8, _ role: Piece.Role, _ read: inout ReadText) {
        read.utf8.append(byte)
        self.lastSaid = byte
        read.count(upstream: 1, spoken: 1, .verbatim, role)
        self.ending = .text
    }

    /// Says bytes as they are, of which there is one at least.
    mutating func say(_ bytes: ArraySlice<UInt8>, _ role: Piece.Role, _ read: inout ReadText) {
        read.utf8.append(contentsOf: bytes)
        self.lastSaid = bytes[bytes.endIndex - 1]
        read.count(upstream: bytes.count, spoken: bytes.count, .verbatim, role)
        self.ending = .text
    }

    mutating func say(
        _ words: [UInt8],
        for count: Int,
        _ fate: Piece.Fate,
        _ role: Piece.Role,
        _ read: inout ReadText
    ) {
        self.flushBreak(&read)
        read.utf8.append(contentsOf: words)
        read.count(upstream: count, spoken: words.count, fate, role)
        if let last = words.last {
            self.lastSaid = last
            self.ending = .text
            self.isAfterDropped = false
        }
    }

    /// Makes sure that what follows does not run on from what is said.
    mutating func ensure(_ ending: Ending) {
        if self.ending != .start, self.ending < ending, self.pendingBreak < ending {
            self.pendingBreak = ending
        }
    }

    /// Says the break that is due, beside the upstream text.
    mutating func flushBreak(_ read: inout ReadText) {
        guard self.pendingBreak != .start else {
            return
        }
        let words = self.pendingBreak.words
        read.utf8.append(contentsOf: words)
        read.count(upstream: 0, spoken: words.count, .announced, .breaks)
        self.ending = self.pendingBreak
        self.pendingBreak = .start
    }

    /// Says a line end as a break, unless there is one; without a byte it is said beside the upstream text.
    mutating func sayBreak(_ ending: Ending, for byte: UInt8?, _ read: inout ReadText) {
        self.ensure(ending)
        guard let byte else {
            self.pendingBreak = .start
            return
        }
        if self.pendingBreak == .soft, byte == 0x0A {
            self.pendingBreak = .start
            self.say(byte, self.role, &read)
            self.ending = .soft
        } else {
            self.drop(1, .breaks, &read)
        }
    }
}
