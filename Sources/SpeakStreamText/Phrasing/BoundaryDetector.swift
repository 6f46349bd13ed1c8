/// Finds the boundaries of a text in one pass.
///
/// Every byte is taken once and never looked at again. What is found depends on the text alone, never on how it was
/// split, when it was asked for or where phrases were cut. Boundaries come out decided, in the order of the text; the
/// wait is one word, or 256 scalars of white space, at most.
struct BoundaryDetector: Sendable {
    private enum Phase {
        case text
        case terminators(TerminatorRun)
        /// A clause mark that stands at `start`, and what closes behind it.
        case clauseMark(start: Int, unspaced: Bool, afterDigit: Bool)
    }

    private struct OpenSentence {
        var boundary: Boundary
        var next: NextWord
        /// The brackets open since the boundary, for the case that it is one.
        var scope = ClauseScope()
    }

    /// The end of the whole scalars taken so far.
    private(set) var position = TextPosition()

    private let rules: SentenceRules
    private var decoder = ScalarDecoder()
    private var phase = Phase.text
    private var token = SentenceToken(isFirstOnLine: true, followsDigit: false)
    private var scope = ClauseScope()
    private var lineStart = 0
    private var whiteRun = 0
    private var openSentence: OpenSentence?
    private var openClause: (boundary: Boundary, afterDigit: Bool)?
    private var openLine: Boundary?

    init(rules: SentenceRules) {
        self.rules = rules
    }

    /// Every boundary whose `mark` is not beyond this has come out (UTF-8 bytes).
    var settled: Int {
        var settled = self.position.bytes
        switch self.phase {
        case .text: break
        case .terminators(let run): settled = run.start
        case .clauseMark(let start, _, _): settled = start
        }
        for open in [self.openSentence?.boundary.mark, self.openClause?.boundary.mark, self.openLine?.mark] {
            settled = min(settled, (open ?? .max) - 1)
        }
        return settled
    }

    /// Whether the last scalar taken was white space, so that no word is unfinished.
    var isAfterWhite: Bool {
        self.whiteRun > 0
    }

    /// The break to assume if the voice must stop right here.
    var presumedBreak: Break {
        if let line = self.openLine {
            return line.kind == .paragraph ? .paragraph : .sentence
        }
        if case .terminators(let run) = self.phase, case .ends = self.rules.judge(run, after: self.token) {
            return .sentence
        }
        return .clause
    }

    /// Takes the next byte and appends the boundaries that it decides.
    @inline(__always)
    mutating func consume(_ byte: UInt8, _ found: inout [Boundary]) {
        guard let (scalar, length) = self.decoder.push(byte) else {
            return
        }
        let traits = ScalarTraits.of(scalar)
        if traits.contains(.white) {
            let mark = self.position.bytes
            self.position.advance(traits, length: length)
            self.takeWhite(scalar, traits, mark: mark, &found)
        } else {
            self.takeVisible(scalar, traits, length: length, &found)
        }
    }

    /// Ends the text: appends the boundaries that only its end decides.
    mutating func finish(_ found: inout [Boundary]) {
        // What else is open has nothing behind it, so that the end of the text stands in its place.
        self.answerSentence(self.openSentence.map { !$0.next.isBlank && $0.next.atEnd(self.rules) }, &found)
        (self.openClause, self.openLine, self.phase) = (nil, nil, .text)
    }

    // MARK: White space

    private mutating func takeWhite(
        _ scalar: Unicode.Scalar,
        _ traits: ScalarTraits,
        mark: Int,
        _ found: inout [Boundary]
    ) {
        self.whiteRun += 1
        if let open = self.openSentence, !open.next.isBlank {
            self.answerSentence(open.next.atEnd(self.rules), &found)
        }
        if traits.contains(.newline) {
            self.takeNewline(scalar)
        } else if self.openLine != nil {
            self.openLine?.position = self.position
        } else {
            self.takeSpace(mark: mark, &found)
        }
        if !self.token.isEmpty || traits.contains(.newline) {
            self.token = SentenceToken(
                isFirstOnLine: self.position.speakable == self.lineStart,
                followsDigit: self.token.endsInDigit
            )
        }
        if self.whiteRun == 256 {
            self.closeWhite(&found)
        }
    }

    private mutating func takeNewline(_ scalar: Unicode.Scalar) {
        // The end of the line stands for whatever was open before it.
        (self.openSentence, self.openClause, self.phase) = (nil, nil, .text)
        self.lineStart = self.position.speakable
        let isBlank = self.openLine != nil || scalar == "\u{2029}"
        let mark = self.openLine?.mark ?? self.position.bytes
        self.openLine = Boundary(kind: isBlank ? .paragraph : .sentence, position: self.position, mark: mark)
    }

    private mutating func takeSpace(mark: Int, _ found: inout [Boundary]) {
        switch self.phase {
        case .text:
            return
        case .terminators(let run):
            let boundary = Boundary(kind: .sentence, position: self.position, mark: mark)
            switch self.rules.judge(run, after: self.token) {
            case .ends: self.emit(boundary, &found)
            case .continues: break
            case .asks(let question):
                self.openSentence = OpenSentence(boundary: boundary, next: NextWord(question))
            }
            self.token.noteInner(run)
        case .clauseMark(_, _, let afterDigit):
            if !self.scope.isInside {
                self.openClause = (Boundary(kind: .clause, position: self.position, mark: mark), afterDigit)
            }
        }
        self.phase = .text
    }

    /// Decides what waits for the next word when none comes.
    private mutating func closeWhite(_ found: inout [Boundary]) {
        if let line = self.openLine {
            self.openLine = nil
            self.emit(line, &found)
        }
        self.answerSentence(self.openSentence?.next.atEnd(self.rules), &found)
        self.openClause = nil
    }

    // MARK: Everything else

    @inline(__always)
    private mutating func takeVisible(
        _ scalar: Unicode.Scalar,
        _ traits: ScalarTraits,
        length: Int,
        _ found: inout [Boundary]
    ) {
        if self.whiteRun > 0 {
            self.whiteRun = 0
            self.leaveWhite(traits, &found)
        }
        if self.openSentence != nil {
            self.answerSentence(self.openSentence?.next.read(scalar, traits, self.rules), &found)
        }
        let wasInside = self.scope.isInside
        // While a sentence end is open no clause may overtake it.
        let closesBracket = self.scope.note(scalar, traits) && self.openSentence == nil
        _ = self.openSentence?.scope.note(scalar, traits)
        if case .text = self.phase {
        } else if self.extendPhase(scalar, traits, wasInside: wasInside, &found) {
            self.position.advance(traits, length: length)
            return
        }
        if traits.contains(.terminator) {
            var run = TerminatorRun(start: self.position.bytes)
            _ = run.extend(scalar, traits)
            self.phase = .terminators(run)
        } else {
            if traits.contains(.clauseMark) || closesBracket {
                let afterDigit = self.token.isEmpty ? self.token.followsDigit : self.token.endsInDigit
                self.phase = .clauseMark(
                    start: self.position.bytes,
                    unspaced: traits.contains(.unspaced),
                    afterDigit: afterDigit && traits.contains(.clauseMark)
                )
            }
            self.token.note(scalar, traits)
        }
        self.position.advance(traits, length: length)
    }

    private mutating func leaveWhite(_ traits: ScalarTraits, _ found: inout [Boundary]) {
        if let line = self.openLine {
            self.openLine = nil
            self.emit(line, &found)
        }
        if let clause = self.openClause {
            self.openClause = nil
            // "June 3, 2020", "1, 2, 3", "5 – 10".
            if !clause.afterDigit || !traits.contains(.digit) {
                found.append(clause.boundary)
            }
        }
    }

    /// Goes on with a run of marks, or ends it before a scalar that is none of it; returns whether it went on.
    private mutating func extendPhase(
        _ scalar: Unicode.Scalar,
        _ traits: ScalarTraits,
        wasInside: Bool,
        _ found: inout [Boundary]
    ) -> Bool {
        switch self.phase {
        case .text:
            return false
        case .terminators(var run):
            if !run.isOverlong, run.extend(scalar, traits) {
                self.phase = .terminators(run)
                return true
            }
            if run.isUnspaced {
                self.emit(Boundary(kind: .sentence, position: self.position, mark: self.position.bytes), &found)
                self.token = SentenceToken(isFirstOnLine: false, followsDigit: false)
                _ = self.scope.note(scalar, traits)
            } else {
                self.token.noteInner(run)
            }
        case .clauseMark(_, let unspaced, let afterDigit):
            if traits.contains(.closer), !traits.contains(.markup) || !unspaced {
                return true
            }
            let isBoundary = unspaced && !traits.contains(.clauseMark) && !traits.contains(.terminator)
            if isBoundary, !wasInside, !(afterDigit && traits.contains(.digit)) {
                found.append(Boundary(kind: .clause, position: self.position, mark: self.position.bytes))
            }
        }
        self.phase = .text
        return false
    }

    private mutating func answerSentence(_ answer: Bool?, _ found: inout [Boundary]) {
        guard let answer, let open = self.openSentence else {
            return
        }
        self.openSentence = nil
        if answer {
            self.emit(open.boundary, &found)
            self.scope = open.scope
        }
    }

    private mutating func emit(_ boundary: Boundary, _ found: inout [Boundary]) {
        found.append(boundary)
        self.scope = ClauseScope()
    }
}
