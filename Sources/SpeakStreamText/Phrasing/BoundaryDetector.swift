/// Finds the boundaries of a text in one pass.
///
/// Every byte is taken once and never looked at again. What is found depends on the text alone, never on how it was
/// split, when it was asked for or where phrases were cut. Boundaries come out decided, in the order of the text; the
/// wait is one word, or 256 scalars of white space, at most.
struct BoundaryDetector: Sendable {
    /// An end of a sentence that waits for what follows.
    private struct Candidate {
        enum Wait { case first, word, emoticon }

        var run: TerminatorRun
        var before: SentenceRules.Before
        /// UTF-8 bytes before the white space.
        var mark: Int
        /// Where the next word begins, once it has.
        var place: TextPosition?
        var wait = Wait.first
        /// Opening marks stand before the next word.
        var opened = 0
        /// No white space stands here.
        var isUnspaced = false
        /// A dash stands before the next word.
        var dashed = false
        /// Commas that may be a low quotation mark.
        var commas = 0
        /// A straight quotation was open at the terminator.
        var wasQuoted = false
        /// The brackets open since the boundary, for the case that it is one.
        var scope = ClauseScope()
    }

    /// A clause mark, its white space, and the next word.
    private struct OpenClause {
        var boundary: Boundary
        var afterDigit: Bool
    }

    /// The end of the whole scalars taken so far.
    private(set) var position = TextPosition()

    private let rules: SentenceRules
    private let table: [ScalarTraits]
    private var decoder = ScalarDecoder()
    private var token = Token()
    private var tokenStart = TextPosition()
    private var run: TerminatorRun?
    private var candidate: Candidate?
    private var mark: ClauseMark?
    private var openClause: OpenClause?
    private var openLine: Boundary?
    private var line = LineScope()
    private var list = InlineList()
    private var scope = ClauseScope()
    private var verbatim = Verbatim()
    private var whiteRun = 0
    /// The sentence has no word yet; where it began.
    private var sentenceStart = 0
    private var previousDigit = false
    private var previousIsWord = false
    /// The last visible scalar is a Japanese particle, behind which no sentence ends.
    private var endsInParticle = false
    private var cueBefore: ClauseCue?

    init(language: Language) {
        self.rules = SentenceRules(language: language)
        self.table = ScalarTraits.table
        self.token.clear(isFirst: true)
    }

    /// Every boundary whose `mark` is not beyond this has come out (UTF-8 bytes).
    var settled: Int {
        var settled = self.position.bytes
        if let run = self.run { settled = min(settled, run.start) }
        if let mark = self.mark { settled = min(settled, mark.start) }
        if let candidate = self.candidate { settled = min(settled, candidate.mark - 1) }
        if let clause = self.openClause { settled = min(settled, clause.boundary.mark - 1) }
        if let line = self.openLine { settled = min(settled, line.mark - 1) }
        // A marker or a word such as "because" may yet make its own beginning a boundary.
        return self.token.isEmpty ? settled : min(settled, self.tokenStart.bytes - 1)
    }

    /// Whether the last scalar taken was white space, so that no word is unfinished.
    var isAfterWhite: Bool { self.whiteRun > 0 }

    /// The break to assume if the voice must stop right here.
    var presumedBreak: Break {
        if let line = self.openLine {
            return line.kind == .paragraph ? .paragraph : .sentence
        }
        if let candidate = self.candidate, candidate.wait == .first, candidate.place == nil {
            return self.isSafe(candidate.run, candidate.before) ? .sentence : .clause
        }
        if let run = self.run {
            return self.isSafe(run, self.before()) ? .sentence : .clause
        }
        return .clause
    }

    /// An end after an ordinary word, which hardly anything that follows can undo.
    private func isSafe(_ run: TerminatorRun, _ before: SentenceRules.Before) -> Bool {
        run.isUnspaced || run.hasEmphasis && !run.hasCloser
            || run.isStop && before.letters > 1 && before.digits == 0 && !before.isAcronym && !before.isTechnical
                && before.roles.isDisjoint(with: .abbreviation)
    }

    /// no, ha, wo, ni, ga, to, mo, de
    private static let particles: Set<UInt32> = [0x306E, 0x306F, 0x3092, 0x306B, 0x304C, 0x3068, 0x3082, 0x3067]

    /// Takes the next bytes and appends the boundaries that they decide.
    mutating func consume(_ bytes: Span<UInt8>, _ found: inout [Boundary]) {
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte < 0x80, self.isInPlainWord {
                let traits = self.table[Int(byte)]
                if traits.contains(.plain) {
                    self.token.notePlain(byte, traits)
                    self.position.advancePlain()
                    index += 1
                    continue
                }
            }
            index += 1
            self.consume(byte, &found)
        }
    }

    /// Letters and digits only count here: no question is open that the next of them could answer.
    @inline(__always)
    private var isInPlainWord: Bool { self.isPlain }

    private var isPlain = false

    @inline(__always)
    mutating func consume(_ byte: UInt8, _ found: inout [Boundary]) {
        guard let (scalar, length) = self.decoder.push(byte) else {
            return
        }
        let traits = ScalarTraits.of(scalar, self.table)
        if traits.contains(.white) {
            self.isPlain = false
            let mark = self.position.bytes
            if self.whiteRun == 0 {
                self.endToken(mark: mark, &found)
            }
            self.position.advance(traits, length: length)
            self.takeWhite(traits, scalar, &found)
        } else {
            self.takeVisible(scalar, traits, &found)
            self.position.advance(traits, length: length)
            self.isPlain = !traits.isDisjoint(with: [.letter, .digit]) && self.run == nil && self.mark == nil
                && !self.verbatim.isCounting && self.candidate == nil
        }
    }

    /// Ends the text: appends the boundaries that only its end decides.
    mutating func finish(_ found: inout [Boundary]) {
        if self.whiteRun == 0, !self.token.isEmpty {
            self.resolveWord(&found)
            self.takeMarker(&found)
        }
        // What else is open has nothing behind it, so that the end of the text stands in its place.
        (self.candidate, self.openClause, self.openLine, self.run, self.mark) = (nil, nil, nil, nil, nil)
    }

    // MARK: White space

    /// What the end of a run of visible scalars tells.
    private mutating func endToken(mark: Int, _ found: inout [Boundary]) {
        self.resolveWord(&found)
        self.takeMarker(&found)
        self.takeWord(&found)
        if let run = self.run {
            self.run = nil
            self.open(run, mark: mark)
        } else if let clauseMark = self.mark {
            if !self.scope.isInside, self.candidate == nil {
                var end = self.position
                end.bytes = mark
                self.openClause = OpenClause(
                    boundary: Boundary(kind: .clause, position: end, mark: mark),
                    afterDigit: clauseMark.afterDigit
                )
                self.cueBefore = clauseMark.cue
                if clauseMark.isSemicolon {
                    self.openOther(mark: mark) { $0.isSemicolon = true }
                }
            }
        } else if self.candidate == nil, self.token.endsKoreanSentence {
            self.openOther(mark: mark) { $0.isVerbEnding = true }
        }
        self.line.endsInMark = self.mark != nil
        self.mark = nil
        self.previousDigit = self.token.last.contains(.digit)
        self.previousIsWord = self.token.letters > 0
    }

    private mutating func open(_ run: TerminatorRun, mark: Int) {
        if var candidate = self.candidate, candidate.run.isEllipsis || candidate.run.isStop, run.stops > 0,
            !run.hasEmphasis, self.token.isEmpty, !candidate.run.hasCloser
        {
            // ". . ." goes on.
            candidate.run.join(run)
            (candidate.mark, candidate.place, candidate.wait) = (mark, nil, .first)
            self.candidate = candidate
            return
        }
        var run = run
        let before = self.before()
        guard !self.verbatim.isOpen, self.rules.mayEnd(run, before) else {
            return
        }
        run.isSpaced = self.token.isEmpty
        self.candidate = Candidate(run: run, before: before, mark: mark, wasQuoted: self.scope.isQuoted)
    }

    /// Opens the question of an end that no terminator marks.
    private mutating func openOther(mark: Int, _ kind: (inout TerminatorRun) -> Void) {
        var run = TerminatorRun(start: mark)
        kind(&run)
        self.candidate = Candidate(run: run, before: self.before(), mark: mark, wasQuoted: self.scope.isQuoted)
    }

    private func before() -> SentenceRules.Before {
        self.rules.before(self.token, isSentenceStart: self.tokenStart.speakable <= self.sentenceStart)
    }

    private mutating func takeWhite(_ traits: ScalarTraits, _ scalar: Unicode.Scalar, _ found: inout [Boundary]) {
        self.whiteRun += 1
        self.verbatim.noteWhite()
        if traits.contains(.newline) {
            self.takeNewline(scalar, &found)
        } else if let line = self.openLine {
            // Prose that goes on is not indented.
            self.openLine = nil
            self.emit(line, &found)
        }
        if !self.token.isEmpty || traits.contains(.newline) {
            let isFirst = traits.contains(.newline) || self.token.isFirst && self.token.isOnlyBullet
            self.token.clear(isFirst: isFirst)
        }
        if self.whiteRun == 256 {
            self.closeWhite(&found)
        }
    }

    private mutating func takeNewline(_ scalar: Unicode.Scalar, _ found: inout [Boundary]) {
        defer { self.beginLine() }
        if self.openLine != nil {
            // A blank line.
            let line = self.openLine
            self.openLine = nil
            self.emit(Boundary(kind: .paragraph, position: self.position, mark: line?.mark ?? 0), &found)
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
        if let candidate = self.candidate, candidate.run.isSemicolon {
            self.candidate = nil
        }
        if self.candidate != nil || self.line.endsInMark || !self.line.mayContinue {
            self.candidate = nil
            self.openClause = nil
            self.emit(boundary, &found)
        } else {
            self.openClause = nil
            self.openLine = boundary
        }
    }

    private mutating func beginLine() {
        let mayContinue = self.openLine != nil
        let isCode = self.verbatim.endLine(isFenceLine: self.line.isCode)
        self.line = LineScope()
        self.line.isCode = isCode
        _ = mayContinue
        self.run = nil
        self.mark = nil
    }

    /// Decides what waits for the next word when none comes.
    private mutating func closeWhite(_ found: inout [Boundary]) {
        if let line = self.openLine {
            self.openLine = nil
            self.emit(line, &found)
        }
        if let candidate = self.candidate {
            self.candidate = nil
            if candidate.place == nil, self.isSafe(candidate.run, candidate.before) {
                self.emit(Boundary(kind: .sentence, position: self.position, mark: candidate.mark), &found)
            }
        }
        self.openClause = nil
    }

    // MARK: Words

    /// Answers what waited for the whole of the word that ends here.
    private mutating func resolveWord(_ found: inout [Boundary]) {
        guard let candidate = self.candidate, let place = candidate.place else {
            return
        }
        switch candidate.wait {
        case .first:
            // Nothing but marks: the next word is still to come.
            if self.token.count > 0, self.token.closesQuote(isOpen: candidate.wasQuoted) {
                self.candidate?.run.close()
                self.candidate?.place = nil
                self.candidate?.opened = 0
                self.candidate?.mark = self.position.bytes
            }
        case .word:
            let endsInStop = self.run?.isSingleStop ?? false
            self.answer(
                candidate.isUnspaced
                    ? self.rules.endsUnspaced(candidate.before, next: self.token)
                    : self.rules.judge(
                        candidate.run,
                        candidate.before,
                        next: self.token,
                        endsInStop: endsInStop || self.token.isAcronym
                    ),
                &found
            )
        case .emoticon:
            if self.token.isEmoticon {
                // It belongs to the sentence before it.
                self.candidate?.place = nil
                self.candidate?.wait = .first
                self.candidate?.mark = self.position.bytes
            } else {
                _ = place
                let ends = self.rules.judge(candidate.run, candidate.before, next: [], opened: true) == .ends
                self.answer(ends, &found)
            }
        }
    }

    /// The marker of an item within a line begins a sentence.
    private mutating func takeMarker(_ found: inout [Boundary]) {
        guard let marker = self.token.marker(self.run) else {
            if self.token.isFirst, self.token.isOnlyBullet {
                self.line.isBlock = true
                self.line.bullet = self.token.traits.contains(.bullet) ? self.token.head : nil
            } else if self.line.bullet == self.token.head, self.token.isOnlyBullet, !self.token.isFirst {
                self.emit(Boundary(kind: .sentence, position: self.tokenStart, mark: self.tokenStart.bytes), &found)
                self.token.isFirst = true
            }
            return
        }
        let isNext = self.list.take(
            marker.value,
            isLettered: marker.isLettered,
            marker.style,
            isFirst: self.token.isFirst
        )
        if self.token.isFirst {
            self.line.isBlock = true
        } else if isNext, self.previousIsWord || self.candidate != nil {
            self.candidate = nil
            self.openClause = nil
            self.emit(Boundary(kind: .sentence, position: self.tokenStart, mark: self.tokenStart.bytes), &found)
            self.token.isFirst = true
        }
    }

    /// Takes a word for the rules of clauses.
    private mutating func takeWord(_ found: inout [Boundary]) {
        if let clause = self.openClause {
            self.openClause = nil
            // "June 3, 2020", "1, 2, 3", "5 – 10".
            if !clause.afterDigit || !self.token.first.contains(.digit) {
                found.append(clause.boundary)
            }
        }
    }

    // MARK: Everything else

    private mutating func takeVisible(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        if self.token.isEmpty, self.run == nil || self.whiteRun > 0 {
            self.beginToken(scalar, traits, &found)
        }
        self.whiteRun = 0
        self.endsInParticle = traits.contains(.hiragana) && Self.particles.contains(scalar.value)
        if let candidate = self.candidate, candidate.wait == .first {
            self.judgeFirst(scalar, traits, candidate, &found)
        }
        if let candidate = self.candidate, candidate.place != nil,
            candidate.wait == .emoticon ? self.token.count > 4 : candidate.wait == .word && self.token.count > Spelling.capacity
        {
            // Longer than any emoticon or listed word: nothing is won by waiting on.
            self.resolveWord(&found)
        }
        let wasInside = self.scope.isInside
        let closesBracket = self.scope.note(scalar, traits) && self.candidate == nil
        self.candidate?.scope.note(scalar, traits)
        if self.verbatim.note(scalar, isLineStart: self.line.isBlank, afterWord: self.token.isInWord) {
            self.line.isCode = self.line.isCode || self.verbatim.isFence
        }
        self.noteLine(scalar, traits)
        if self.run != nil, self.extendRun(scalar, traits, &found) {
            return
        }
        if let mark = self.mark, self.extendMark(mark, scalar, traits, wasInside: wasInside, &found) {
            return
        }
        if self.isTerminator(scalar, traits), !self.verbatim.isOpen {
            var run = TerminatorRun(start: self.position.bytes)
            // "!" and "?" after Han and Kana need no white space either.
            let isUnspaced = self.token.last.contains(.eastAsian) && scalar != "." && scalar != "\u{2026}"
            _ = run.extend(scalar, traits.union(isUnspaced ? [.terminator, .unspaced] : .terminator))
            self.run = run
            return
        }
        if traits.contains(.clauseMark) || closesBracket {
            let afterDigit = self.token.isEmpty ? self.previousDigit : self.token.last.contains(.digit)
            self.mark = ClauseMark(
                start: self.position.bytes,
                isUnspaced: traits.contains(.unspaced),
                afterDigit: afterDigit && traits.contains(.clauseMark),
                isColon: scalar == ":" || scalar == "\u{FF1A}",
                isSemicolon: scalar == ";",
                cue: .comma
            )
        }
        self.token.note(scalar, traits)
    }

    /// ":" ends sentences in Armenian, ";" asks in Greek.
    private func isTerminator(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Bool {
        if traits.contains(.terminator) {
            return !(scalar == "." && self.token.last.contains(.armenian))
        }
        return scalar == ":" && self.token.last.contains(.armenian)
            || (scalar == ";" || scalar == "\u{37E}") && self.token.last.contains(.greek)
    }

    private mutating func beginToken(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) {
        if let line = self.openLine {
            self.openLine = nil
            if traits.contains(.lower) || self.endsInParticle && traits.contains(.ideograph) {
                // Soft-wrapped prose: the sentence goes on.
                self.line.startsLower = false
                self.line.isBlank = false
            } else {
                self.emit(line, &found)
            }
        }
        self.tokenStart = self.position
        if self.candidate != nil, self.candidate?.place == nil {
            self.candidate?.place = self.position
        }
    }

    /// Facts about the line from its first visible scalars.
    private mutating func noteLine(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        guard self.line.isBlank else {
            return
        }
        self.line.isBlank = false
        self.line.startsLower = traits.contains(.lower)
        if scalar == "#" || scalar == "|" || scalar == "-" || scalar == "*" || scalar == ">" || scalar == "+" {
            self.line.isBlock = true
        }
        if traits.contains(.bullet) {
            self.line.isBlock = true
            self.line.bullet = scalar
        }
    }

    private mutating func judgeFirst(
        _ scalar: Unicode.Scalar,
        _ traits: ScalarTraits,
        _ candidate: Candidate,
        _ found: inout [Boundary]
    ) {
        let opens = !traits.isDisjoint(with: [.opener, .ambiguousQuote, .markup])
            || traits.contains(.closer) && !traits.contains(.bracket)
        if opens, candidate.opened < 16 {
            self.candidate?.opened += 1
            if candidate.place != nil, !traits.contains(.bracket), scalar != "\"", scalar != "'",
                traits.isDisjoint(with: .closer) || scalar == "*" || scalar == "_",
                self.rules.endsBeforeOpener(candidate.run, candidate.before)
            {
                self.answer(true, &found)
            }
            return
        }
        // ",," opens a quotation in Dutch.
        if scalar == ",", candidate.opened == 0, self.token.isEmpty || self.token.head == ",", self.token.count < 2 {
            self.candidate?.commas += 1
            return
        }
        if candidate.commas == 1 {
            self.answer(false, &found)
            return
        }
        // "What? - asked he": what follows the dash decides.
        if traits.contains(.dash) || scalar == "-", !candidate.dashed {
            self.candidate?.dashed = true
            return
        }
        if candidate.dashed, scalar == "-" {
            return
        }
        if candidate.run.isUnspaced, candidate.run.hasQuote, traits.contains(.hiragana) {
            // Japanese goes on after a quotation: 「…。」と言った.
            self.candidate = nil
            return
        }
        if traits.contains(.terminator) {
            // Perhaps ". . .".
            if scalar != "." || !candidate.run.isEllipsis && !candidate.run.isStop {
                self.answer(false, &found)
            }
            return
        }
        if Token.mayBeginEmoticon(scalar, traits), candidate.opened == 0 {
            self.candidate?.wait = .emoticon
            return
        }
        if candidate.dashed, traits.contains(.lower) {
            self.answer(false, &found)
            return
        }
        switch self.rules.judge(candidate.run, candidate.before, next: traits, opened: candidate.opened > 0) {
        case .ends: self.answer(true, &found)
        case .continues: self.answer(false, &found)
        case .word: self.candidate?.wait = .word
        }
    }

    /// Goes on with a run of terminators, or ends it before a scalar that is none of it; returns whether it went on.
    private mutating func extendRun(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ found: inout [Boundary]) -> Bool {
        guard var run = self.run else {
            return false
        }
        if !run.isOverlong, run.extend(scalar, traits) {
            self.run = run
            return true
        }
        self.run = nil
        if run.isUnspaced {
            guard !(run.hasQuote && traits.contains(.hiragana)), !traits.contains(.clauseMark) else {
                self.token.noteInner(run)
                return false
            }
            self.emit(Boundary(kind: .sentence, position: self.position, mark: self.position.bytes), &found)
            self.restartToken()
            _ = self.scope.note(scalar, traits)
            return false
        }
        let before = self.before()
        if self.candidate == nil, self.rules.mayEnd(run, before), self.rules.mayEndUnspaced(run, before, next: traits) {
            self.candidate = Candidate(
                run: run,
                before: before,
                mark: self.position.bytes,
                place: self.position,
                wait: .word,
                isUnspaced: true
            )
            self.restartToken()
            return false
        }
        self.token.noteInner(run)
        return false
    }

    private mutating func restartToken() {
        self.token.clear(isFirst: false)
        self.tokenStart = self.position
    }

    /// Goes on with what closes behind a clause mark; returns whether the scalar belongs there.
    private mutating func extendMark(
        _ mark: ClauseMark,
        _ scalar: Unicode.Scalar,
        _ traits: ScalarTraits,
        wasInside: Bool,
        _ found: inout [Boundary]
    ) -> Bool {
        if traits.contains(.closer), !traits.contains(.markup) || !mark.isUnspaced {
            self.token.note(scalar, traits)
            return true
        }
        self.mark = nil
        let isBoundary = mark.isUnspaced && !traits.contains(.clauseMark) && !traits.contains(.terminator)
        if isBoundary, !wasInside, !(mark.afterDigit && traits.contains(.digit)) {
            found.append(Boundary(kind: .clause, position: self.position, mark: self.position.bytes))
        }
        return false
    }

    private mutating func answer(_ ends: Bool, _ found: inout [Boundary]) {
        guard let candidate = self.candidate, let place = candidate.place else {
            return
        }
        self.candidate = nil
        if ends {
            self.emit(Boundary(kind: .sentence, position: place, mark: candidate.mark), &found)
            self.scope = candidate.scope
        }
    }

    private mutating func emit(_ boundary: Boundary, _ found: inout [Boundary]) {
        found.append(boundary)
        self.sentenceStart = boundary.position.speakable
        self.scope = ClauseScope()
        self.openClause = nil
    }
}

/// A clause mark and what closes behind it.
struct ClauseMark: Sendable {
    /// In UTF-8 bytes.
    var start: Int
    var isUnspaced: Bool
    var afterDigit: Bool
    var isColon: Bool
    var isSemicolon: Bool
    var cue: ClauseCue
}

/// How good a place to breathe a clause boundary is.
enum ClauseCue: Sendable {
    case comma
}
