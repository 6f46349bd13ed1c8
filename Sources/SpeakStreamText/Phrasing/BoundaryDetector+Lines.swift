// White space and the ends of lines.
extension BoundaryDetector {
    mutating func takeWhite(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        self.whiteRun += 1
        self.verbatim.noteWhite()
        let isNewline = traits.contains(.newline)
        if isNewline {
            self.takeNewline(scalar, &found)
        } else if self.open.contains(.line) {
            // Prose that goes on is not indented.
            self.open.remove(.line)
            self.emit(self.endedLine, &found)
        }
        if isNewline || !self.token.isEmpty {
            self.token.clear(isFirst: isNewline || self.token.isFirst && self.token.isOnlyBullet)
        }
        if self.whiteRun == 256 {
            self.closeWhite(&found)
        }
    }

    private mutating func takeNewline(_ scalar: Unicode.Scalar, _ found: inout [Boundary]) {
        defer {
            self.line = LineScope()
            self.line.isCode = self.verbatim.endLine()
        }
        if self.open.contains(.line) {
            // A blank line.
            self.open.remove(.line)
            self.emit(Boundary(kind: .paragraph, position: self.position, mark: self.endedLine.mark), &found)
            return
        }
        guard !self.line.isBlank else {
            return
        }
        let boundary = Boundary(
            kind: scalar == "\u{2029}" ? .paragraph : .sentence,
            position: self.position,
            mark: self.position.bytes
        )
        let hasEnd = self.open.contains(.end) && !self.candidate.run.isSemicolon
        self.open.remove([.end, .clause])
        // The separators of Unicode, which a reader of markdown writes, leave no doubt.
        let isHard = scalar == "\u{2028}" || scalar == "\u{2029}"
        if hasEnd || isHard || self.line.endsInMark || !self.line.mayContinue {
            self.emit(boundary, &found)
        } else {
            self.endedLine = boundary
            self.open.insert(.line)
        }
    }

    /// The next line has begun: it goes on with the sentence, or it does not.
    mutating func beginLine(_ traits: ScalarTraits, _ found: inout [Boundary]) {
        self.open.remove(.line)
        if traits.contains(.lower) || self.endsInParticle && traits.contains(.ideograph) {
            // Soft-wrapped prose.
            self.line.startsLower = false
            self.line.isBlank = false
        } else {
            self.emit(self.endedLine, &found)
        }
    }

    /// Decides what waits for the next word when none comes.
    private mutating func closeWhite(_ found: inout [Boundary]) {
        if self.open.contains(.end), self.candidate.place == nil,
            self.rules.isSafe(self.candidate.run, self.candidate.before)
        {
            self.emit(Boundary(kind: .sentence, position: self.position, mark: self.candidate.mark), &found)
        }
        self.open.remove([.end, .clause])
    }
}
