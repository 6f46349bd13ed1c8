// What the end of a word tells: of the sentence before it, of lists in a line, of clauses.
extension BoundaryDetector {
    /// What the end of a run of visible scalars tells.
    mutating func endToken(_ found: inout [Boundary]) {
        if self.open.contains(.end) {
            self.resolveWord(&found)
        }
        if self.token.digits > 0 || self.token.letters <= 1 {
            self.takeMarker(&found)
        }
        if self.findsClauses {
            self.takeWord(&found)
        }
        let hasMark = self.open.contains(.mark)
        if self.open.contains(.run) {
            self.openEnd()
        } else if hasMark {
            self.openClause()
        } else if self.token.last.contains(.hangul), !self.open.contains(.end), self.token.endsKoreanSentence {
            self.openOther { $0.isVerbEnding = true }
        }
        self.open.remove([.run, .mark])
        self.line.endsInMark = hasMark
        self.previousDigit = self.token.last.contains(.digit)
        self.previousIsWord = self.token.letters > 0
    }

    /// White space stands behind `run`.
    private mutating func openEnd() {
        let mark = self.position.bytes
        if self.open.contains(.end), self.candidate.run.isEllipsis || self.candidate.run.isStop, self.run.stops > 0,
            !self.run.hasEmphasis, self.token.isEmpty, !self.candidate.run.hasCloser
        {
            // ". . ." goes on.
            self.candidate.run.join(self.run)
            (self.candidate.mark, self.candidate.place, self.candidate.wait) = (mark, nil, .first)
            return
        }
        let before = self.before()
        guard !self.verbatim.isOpen, !self.run.isCiting, self.rules.mayEnd(self.run, before) else {
            return
        }
        self.candidate = Candidate(run: self.run, before: before, mark: mark, wasQuoted: self.scope.isQuoted)
        self.candidate.run.isSpaced = self.token.isEmpty
        self.open.insert(.end)
    }

    /// Opens the question of an end that no terminator marks.
    private mutating func openOther(_ kind: (inout TerminatorRun) -> Void) {
        var run = TerminatorRun(start: self.position.bytes)
        kind(&run)
        self.candidate = Candidate(
            run: run,
            before: self.before(),
            mark: self.position.bytes,
            wasQuoted: self.scope.isQuoted
        )
        self.open.insert(.end)
    }

    /// White space stands behind `mark`.
    private mutating func openClause() {
        guard !self.scope.isInside, !self.open.contains(.end) else {
            return
        }
        if self.findsClauses {
            self.clause = (self.mark, self.position.bytes)
            self.open.insert(.clause)
        }
        if self.mark.kind == .semicolon {
            self.openOther { $0.isSemicolon = true }
        }
    }

    mutating func before() -> SentenceRules.Before {
        self.rules.before(&self.token, isSentenceStart: self.tokenStart.speakable <= self.sentenceStart)
    }

    // MARK: The sentence before

    /// Answers what waited for the whole of the word that ends here.
    mutating func resolveWord(_ found: inout [Boundary]) {
        guard self.open.contains(.end), self.candidate.place != nil else {
            return
        }
        switch self.candidate.wait {
        case .first:
            // Nothing but marks: the next word is still to come.
            if self.token.count > 0, self.token.closesQuote(isOpen: self.candidate.wasQuoted) {
                self.candidate.run.close()
                self.candidate.place = nil
                self.candidate.opened = 0
                self.candidate.mark = self.position.bytes
            }
        case .word:
            self.answer(self.judgeWord(), &found)
        case .emoticon:
            if self.token.isEmoticon {
                // It belongs to the sentence before it.
                self.candidate.place = nil
                self.candidate.wait = .first
                self.candidate.mark = self.position.bytes
            } else {
                let answer = self.rules.judge(self.candidate.run, self.candidate.before, next: [], opened: true)
                self.answer(answer == .ends, &found)
            }
        }
    }

    private mutating func judgeWord() -> Bool {
        if self.candidate.isUnspaced {
            return self.rules.endsUnspaced(self.candidate.before, next: &self.token)
        }
        let isAbbreviated = self.open.contains(.run) && self.run.isSingleStop || self.token.isAcronym
        return self.rules.judge(
            self.candidate.run,
            self.candidate.before,
            next: &self.token,
            endsInStop: isAbbreviated
        )
    }

    // MARK: Lists

    /// The marker of an item within a line begins a sentence.
    mutating func takeMarker(_ found: inout [Boundary]) {
        if self.token.count == 1, self.token.isOnlyBullet {
            self.takeBullet(&found)
            return
        }
        guard let style = self.open.contains(.run) ? self.run.markerStyle : self.token.markerStyle,
            let (value, isLettered) = self.token.marker
        else {
            return
        }
        let isNext = self.list.take(
            value,
            isLettered: isLettered,
            style,
            isFirst: self.token.isFirst
        )
        if self.token.isFirst {
            self.line.isBlock = true
        } else if isNext, self.previousIsWord || self.open.contains(.end) {
            self.open.remove(.end)
            self.beginItem(&found)
        }
    }

    private mutating func takeBullet(_ found: inout [Boundary]) {
        if self.token.isFirst {
            self.line.isBlock = true
            self.line.bullet = self.token.traits.contains(.bullet) ? self.token.head : nil
        } else if self.line.bullet == self.token.head {
            self.beginItem(&found)
        }
    }

    private mutating func beginItem(_ found: inout [Boundary]) {
        self.emit(Boundary(kind: .sentence, position: self.tokenStart, mark: self.tokenStart.bytes), &found)
        self.token.isFirst = true
    }

    // MARK: Clauses

    /// Takes a word for the rules of clauses.
    private mutating func takeWord(_ found: inout [Boundary]) {
        if self.token.letters + self.token.digits > 0 {
            self.takeWordOfLetters(&found)
        }
    }

    /// The same for one with a letter or digit in it, of which only the letters may be spelled and not counted.
    mutating func takeWordOfLetters(_ found: inout [Boundary]) {
        let hasClause = self.open.contains(.clause)
        let isAsked = hasClause || self.sentenceWords == 0 || self.words.mayBeBare(&self.token.spelling)
        let roles = isAsked ? self.clauseRoles : []
        if hasClause {
            self.takeClause(roles, &found)
        } else if !roles.isDisjoint(with: [.bare, .preposition]), self.sentenceWords > 0, !self.scope.isInside,
            !self.open.contains(.end),
            !self.verbatim.isOpen, self.tokenStart.bytes - self.previousEnd <= Self.longestWait,
            !self.words.rolesOfParts(of: &self.previous).contains(.function)
        {
            let cue = roles.contains(.bare) ? ClauseCue.bare : .preposition
            found.append(Boundary(kind: .clause, position: self.tokenStart, mark: self.previousEnd, cue: cue))
        }
        if self.sentenceWords == 0 {
            self.isLedIn = roles.contains(.leading)
        }
        self.sentenceWords += 1
        self.previous.copy(&self.token.spelling)
        self.previousEnd = self.position.bytes
    }

    /// What the word is in the rules of clauses.
    private var clauseRoles: WordRoles {
        mutating get {
            self.token.isOverlong || self.token.traits.contains(.unspaced)
                ? [] : self.words.rolesOfParts(of: &self.token.spelling)
        }
    }

    /// Answers where a clause ended if the token, which ends here without white space, is the next word.
    mutating func takeClauseBeforeToken(_ found: inout [Boundary]) {
        if self.open.contains(.clause), self.token.letters + self.token.digits > 0 {
            self.takeClause(self.clauseRoles, &found)
        }
    }

    /// Answers where a clause ended, from what the next word is.
    mutating func takeClause(_ roles: WordRoles, _ found: inout [Boundary]) {
        self.open.remove(.clause)
        // "June 3, 2020", "1, 2, 3", "5 – 10".
        if !self.clause.mark.afterDigit || !self.token.first.contains(.digit) {
            found.append(
                Boundary(
                    kind: .clause,
                    position: self.tokenStart,
                    mark: self.clause.end,
                    cue: self.cue(self.clause.mark, next: roles)
                )
            )
        }
        self.sentenceCommas += self.clause.mark.kind == .comma ? 1 : 0
    }

    private func cue(_ mark: ClauseMark, next roles: WordRoles) -> ClauseCue {
        switch mark.kind {
        case .colon, .semicolon: return .mark
        case .dash: return .dash
        case .bracket: return .bracket
        case .comma: break
        }
        if roles.contains(.opener) {
            return .opener
        }
        if self.isLedIn, self.sentenceCommas == 0 {
            return .leading
        }
        if roles.contains(.subject) {
            return .subject
        }
        if roles.contains(.coordinator) {
            return self.sentenceCommas == 0 || self.sentenceWords >= 8 ? .coordinator : .list
        }
        return self.sentenceCommas == 0 || self.sentenceWords >= 6 ? .comma : .list
    }
}
