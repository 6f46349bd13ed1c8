// What is known before the text goes on: for the time when upstream hesitates or has stalled.
extension BoundaryDetector {
    /// Every boundary whose `mark` is not beyond this has come out (UTF-8 bytes).
    var settled: Int {
        var settled = self.position.bytes
        if self.open.contains(.run) { settled = min(settled, self.run.start) }
        if self.open.contains(.mark) { settled = min(settled, self.mark.start) }
        if self.open.contains(.end) { settled = min(settled, self.candidate.mark - 1) }
        if self.open.contains(.clause) { settled = min(settled, self.clause.end - 1) }
        if self.open.contains(.line) { settled = min(settled, self.endedLine.mark - 1) }
        // A marker or a word such as "because" may yet make the place before it a boundary.
        return self.token.count > Spelling.capacity ? settled : min(settled, self.previousEnd - 1)
    }

    /// Whether the last scalar taken was white space, so that no word is unfinished.
    var isAfterWhite: Bool { self.whiteRun > 0 }

    /// The break to assume if the voice must stop right here.
    var presumedBreak: Break {
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
