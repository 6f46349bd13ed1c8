public import SpeakStream
import SpeakStreamText

/// Makes captions of what is heard, phrase by phrase: as it is read, without markup, and with figures and the like as they are written.
///
/// Times count from the start of the first turn; where the sink keeps no time, from its first frame. A caption of a phrase that is
/// too long for two lines is followed by others, each from the moment at which its first word is heard.
public struct CaptionMachine: Sendable {
    /// Something that is being heard.
    private struct Current {
        /// What is shown of it, caption by caption.
        var chunks: [[CaptionPiece]]
        /// The captions that are being shown, and since when.
        var open = 0...0
        var start: Duration
        /// The word that began last.
        var word = -1
        var wordEnd = 0
    }

    /// So long a caption is shown at least, if no other is in the way.
    private static let leastTime = Duration.seconds(1)
    /// What is shown for less goes with what follows, or with what was before.
    private static let glimpse = Duration.milliseconds(100)

    /// Phrases that wait to be heard, or were taken back.
    private var queued: [Phrase] = []
    private var current: Current?
    /// The caption before, whose end is not known until the next begins, and what is in it.
    private var last: (caption: Caption, pieces: [CaptionPiece])?
    /// What was heard for too short a time to be a caption, and goes with the next.
    private var carried: [CaptionPiece] = []
    private var carriedAt = Duration.zero
    private var ready: [Caption] = []
    private var isPaced = true
    private var rate = 1
    /// When the first turn began; nil before.
    private var origin: Duration?
    /// When the turn under way began, on the captions' time line.
    private var offset = Duration.zero
    /// Where its sound will end.
    private var end = Duration.zero

    /// Makes a machine that has seen nothing.
    public init() {}

    /// Takes a step of a session.
    ///
    /// - Parameter step: in order.
    /// - Returns: the captions that are complete, in order.
    public mutating func take(_ step: TurnStep) -> [Caption] {
        switch step.kind {
        case .began(_, let format, let isPaced, let start):
            (self.rate, self.isPaced) = (format.sampleRate, isPaced)
            self.offset = isPaced ? start - (self.origin ?? start) : self.end
            self.origin = self.origin ?? start
            (self.queued, self.current) = ([], nil)
        case .input: break
        case .event(let event): self.take(event)
        }
        defer { self.ready = [] }
        return self.ready
    }

    /// Nothing more will come.
    ///
    /// - Returns: what is left.
    public mutating func finish() -> [Caption] {
        if !self.carried.isEmpty { self.show(self.carried, from: self.carriedAt, until: self.carriedAt) }
        self.carried = []
        if let last = self.last.take() { self.ready.append(self.lengthened(last.caption, until: nil)) }
        defer { self.ready = [] }
        return self.ready
    }

    private mutating func take(_ event: SpeechEvent) {
        let time = self.offset + (self.isPaced ? event.time : .frames(event.frame, at: self.rate))
        switch event.kind {
        case .phraseQueued(let phrase): self.queued.append(phrase)
        case .phraseBegan(_, let range):
            self.close(at: time)
            guard let place = self.queued.lastIndex(where: { $0.range == range }) else { return }
            let phrase = self.queued[place]
            self.queued.removeSubrange(...place)
            let words = phrase.written?.words ?? phrase.spokenWords
            self.begin(CaptionText.pieces(phrase.written?.text ?? phrase.spoken, words: words), at: time)
        case .word(_, let range): self.beginWord(endingAt: range.upperBound, at: time)
        case .phraseEnded, .asideEnded, .skipped, .steppedBack: self.close(at: time)
        case .asideBegan(let aside):
            self.close(at: time)
            let words = WordSpans.of(aside.text)
            self.begin(CaptionText.pieces(aside.text, words: words), at: time)
            for _ in words { self.beginWord(endingAt: 0, at: time) }
        case .finished(let report):
            if !self.isPaced { self.end = self.offset + .frames(report.ledger.heardFrames, at: self.rate) }
            self.cut(report.ledger, at: time)
        default: break
        }
    }

    private mutating func begin(_ pieces: [CaptionPiece], at time: Duration) {
        guard !pieces.isEmpty else { return }
        self.current = Current(chunks: CaptionText.chunks(pieces), start: time)
    }

    private mutating func beginWord(endingAt end: Int, at time: Duration) {
        guard var current else { return }
        current.word += 1
        current.wordEnd = end
        let holding = { (chunk: [CaptionPiece]) in chunk.contains { $0.words.contains(current.word) } }
        guard let first = current.chunks.firstIndex(where: holding), let last = current.chunks.lastIndex(where: holding)
        else {
            self.current = current
            return
        }
        if first > current.open.upperBound {
            self.show(current.chunks[current.open], from: current.start, to: time)
            (current.open, current.start) = (first...last, time)
        } else if last > current.open.upperBound {
            current.open = current.open.lowerBound...last
        }
        self.current = current
    }

    /// What is being heard ends here, and no more of it was heard than what has begun.
    private mutating func close(at time: Duration) {
        guard let current = self.current.take() else { return }
        let heard = current.chunks[current.open].map { $0.filter { $0.words.upperBound <= current.word } }.filter {
            !$0.isEmpty
        }
        self.show(heard[...], from: current.start, to: time)
    }

    /// The turn ends, perhaps within a word, which then was not heard.
    private mutating func cut(_ ledger: Ledger, at time: Duration) {
        if ledger.partialWord != nil || self.current.map({ $0.wordEnd > ledger.heard.end }) ?? false {
            self.current?.word -= 1
        }
        self.close(at: time)
    }

    /// Shows captions one after the other, for as long each as it is.
    private mutating func show(_ chunks: ArraySlice<[CaptionPiece]>, from start: Duration, to end: Duration) {
        guard let first = chunks.first else { return }
        if end - start < Self.glimpse, chunks.count == 1 {
            if !self.join(first, until: end) {
                self.carried += first
                self.carriedAt = start
            }
            return
        }
        var chunks = Array(chunks)
        if !self.carried.isEmpty {
            chunks[0][0].isSpaced = true
            let joined = self.carried + chunks[0]
            if CaptionText.fits(joined) { chunks[0] = joined } else { chunks.insert(self.carried, at: 0) }
            self.carried = []
        }
        let lengths = chunks.map { Double($0.reduce(0) { $0 + $1.text.count }) }
        let whole = lengths.reduce(0, +)
        var past = 0.0
        for (chunk, length) in zip(chunks, lengths) {
            let from = start + (end - start) * (past / whole)
            past += length
            self.show(chunk, from: from, until: start + (end - start) * (past / whole))
        }
    }

    private mutating func show(_ pieces: [CaptionPiece], from start: Duration, until end: Duration) {
        if let last { self.ready.append(self.lengthened(last.caption, until: start)) }
        self.last = (Caption(start: start, end: end, lines: CaptionText.lines(pieces)), pieces)
    }

    /// Shows what was heard for a moment only together with what was before; returns false where there is no room for it.
    private mutating func join(_ pieces: [CaptionPiece], until end: Duration) -> Bool {
        guard var (caption, before) = self.last else { return false }
        var pieces = pieces
        pieces[0].isSpaced = true
        before += pieces
        guard CaptionText.fits(before) else { return false }
        caption.lines = CaptionText.lines(before)
        caption.end = Swift.max(caption.end, end)
        self.last = (caption, before)
        return true
    }

    private func lengthened(_ caption: Caption, until next: Duration?) -> Caption {
        var caption = caption
        let end = Swift.max(caption.end, caption.start + Self.leastTime)
        caption.end = next.map { Swift.min(end, Swift.max($0, caption.start)) } ?? end
        return caption
    }
}
