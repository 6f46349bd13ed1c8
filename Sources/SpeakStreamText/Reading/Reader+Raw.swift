// Lines that are no text: code, HTML, reasoning.
extension Reader {
    mutating func takeInPhase(_ byte: UInt8, _ read: inout ReadText) {
        switch self.phase {
        case .start: self.takeStart(byte, &read)
        case .text: self.takeText(byte, &read)
        case .code:
            if self.configuration.code == .read {
                self.say(byte, .code, &read)
            } else {
                self.drop(1, .code, &read)
            }
        case .html: self.takeHTML(byte, &read)
        case .mathematics: self.takeMathematics(byte, &read)
        case .row: self.takeRow(byte, &read)
        case .reasoning: self.takeReasoning(byte, &read)
        case .marks: self.takeMark(byte, &read)
        case .lateHead: self.takeLateHead(byte, &read)
        case .blank, .rule, .fence, .fenceEnd, .head: self.drop(1, .markup, &read)
        }
    }

    /// Drops the code from `start` on; returns where its line ends.
    mutating func dropCode(_ bytes: Span<UInt8>, from start: Int, _ read: inout ReadText) -> Int {
        var index = start
        while index < bytes.count, !bytes[index].isLineEnd {
            index += 1
        }
        self.drop(index - start, .code, &read)
        return index
    }

    private mutating func takeHTML(_ byte: UInt8, _ read: inout ReadText) {
        guard self.leaf == .html(.blankLine) else {
            self.drop(1, .html, &read)
            self.window = self.window << 8 | UInt128(byte.small)
            if case .html(let terminator) = self.leaf, terminator.matches(self.window) {
                // What stands behind it in the line is said, so that no text is lost.
                self.leaf = .none
                self.phase = .text
                self.recent = 0x20
            }
            return
        }
        if self.htmlState == .angle {
            if byte.isLetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
                self.drop(2, .html, &read)
                self.htmlState = .tag
                self.window = UInt128(UInt8(ascii: "<")) << 8 | UInt128(byte.small)
                return
            }
            self.flushAngle(&read)
        }
        if self.htmlState == .tag {
            self.drop(1, .html, &read)
            self.window = self.window << 8 | UInt128(byte.small)
            if byte == UInt8(ascii: ">") {
                self.htmlState = .text
                if let terminator = Terminator(openedBy: self.window) {
                    self.beginReasoning(terminator, &read)
                }
            }
        } else if byte == UInt8(ascii: "<") {
            self.htmlState = .angle
        } else if byte.isBlank, self.ending != .text || self.lastSaid.isBlank {
            self.drop(1, .html, &read)
        } else {
            self.flushBreak(&read)
            self.say(byte, .html, &read)
        }
    }

    /// A `<` is waiting, but no tag has come.
    mutating func flushAngle(_ read: inout ReadText) {
        if self.htmlState == .angle {
            self.htmlState = .text
            self.flushBreak(&read)
            self.say(UInt8(ascii: "<"), .html, &read)
        }
    }

    /// What seemed a rule when as much was read as may be held can still turn out to be text that begins like one.
    private mutating func takeMark(_ byte: UInt8, _ read: inout ReadText) {
        guard !byte.isBlank, !"-*_=".utf8.contains(byte) else {
            self.drop(1, .markup, &read)
            return
        }
        self.leaf = .paragraph
        self.phase = .text
        self.flushBreak(&read)
        self.takeText(byte, &read)
    }
}
