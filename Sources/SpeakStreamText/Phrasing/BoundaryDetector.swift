/// Finds the boundaries of a text in one pass.
///
/// Every byte is taken once and never looked at again. What is found depends on the text alone, never on how it was
/// split, when it was asked for or where phrases were cut. Boundaries come out decided, in the order of the text; the
/// wait is one word, or 256 scalars of white space, at most.
struct BoundaryDetector: Sendable {
    /// The questions that later text has to answer.
    struct Questions: OptionSet, Sendable {
        let rawValue: UInt8

        /// `run` may be the end of a sentence; nothing stands behind it yet.
        static let run = Questions(rawValue: 1 << 0)
        /// `mark` may be the end of a clause; nothing stands behind it yet.
        static let mark = Questions(rawValue: 1 << 1)
        /// `candidate` waits for the next word.
        static let end = Questions(rawValue: 1 << 2)
        /// `clause` waits for the next word.
        static let clause = Questions(rawValue: 1 << 3)
        /// `endedLine` waits for the next line.
        static let line = Questions(rawValue: 1 << 4)
    }

    /// An end of a sentence that waits for what follows.
    struct Candidate: Sendable {
        enum Wait: Sendable { case first, word, emoticon }

        var run = TerminatorRun(start: 0)
        var before = SentenceRules.Before()
        /// UTF-8 bytes before the white space.
        var mark = 0
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

    /// The end of the whole scalars taken so far.
    var position = TextPosition()

    let rules: SentenceRules
    let words: WordTable
    let table: [ScalarTraits]
    /// Whether breaks within sentences are wanted too, and the words.
    let findsClauses: Bool
    private var decoder = ScalarDecoder()

    var open = Questions()
    var run = TerminatorRun(start: 0)
    var mark = ClauseMark()
    var candidate = Candidate()
    /// A clause mark with the white space behind it.
    var clause = (mark: ClauseMark(), end: 0)
    var endedLine = Boundary(kind: .sentence, position: TextPosition(), mark: 0)

    var token = Token()
    var tokenStart = TextPosition()
    /// Where a token last began without white space before it, and the white space before that.
    var restart = (at: -1, white: TextPosition())
    /// The word before, where it ended, and what it was.
    var previous = Spelling()
    var previousEnd = 0
    var previousDigit = false
    var previousIsWord = false
    var whiteRun = 0

    var line = LineScope()
    var list = InlineList()
    var scope = ClauseScope()
    var verbatim = Verbatim()

    /// Where the sentence began, in speakable scalars.
    var sentenceStart = 0
    /// Words of the sentence so far, its commas, and whether its first word leads up to a comma.
    var sentenceWords = 0
    var sentenceCommas = 0
    var isLedIn = false
    /// The last visible scalar is a Japanese particle, behind which no sentence ends.
    var endsInParticle = false

    /// No more text comes.
    private(set) var hasFinished = false

    /// How far `token` is behind the text that `takeProse` has taken.
    var prose = Prose.none
    /// Words have ended in it.
    var proseWords = false
    /// The mark that waits behind its last word.
    var proseMark = ClauseMark.Kind.comma
    /// No question is open that letters and spaces could answer.
    var isCalm = false

    /// Noted where clauses are sought.
    var endedWords: EndedWords

    init(language: Language, findsClauses: Bool = true) {
        self.findsClauses = findsClauses
        self.endedWords = EndedWords(capacity: findsClauses ? 32 : 0)
        self.rules = SentenceRules(language: language)
        self.words = language.words
        self.table = ScalarTraits.table
        self.token.clear(isFirst: true)
    }

    /// Takes the next bytes and appends the boundaries that they decide.
    @inline(__always)
    mutating func consume(_ bytes: Span<UInt8>, _ found: inout [Boundary]) {
        var index = 0
        while index < bytes.count {
            if self.isCalm {
                index = self.takeProse(bytes, from: index, &found)
                guard index < bytes.count else {
                    return
                }
            }
            index = self.takeScalar(bytes, from: index, &found)
        }
    }

    /// Takes a scalar, or as much of it as there is; returns where it ends.
    @inline(never)
    private mutating func takeScalar(_ bytes: Span<UInt8>, from start: Int, _ found: inout [Boundary]) -> Int {
        let byte = bytes[start]
        if byte < 0x80, self.decoder.isIdle {
            self.take(Unicode.Scalar(byte), self.table[Int(byte)], length: 1, &found)
            return start &+ 1
        }
        var index = start
        while index < bytes.count {
            let decoded = self.decoder.push(bytes[index])
            index &+= 1
            if let (scalar, length) = decoded {
                self.take(scalar, ScalarTraits.of(scalar, self.table), length: length, &found)
                return index
            }
        }
        self.isCalm = false
        return index
    }

    @inline(__always)
    private mutating func take(
        _ scalar: Unicode.Scalar,
        _ traits: ScalarTraits,
        length: Int,
        _ found: inout [Boundary]
    ) {
        self.catchUp()
        if traits.contains(.white) {
            if self.whiteRun == 0 {
                self.noteWord()
                self.endToken(&found)
            }
            self.position.advance(traits, length: length)
            self.takeWhite(scalar, traits, &found)
        } else {
            self.takeVisible(scalar, traits, &found)
            if traits.contains(.ideograph) { self.endedWords.noteIdeograph(at: self.position) }
            self.position.advance(traits, length: length)
        }
        self.isCalm = self.open.isSubset(of: .clause) && !self.verbatim.isCounting
    }

    /// Ends the text: appends the boundaries that only its end decides.
    mutating func finish(_ found: inout [Boundary]) {
        self.catchUp()
        if self.whiteRun == 0, !self.token.isEmpty {
            self.resolveWord(&found)
            self.takeMarker(&found)
        }
        self.settle(&found)
        // What else is open has nothing behind it, so that the end of the text stands in its place.
        self.open = []
        self.hasFinished = true
    }

    // MARK: What comes out

    mutating func answer(_ ends: Bool, _ found: inout [Boundary]) {
        guard self.open.contains(.end), let place = self.candidate.place else {
            return
        }
        self.open.remove(.end)
        if ends {
            let scope = self.candidate.scope
            self.emit(Boundary(kind: .sentence, position: place, mark: self.candidate.mark), &found)
            self.scope = scope
        }
    }

    mutating func emit(_ boundary: Boundary, _ found: inout [Boundary]) {
        self.settle(&found)
        found.append(boundary)
        self.sentenceStart = boundary.position.speakable
        self.scope = ClauseScope()
        self.open.remove(.clause)
        (self.sentenceWords, self.sentenceCommas, self.isLedIn) = (0, 0, false)
    }
}
