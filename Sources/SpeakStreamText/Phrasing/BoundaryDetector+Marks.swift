// Letters and marks outside the fast path.
extension BoundaryDetector {
    mutating func takeVisible(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        if self.token.isEmpty, !self.open.contains(.run) || self.whiteRun > 0 {
            self.beginToken(traits, &found)
        }
        self.whiteRun = 0
        if self.open.contains(.end) {
            self.ask(scalar, traits, &found)
        }
        if traits.isDisjoint(with: [.letter, .digit]) {
            self.takeMark(scalar, traits, &found)
        } else {
            self.takeLetter(scalar, traits, &found)
        }
        if self.line.isBlank {
            self.line.begin(scalar, traits)
        }
    }

    private mutating func beginToken(_ traits: ScalarTraits, _ found: inout [Boundary]) {
        if self.open.contains(.line) {
            self.beginLine(traits, &found)
        }
        self.tokenStart = self.position
        if self.open.contains(.end), self.candidate.place == nil {
            self.candidate.place = self.position
        }
    }

    private mutating func takeLetter(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        self.endsInParticle = traits.contains(.hiragana) && Self.particles.contains(scalar)
        if self.verbatim.isCounting {
            self.verbatim.note(scalar, isLineStart: self.line.isBlank, afterWord: self.token.isInWord)
        }
        if self.open.contains(.run) {
            if self.run.isCiting, !self.run.isOverlong, self.run.extend(scalar, traits) {
                return
            }
            self.endRun(scalar, traits, &found)
        }
        if self.open.contains(.mark) {
            self.endMark(traits, wasInside: self.scope.isInside, &found)
        }
        self.token.note(scalar, traits)
    }

    /// The particles no, ha, wo, ni, ga, to, mo and de.
    private static let particles = "\u{306E}\u{306F}\u{3092}\u{306B}\u{304C}\u{3068}\u{3082}\u{3067}".unicodeScalars

    @inline(__always)
    private mutating func takeMark(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        self.endsInParticle = false
        if self.open.contains(.clause), self.position.bytes - self.clause.end > Self.longestWait {
            // As `settle` would have it, whether or not it was asked for by now.
            if self.token.letters + self.token.digits > 0 {
                self.takeClause([], &found)
            }
            self.open.remove(.clause)
        }
        let wasInside = self.open.contains(.mark) && self.scope.isInside
        var closesBracket = false
        if traits.contains(.scoping) {
            closesBracket = self.scope.note(scalar, traits) && !self.open.contains(.end)
            if self.open.contains(.end) {
                self.candidate.scope.note(scalar, traits)
            }
        }
        if traits.contains(.verbatim) || self.verbatim.isCounting,
            self.verbatim.note(scalar, isLineStart: self.line.isBlank, afterWord: self.token.isInWord)
        {
            self.line.isCode = true
        }
        if self.open.contains(.run) {
            if !self.run.isOverlong, self.run.extend(scalar, traits) {
                return
            }
            self.endRun(scalar, traits, &found)
        }
        if self.open.contains(.mark) {
            if traits.contains(.closer), self.position.bytes - self.mark.start <= Self.longestWait,
                !traits.contains(.markup) || !self.mark.isUnspaced
            {
                self.token.note(scalar, traits)
                return
            }
            self.endMark(traits, wasInside: wasInside, &found)
        }
        if self.isTerminator(scalar, traits), !self.verbatim.isOpen {
            self.beginRun(scalar, traits)
            return
        }
        if traits.contains(.clauseMark) || closesBracket {
            let afterDigit = self.token.isEmpty ? self.previousDigit : self.token.last.contains(.digit)
            self.mark = ClauseMark(
                start: self.position.bytes,
                isUnspaced: traits.contains(.unspaced),
                afterDigit: afterDigit && traits.contains(.clauseMark),
                kind: ClauseMark.kind(of: scalar, traits)
            )
            self.open.insert(.mark)
        }
        self.token.note(scalar, traits)
    }

    // MARK: Terminators

    /// ":" ends sentences in Armenian, ";" asks in Greek.
    private func isTerminator(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Bool {
        if traits.contains(.terminator) {
            return !(scalar == "." && self.token.last.contains(.armenian))
        }
        return scalar == ":" && self.token.last.contains(.armenian)
            || (scalar == ";" || scalar == "\u{37E}") && self.token.last.contains(.greek)
    }

    private mutating func beginRun(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        self.run = TerminatorRun(start: self.position.bytes)
        // "!" and "?" after Han and Kana need no white space either.
        let isUnspaced = self.token.last.contains(.eastAsian) && scalar != "." && scalar != "\u{2026}"
        _ = self.run.extend(scalar, traits.union(isUnspaced ? [.terminator, .unspaced] : .terminator))
        self.open.insert(.run)
    }

    /// Ends a run of terminators before a scalar that is none of it.
    private mutating func endRun(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        self.open.remove(.run)
        if self.run.isUnspaced {
            guard !(self.run.hasCloser && traits.contains(.hiragana)), !traits.contains(.clauseMark) else {
                self.token.noteInner(self.run)
                return
            }
            self.resolveWord(&found)
            self.open.remove(.end)
            self.emit(Boundary(kind: .sentence, position: self.position, mark: self.position.bytes), &found)
            self.restartToken()
            if traits.contains(.scoping) {
                self.scope.note(scalar, traits)
            }
            return
        }
        guard !self.open.contains(.end), traits.contains(.upper) else {
            self.token.noteInner(self.run)
            return
        }
        let before = self.before()
        guard self.rules.mayEnd(self.run, before), self.rules.mayEndUnspaced(self.run, before, next: traits) else {
            self.token.noteInner(self.run)
            return
        }
        self.takeClauseBeforeToken(&found)
        self.candidate = Candidate(
            run: self.run,
            before: before,
            mark: self.position.bytes,
            place: self.position,
            wait: .word,
            isUnspaced: true
        )
        self.open.insert(.end)
        self.restartToken()
    }

    mutating func restartToken() {
        self.restart = (self.position.bytes, self.lastWhite)
        self.token.clear(isFirst: false)
        self.tokenStart = self.position
    }

    // MARK: Clause marks

    /// Ends a clause mark before a scalar that does not close behind it.
    private mutating func endMark(_ traits: ScalarTraits, wasInside: Bool, _ found: inout [Boundary]) {
        self.open.remove(.mark)
        let isBoundary = self.mark.isUnspaced && !traits.contains(.clauseMark) && !traits.contains(.terminator)
        if self.findsClauses, isBoundary, !wasInside, !self.open.contains(.end),
            !(self.mark.afterDigit && traits.contains(.digit))
        {
            if self.open.contains(.clause), self.token.letters + self.token.digits > 0 { self.takeClause([], &found) }
            let end = self.position.bytes
            found.append(Boundary(kind: .clause, position: self.position, mark: end, cue: .coordinator))
        }
    }

    // MARK: The sentence before

    /// Puts the next scalar to the end of a sentence that waits.
    private mutating func ask(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        if self.position.bytes - self.candidate.run.start > Self.longestWait * 2 {
            self.giveUp(&found)
            return
        }
        switch self.candidate.wait {
        case .first: self.judgeFirst(scalar, traits, &found)
        case .word where self.token.count > Spelling.capacity, .emoticon where self.token.count > 4:
            // Longer than any listed word or emoticon: nothing is won by waiting on.
            self.resolveWord(&found)
        default: break
        }
    }

    /// Decides without the next word, which so many marks have kept away.
    private mutating func giveUp(_ found: inout [Boundary]) {
        self.answer(self.rules.isSafe(self.candidate.run, self.candidate.before), &found)
        self.open.remove(.end)
    }

    private mutating func judgeFirst(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        if self.opens(scalar, traits, &found) {
            return
        }
        if self.candidate.run.isUnspaced, self.candidate.run.hasCloser, traits.contains(.hiragana) {
            // Japanese goes on after a quotation.
            self.open.remove(.end)
            return
        }
        if traits.contains(.terminator) {
            // Perhaps ". . .".
            if scalar != "." || !self.candidate.run.isEllipsis && !self.candidate.run.isStop {
                self.answer(false, &found)
            }
            return
        }
        if self.candidate.opened == 0, Token.mayBeginEmoticon(scalar, traits) {
            self.candidate.wait = .emoticon
            return
        }
        if self.candidate.dashed, traits.contains(.lower) {
            self.answer(false, &found)
            return
        }
        let isOpened = self.candidate.opened > 0
        switch self.rules.judge(self.candidate.run, self.candidate.before, next: traits, opened: isOpened) {
        case .ends: self.answer(true, &found)
        case .continues: self.answer(false, &found)
        case .word: self.candidate.wait = .word
        }
    }

    /// Takes what may stand before the first letter of a sentence; returns whether the letter is still to come.
    private mutating func opens(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) -> Bool {
        let opens =
            !traits.isDisjoint(with: [.opener, .ambiguousQuote, .markup])
            || traits.contains(.closer) && !traits.contains(.bracket)
        if opens, self.candidate.opened < 16 {
            self.candidate.opened += 1
            let isPlain = traits.isDisjoint(with: .closer) || scalar == "*" || scalar == "_"
            if isPlain, !traits.contains(.bracket),
                self.rules.endsBeforeOpener(self.candidate.run, self.candidate.before)
            {
                self.answer(true, &found)
            }
            return true
        }
        // ",," opens a quotation in Dutch.
        if scalar == ",", self.candidate.opened == 0, self.candidate.commas < 2 {
            self.candidate.commas += 1
            return true
        }
        if self.candidate.commas == 1 {
            self.answer(false, &found)
            return true
        }
        // "What?" - asked he: what follows the dash decides.
        if scalar == "-" || traits.contains(.dash) && !self.candidate.dashed {
            self.candidate.dashed = true
            return true
        }
        return false
    }
}
