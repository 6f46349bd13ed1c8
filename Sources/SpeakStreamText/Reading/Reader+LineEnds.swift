// Lines end.
extension Reader {
    /// Ends the line, with the byte that ends it or because nothing follows.
    mutating func endLine(_ byte: UInt8?, _ read: inout ReadText) {
        switch self.phase {
        case .start: return
        case .text: self.endText(byte, &read)
        case .code:
            self.codeLines += 1
            self.endRawLine(byte, .code, isRead: self.configuration.code == .read, &read)
        case .html:
            self.flushAngle(&read)
            if self.leaf == .html(.blankLine) {
                self.sayBreak(.soft, for: byte, &read)
            } else {
                self.endRawLine(byte, .html, isRead: false, &read)
            }
        case .mathematics: self.endMathematicsLine(byte, &read)
        case .row: self.endRow(byte, &read)
        case .reasoning:
            // It was found when the line was read as a whole, and goes on behind it.
            if let byte {
                self.takeReasoning(byte, &read)
            }
            return
        case .head, .lateHead:
            self.leaf = .tableHead
            if let byte {
                self.head.bytes.append(byte)
            }
        case .blank where self.leaf == .indentedCode: self.endRawLine(byte, .code, isRead: false, &read)
        case .blank, .rule, .marks, .fence, .fenceEnd: self.sayBreak(.paragraph, for: byte, &read)
        }
        // Reasoning that was found late goes on.
        if self.phase == .reasoning {
            self.settleLineEnd(.soft, &read)
            self.afterReasoning = .start
        } else {
            self.phase = .start
        }
        self.clearLine()
    }

    private mutating func endRawLine(
        _ byte: UInt8?,
        _ role: Piece.Role,
        isRead: Bool,
        _ read: inout ReadText
    ) {
        guard let byte else {
            return
        }
        if isRead {
            self.say(byte, role, &read)
            self.ending = .soft
        } else {
            self.drop(1, role, &read)
        }
    }

    private mutating func endText(_ byte: UInt8?, _ read: inout ReadText) {
        let isHeld = !self.hold.isEmpty
        self.resolve(.line, &read)
        let isBroken = isHeld && self.hold.endsInBackslash || self.trailingSpaces >= 2
        if self.leaf == .heading {
            self.leaf = .none
            self.sayBreak(.paragraph, for: byte, &read)
        } else {
            self.endParagraphLine(byte, isBroken: isBroken, &read)
        }
    }

    /// Ends a line of a paragraph.
    ///
    /// Whether the next line goes on with an item of a list or begins another is only known there: until then the
    /// line end waits.
    mutating func endParagraphLine(_ byte: UInt8?, isBroken: Bool, _ read: inout ReadText) {
        if self.role == .item, !isBroken, let byte {
            self.waitingLineEnd.empty()
            self.waitingLineEnd.append(byte)
        } else {
            self.sayBreak(isBroken ? .line : .soft, for: byte, &read)
        }
    }

    /// Says the line end that waits.
    mutating func settleLineEnd(_ ending: Ending, _ read: inout ReadText) {
        guard let first = self.waitingLineEnd.first else {
            return
        }
        let count = self.waitingLineEnd.count
        self.waitingLineEnd.empty()
        self.sayBreak(ending, for: first, &read)
        self.drop(count - 1, .breaks, &read)
    }
}
