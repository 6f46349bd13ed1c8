// What is known before the text goes on: for the time when upstream hesitates or has stalled.
extension BoundaryDetector {
    /// Every boundary whose `mark` is not beyond this has come out (UTF-8 bytes), once `settle` was called.
    var settled: Int {
        guard !self.hasFinished else {
            return self.position.bytes
        }
        var settled = self.position.bytes
        if self.open.contains(.run) { settled = min(settled, self.run.start) }
        if self.open.contains(.mark) { settled = min(settled, self.mark.start) }
        if self.open.contains(.end) { settled = min(settled, self.candidate.mark - 1) }
        if self.open.contains(.clause) { settled = min(settled, self.clause.end - 1) }
        if self.open.contains(.line) { settled = min(settled, self.endedLine.mark - 1) }
        // A marker or a word such as "because" may yet make the place before it a boundary.
        guard !self.token.isOverlong else {
            return settled
        }
        let start = self.token.isEmpty ? self.position.bytes : self.tokenStart.bytes
        return min(settled, (start - self.previousEnd <= Self.longestWait ? min(start, self.previousEnd) : start) - 1)
    }

    /// The bytes that a question may stay open for, whatever marks come; more white space than rules care for.
    static let longestWait = 256

    /// Lets out the end of a clause whose next word is too long for the rest of it to matter.
    mutating func settle(_ found: inout [Boundary]) {
        self.catchUp()
        if self.open.contains(.clause), self.token.isOverlong, self.token.letters + self.token.digits > 0 {
            self.takeClause([], &found)
        }
    }

    /// The place after the last white space taken, once `stall` was called.
    var lastWhite: TextPosition {
        if self.whiteRun > 0 {
            return self.position
        }
        return self.restart.at == self.tokenStart.bytes ? self.restart.white : self.tokenStart
    }

    /// The break to assume if the voice must stop right here.
    mutating func presumedBreak() -> Break {
        if self.open.contains(.line) {
            return self.endedLine.kind == .paragraph ? .paragraph : .sentence
        }
        if self.open.contains(.end), self.candidate.wait == .first, self.candidate.place == nil {
            return self.rules.isSafe(self.candidate.run, self.candidate.before) ? .sentence : .clause
        }
        if self.open.contains(.run) {
            return self.rules.isSafe(self.run, self.before()) ? .sentence : .clause
        }
        return .clause
    }

    /// Decides what is open as if nothing that follows could undo it: an end after an ordinary word is one.
    ///
    /// For the time when upstream hesitates, or for no look-ahead at all.
    mutating func stall(_ found: inout [Boundary]) {
        self.catchUp()
        if self.open.contains(.run), !self.open.contains(.end), !self.run.isClosed,
            self.rules.isSafe(self.run, self.before())
        {
            self.open.remove(.run)
            self.emit(Boundary(kind: .sentence, position: self.position, mark: self.position.bytes), &found)
            self.restartToken()
        } else if self.open.contains(.end), self.candidate.place == nil,
            self.rules.isSafe(self.candidate.run, self.candidate.before)
        {
            self.open.remove(.end)
            self.emit(Boundary(kind: .sentence, position: self.position, mark: self.candidate.mark), &found)
        }
    }
}
