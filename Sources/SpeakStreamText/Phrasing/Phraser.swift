/// Cuts a text into phrases while it is being written.
///
/// Text goes in as it comes; phrases come out when they are asked for. The asker says how hard it presses, so that the
/// choice is made at the last moment, with the most text in hand. With the demands `early` and `sentence` the cuts
/// depend on the text alone: how it was split and when it was asked for change only when a phrase comes out.
public struct Phraser: Sendable {
    private let configuration: Configuration
    private var detector: BoundaryDetector
    private var pending = Backlog<UInt8>(capacity: 1024)
    private var sentences = Backlog<Boundary>(capacity: 8)
    private var clauses = Backlog<Boundary>(capacity: 8)
    /// Where the next phrase begins.
    private var start = TextPosition()
    private var gauge: LengthGauge
    private var hasEnded = false
    /// The most Unicode scalars that no phrase is cut from for their number alone.
    private let longestQuiet: Int
    /// The phrase before ended with its line.
    private var endsInNewline = false
    /// Kept between calls only for its storage.
    private var found = [Boundary](capacity: 8)

    /// Makes a phraser at the start of a text.
    public init(_ configuration: Configuration = .init()) {
        self.configuration = configuration
        self.longestQuiet = min(configuration.cap, LengthGauge.longestWordless - 1)
        self.detector = BoundaryDetector(language: configuration.language)
        self.gauge = LengthGauge(start: TextPosition(), maximum: configuration.cap)
    }

    /// The UTF-8 bytes received and not yet given out.
    public var pendingBytes: Int {
        self.pending.count
    }

    /// The text received and not yet given out.
    public var pendingText: String {
        self.text(first: self.pending.count)
    }

    /// Whether all the text received has been given out.
    public var isEmpty: Bool {
        self.pending.isEmpty
    }

    /// Takes the next text, which is valid UTF-8 made of whole scalars, as `UTF8Assembler` gives it.
    ///
    /// Text appended after `end()` is ignored.
    public mutating func append(_ utf8: Span<UInt8>) {
        guard !self.hasEnded else {
            return
        }
        self.pending.append(utf8)
        self.detector.consume(utf8, &self.found)
        if !self.found.isEmpty {
            self.file()
        }
    }

    /// Lends the text in hand, all in one array, to one who appends the next text to it: that saves a copy.
    ///
    /// Returns how long the array is. Nothing else may be asked before `takeBack(_:from:)`.
    @inline(__always)
    mutating func lend(_ utf8: inout [UInt8]) -> Int {
        self.pending.exchangeStorage(&utf8)
        return utf8.count
    }

    /// Takes the text back that was lent, with the text from `start` on as the next.
    @inline(__always)
    mutating func takeBack(_ utf8: inout [UInt8], from start: Int) {
        if start < utf8.count {
            self.detector.consume(utf8.span.extracting(start..<utf8.count), &self.found)
        }
        self.pending.exchangeStorage(&utf8)
        if !self.found.isEmpty {
            self.file()
        }
    }

    /// Takes the next text from an array.
    public mutating func append(_ utf8: [UInt8]) {
        self.append(utf8.span)
    }

    /// Takes the next text from a part of an array.
    public mutating func append(_ utf8: ArraySlice<UInt8>) {
        self.append(utf8.span)
    }

    /// Takes the next text from any other sequence, such as a string's `utf8`.
    public mutating func append(_ utf8: some Sequence<UInt8>) {
        self.append(Array(utf8))
    }

    /// Says that no more text comes.
    public mutating func end() {
        guard !self.hasEnded else {
            return
        }
        self.hasEnded = true
        self.detector.finish(&self.found)
        self.file()
    }

    /// Cuts the next phrase, or returns nil if the text in hand has none to give at this demand.
    ///
    /// A phrase without a word is not given out before the end of the text: it is joined to what follows, unless it
    /// is so long (4,096 Unicode scalars) that it would have to be kept for nothing.
    public mutating func next(_ demand: Demand) -> Phrase? {
        guard self.roomForSentence < 0 || !demand.isSentence(self.configuration.scarce), let cut = self.choose(demand)
        else { return nil }
        let said = self.take(to: cut.end)
        return Phrase(said, as: cut, text: said.text, range: said.range, words: .behind(said.range.lowerBound))
    }

    /// The text of a phrase with its words, and where it stands in the text that the phraser got.
    struct Said: Sendable {
        var text: String
        var range: Range<Int>
        var words: [Range<Int>]
        var opensParagraph: Bool

        /// From the first word to the last, in the text that the phraser got.
        var hullOfWords: Range<Int>? {
            guard let first = self.words.first, let last = self.words.last else { return nil }
            return self.range.lowerBound + first.lowerBound..<self.range.lowerBound + last.upperBound
        }
    }

    /// Where the next phrase ends, and why.
    struct Cut: Sendable {
        var end: TextPosition
        var breakAfter: Break
        var reason: CutReason

        init(_ end: TextPosition, _ breakAfter: Break, _ reason: CutReason) {
            (self.end, self.breakAfter, self.reason) = (end, breakAfter, reason)
        }
    }

    /// Whether no sentence can end in what comes next, if all its bytes are such that end none.
    @inline(__always)
    var isQuiet: Bool { self.detector.isQuiet }

    /// So many scalars in which no sentence ends may be appended before one could be given out; negative if one can now.
    @inline(__always)
    var roomForSentence: Int {
        self.sentences.isEmpty && !self.hasEnded
            ? self.longestQuiet - self.detector.position.scalars + self.start.scalars : -1
    }

    /// Finds where the next phrase ends; nil if the text in hand has none to give at this demand.
    @inline(never)
    mutating func choose(_ demand: Demand) -> Cut? {
        if let position = self.wordlessCut() {
            return Cut(position, .clause, .length)
        }
        if let (boundary, reason) = self.decided(demand) {
            return Cut(boundary.position, Break(boundary.kind), reason)
        }
        if demand == .hesitating || demand == .words || demand == .everything, let cut = self.hesitated() {
            return cut
        }
        if self.hasEnded {
            return self.pending.isEmpty ? nil : self.all(.sentence, .end)
        }
        guard self.detector.position.speakable > self.start.speakable else {
            return nil
        }
        if case .next(let inHand) = demand, inHand <= self.configuration.scarce, let clause = self.bestClause() {
            return Cut(clause.position, .clause, .clause)
        }
        return demand == .words || demand == .everything ? self.pressed(demand) : nil
    }

    /// A sentence that ends here unless what follows undoes it, which nothing does so far.
    private mutating func hesitated() -> Cut? {
        self.detector.stall(&self.found)
        self.file()
        guard let boundary = self.sentences.first, self.isWithinCap(boundary) else {
            return nil
        }
        return Cut(boundary.position, Break(boundary.kind), .hesitation)
    }

    /// The best acceptable clause break in hand, of equals the last.
    private func bestClause(upTo limit: Int = .max) -> Boundary? {
        var best: Boundary?
        for index in 0..<self.clauses.count {
            let clause = self.clauses[index]
            guard clause.mark <= limit else {
                break
            }
            let score = clause.cue?.score ?? 0
            if self.isAcceptable(clause), score >= best?.cue?.score ?? 0 {
                best = clause
            }
        }
        return best
    }

    /// What is given out only because somebody presses for it.
    private mutating func pressed(_ demand: Demand) -> Cut? {
        let presumed = self.detector.presumedBreak()
        if demand == .everything || demand == .words && presumed != .clause {
            return self.all(presumed, .demand)
        }
        // What follows the last white space may be half a word.
        let lastWhite = self.detector.lastWhite
        guard demand == .words, lastWhite.speakable > self.start.speakable else {
            return nil
        }
        return Cut(lastWhite, .clause, .demand)
    }

    // MARK: Choosing

    /// The boundary that the text alone settles, if enough of it is here.
    private mutating func decided(_ demand: Demand) -> (Boundary, CutReason)? {
        if self.detector.position.scalars - self.start.scalars > self.configuration.cap {
            // What is only waiting for the end of an endless word.
            self.detector.settle(&self.found)
            self.file()
        }
        if demand != .early, !self.sentences.isEmpty,
            self.sentences[0].position.scalars - self.start.scalars <= self.configuration.cap
        {
            return (self.sentences[0], .boundary)
        }
        var candidate = self.sentences.first.map { ($0, CutReason.boundary) }
        if demand == .early, let clause = self.earlyClause() {
            if candidate.map({ clause.mark < $0.0.mark }) ?? true {
                candidate = (clause, .clause)
            }
        }
        if let candidate, self.isWithinCap(candidate.0) {
            return candidate
        }
        return self.lengthCut().map { ($0, .length) }
    }

    /// The first clause break that is good enough for a first phrase: the longer it is, the less is asked for.
    private func earlyClause() -> Boundary? {
        for index in 0..<self.clauses.count {
            let clause = self.clauses[index]
            let words = clause.position.words - self.start.words
            let score = clause.cue?.score ?? 0
            if score >= 0.75 || score >= 0.35 && words >= 6, self.isAcceptable(clause) {
                return clause
            }
        }
        return nil
    }

    private mutating func wordlessCut() -> TextPosition? {
        guard self.detector.position.scalars - self.start.scalars >= LengthGauge.longestWordless else {
            return nil
        }
        self.gauge.examine(self.pending)
        return self.gauge.wordless
    }

    private mutating func isWithinCap(_ boundary: Boundary) -> Bool {
        if boundary.position.scalars - self.start.scalars <= self.configuration.cap {
            return true
        }
        self.gauge.examine(self.pending)
        return self.gauge.cap.map { boundary.mark <= $0.bytes } ?? true
    }

    private mutating func lengthCut() -> Boundary? {
        guard self.detector.position.scalars - self.start.scalars > self.configuration.cap else {
            return nil
        }
        self.gauge.examine(self.pending)
        // Before every boundary up to the cap is known, a cut would depend on when it was asked for.
        guard let cap = self.gauge.cap, self.detector.settled >= cap.bytes else {
            return nil
        }
        if let clause = self.bestClause(upTo: cap.bytes) {
            return clause
        }
        let position = self.gauge.lastSpace ?? cap
        return Boundary(kind: .clause, position: position, mark: position.bytes)
    }

    // MARK: Cutting

    private func all(_ breakAfter: Break, _ reason: CutReason) -> Cut {
        // A scalar that is not whole stays, unless the text has ended in the middle of it.
        var end = self.detector.position
        if self.hasEnded {
            end = end.moved(toByte: self.start.bytes + self.pending.count)
        }
        return Cut(end, breakAfter, reason)
    }

    /// Cuts off what is said to a place.
    mutating func take(to end: TextPosition) -> Said {
        let text = self.text(first: end.bytes - self.start.bytes)
        let said = Said(
            text: text,
            range: self.start.bytes..<end.bytes,
            words: self.detector.endedWords.take(from: self.start, to: end)
                ?? WordSpans.of(text, count: end.words - self.start.words),
            opensParagraph: self.opensParagraph(text)
        )
        self.endsInNewline = text.utf8.last == 0x0A
        self.pending.removeFirst(said.range.count)
        self.start = end
        self.gauge = LengthGauge(start: end, maximum: self.configuration.cap)
        self.discard()
        return said
    }

    /// The text of the first bytes; by itself, so that nobody else holds them when they are removed.
    private func text(first count: Int) -> String {
        String(decoding: self.pending.prefix(count), as: UTF8.self)
    }

    /// Whether a blank line leads the text, or ends before it.
    private func opensParagraph(_ text: String) -> Bool {
        guard let first = text.utf8.first, first <= 0x20 || first >= 0x80 else { return false }
        var newlines = self.endsInNewline ? 1 : 0
        for scalar in text.unicodeScalars {
            guard ScalarTraits.of(scalar).contains(.white) else { break }
            newlines += scalar == "\n" ? 1 : scalar == "\u{2029}" ? 2 : 0
        }
        return newlines > 1
    }

    // MARK: Boundaries in hand

    private mutating func file() {
        let start = self.start.speakable
        for index in self.found.indices where self.found[index].position.speakable > start {
            if self.found[index].kind == .clause {
                self.clauses.append(self.found[index])
            } else {
                self.sentences.append(self.found[index])
            }
        }
        // One by one: the library empties an array of so few in more steps.
        while self.found.popLast() != nil {}
    }

    /// Drops what is no boundary of the phrase that begins at `start`: it can be none of a later phrase either.
    private mutating func discard() {
        while let first = self.sentences.first, first.position.speakable <= self.start.speakable {
            self.sentences.removeFirst()
        }
        while let first = self.clauses.first, first.position.speakable <= self.start.speakable {
            self.clauses.removeFirst()
        }
    }

    private func isAcceptable(_ clause: Boundary) -> Bool {
        clause.position.speakable > self.start.speakable
            && clause.position.words - self.start.words
                >= max(self.configuration.minimumClauseWords, clause.cue?.minimumWords ?? 0)
            && clause.position.scalars - self.start.scalars >= self.configuration.minimumClauseScalars
    }
}

extension Break {
    init(_ kind: Boundary.Kind) {
        switch kind {
        case .clause: self = .clause
        case .sentence: self = .sentence
        case .paragraph: self = .paragraph
        }
    }
}
