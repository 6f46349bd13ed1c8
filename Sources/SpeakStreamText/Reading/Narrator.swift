/// Cuts a text into phrases while it is being written, and says for each what of the text it stands for.
///
/// `Reader` makes speakable text of markdown, `Phraser` cuts it and `Normalizer` puts figures into words; the phrases that come
/// out carry ranges of the upstream text, with all that is not said between what is. Without a reader and a normalizer the text
/// is spoken as it stands.
public struct Narrator: Sendable {
    private var reader: Reader
    /// The text is markdown, else it is said as it stands.
    private let isMarkdown: Bool
    private var phraser: Phraser
    private let normalizer: Normalizer?
    /// Finds what is in another language; nil if nothing is looked for.
    private let finder: LanguageFinder?
    /// Puts figures into words in the other languages that were met.
    private var normalizers: [String: Normalizer] = [:]
    /// The rest of a phrase that was parted at a change of language, in the speakable text.
    private var parts = PhraseParts()
    /// The upstream text that no phrase has taken yet.
    private var received = ReceivedText()
    /// How many of its last bytes are not read yet: one by one, tokens cost several times as much to read as together.
    @usableFromInline private(set) var waiting = 0
    /// Which text may wait.
    private var patience = Patience.none
    /// The most bytes that may wait before a sentence could be given out; negative if one can now.
    @usableFromInline private(set) var room = -1
    /// With no more than so much sound in hand (seconds) a clause will do.
    @usableFromInline let scarce: Double
    private var map = SourceMap()
    /// Where the next phrase begins upstream.
    private var start = 0
    private var hasEnded = false
    /// Bytes of a scalar that went with the piece before them.
    private var parted = 0
    /// What is read between lending and `passOn(from:)`; kept in between only for its storage.
    private var read = ReadText()

    /// Which text may wait, since it ends no sentence.
    private enum Patience: Sendable {
        case none
        /// The bytes that end no sentence where no question is open.
        case text
        /// All that is left of a line of which nothing is said.
        case line
    }

    /// How much text that is not said may wait for a phrase to go with (UTF-8 bytes): code can be long.
    private static let longestSilence = 4096

    /// Begins a text.
    ///
    /// - Parameters:
    ///   - reading: how markdown is read; nil for plain text.
    ///   - phrasing: how phrases are cut.
    ///   - normalizer: puts figures and abbreviations into words; nil leaves them to the engine.
    ///   - finder: finds what is in another language, which becomes a phrase of its own; nil if nothing is looked for.
    public init(
        reading: Reader.Configuration? = .init(),
        phrasing: Phraser.Configuration = .init(),
        normalizer: Normalizer? = .init(),
        finder: LanguageFinder? = nil
    ) {
        self.normalizer = normalizer
        self.finder = finder
        self.reader = Reader(reading ?? .init())
        self.isMarkdown = reading != nil
        self.phraser = Phraser(phrasing)
        self.scarce = phrasing.scarce
    }

    /// The UTF-8 bytes received and not yet given out.
    public var pendingBytes: Int { self.received.count }

    /// The text received and not yet given out.
    public var pendingText: String {
        self.received.text(first: self.received.count)
    }

    /// Whether all the text received has been given out.
    public var isEmpty: Bool { self.received.isEmpty }

    /// Takes the next text, which is valid UTF-8 made of whole scalars, as `UTF8Assembler` gives it.
    ///
    /// Text appended after `end()` is ignored.
    public mutating func append(_ utf8: Span<UInt8>) {
        guard !self.hasEnded else { return }
        let endless = self.received.append(utf8, isJudged: self.patience == .text)
        self.waiting &+= utf8.count
        if !self.mayWait(utf8, endless) { self.readWaiting() }
    }

    /// Whether a token just received may wait, of which so many first bytes end no sentence.
    @inline(__always)
    private mutating func mayWait(_ utf8: Span<UInt8>, _ endless: Int) -> Bool {
        switch self.patience {
        case .none: return false
        case .text:
            guard endless < utf8.count else { return true }
            // What follows a full stop tells what it ends.
            self.patience = .none
            return endless + 1 == utf8.count && utf8[endless] == UInt8(ascii: ".")
        case .line:
            for index in 0..<utf8.count where utf8[index].isLineEnd { return false }
            return true
        }
    }

    /// Reads the text that waits.
    private mutating func readWaiting() {
        guard self.waiting > 0 else { return }
        let start = self.phraser.lend(&self.read.utf8)
        if self.isMarkdown {
            self.received.read(last: self.waiting, by: &self.reader, into: &self.read)
        } else {
            self.read.utf8.append(contentsOf: self.received.suffix(self.waiting))
            self.read.count(upstream: self.waiting, spoken: self.waiting, .verbatim, .prose)
        }
        self.waiting = 0
        self.passOn(from: start)
        if self.isMarkdown, self.reader.isInDroppedCode {
            self.patience = .line
        } else {
            self.patience = (!self.isMarkdown || self.reader.isInText) && self.phraser.isQuiet ? .text : .none
        }
        self.makeRoom()
    }

    /// Finds how much may wait.
    private mutating func makeRoom() {
        guard self.parts.isEmpty else {
            self.room = -1
            return
        }
        // What is held back is said all at once.
        self.room = self.phraser.roomForSentence - self.reader.heldBytes
        if self.phraser.isEmpty { self.room = min(self.room, Self.longestSilence - 1 - self.map.leadingSilence) }
    }

    /// Takes the next text from an array.
    public mutating func append(_ utf8: [UInt8]) {
        self.append(utf8.span)
    }

    /// Says that no more text comes.
    public mutating func end() {
        guard !self.hasEnded else { return }
        self.readWaiting()
        self.hasEnded = true
        let start = self.phraser.lend(&self.read.utf8)
        if self.isMarkdown { self.reader.end(&self.read) }
        self.passOn(from: start)
        self.phraser.end()
        self.makeRoom()
    }

    /// Gives the text read back to the phraser, of which the next is that from `start` on, and accounts for it.
    private mutating func passOn(from start: Int) {
        self.phraser.takeBack(&self.read.utf8, from: start)
        for index in self.read.pieces.indices {
            var piece = self.read.pieces[index]
            piece.upstream -= self.parted
            // A reader that drops bytes as they come may part a scalar; a range of text never does.
            self.parted = piece.fate == .verbatim ? 0 : self.continuation(at: self.map.upstreamEnd + piece.upstream)
            piece.upstream += self.parted
            self.map.append(piece)
        }
        // One by one: the library empties an array in more steps than a token takes otherwise.
        while !self.read.pieces.isEmpty { self.read.pieces.removeLast() }
    }

    /// How many bytes at a place upstream only continue a scalar.
    private func continuation(at place: Int) -> Int {
        var index = place - self.start
        while index < self.received.count, !self.received[index].isLeading { index += 1 }
        return index - (place - self.start)
    }

    /// Cuts the next phrase, or returns nil if the text in hand has none to give at this demand.
    @inlinable
    public mutating func next(_ demand: Phraser.Demand) -> Phrase? {
        // Asked after each token, mostly in vain: that is found out in the caller, to whom no phrase is handed over then.
        if self.waiting <= self.room, demand.isSentence(self.scarce) { return nil }
        return self.cut(demand)
    }

    /// Nothing has been said for so long that what is not said goes out by itself; what waits may be none or all of it.
    private var isLongSilent: Bool {
        self.phraser.isEmpty && self.map.leadingSilence + self.waiting >= Self.longestSilence
    }

    @inline(never) @usableFromInline
    mutating func cut(_ demand: Phraser.Demand) -> Phrase? {
        self.readWaiting()
        defer { self.makeRoom() }
        return self.cutRead(demand)
    }

    /// Cuts the next phrase of the text that is read.
    private mutating func cutRead(_ demand: Phraser.Demand) -> Phrase? {
        if let phrase = self.nextLocated(demand) { return phrase }
        if demand == .words || demand == .everything {
            // What waits for the end of a construct will not become one any more.
            let start = self.phraser.lend(&self.read.utf8)
            if self.isMarkdown { self.reader.stall(&self.read) }
            self.passOn(from: start)
            if let phrase = self.nextLocated(demand) { return phrase }
        }
        if self.hasEnded { return self.received.isEmpty ? nil : self.silence(to: self.start + self.received.count) }
        return self.isLongSilent ? self.silence(to: self.start + self.map.leadingSilence) : nil
    }

    /// Cuts the next phrase of the speakable text, and says what upstream text it stands for.
    private mutating func nextLocated(_ demand: Phraser.Demand) -> Phrase? {
        guard let part = self.nextPart(demand) else { return nil }
        var said = part.said
        let spoken = said.range
        let isLast = self.hasEnded && self.phraser.isEmpty && self.parts.isEmpty
        let end =
            isLast ? self.start + self.received.count : max(self.start, self.map.upstream(before: spoken.upperBound))
        // The same text need not be made again.
        let isSame = end - self.start == spoken.count && self.map.distance(of: spoken) != nil
        let text = isSame ? said.text : self.received.text(first: end - self.start)
        let normalizer = part.language.map { self.normalizer(in: $0) } ?? self.normalizer
        let rewordings = normalizer?.rewordings(of: said.text) ?? []
        var pronunciations: [Pronunciation] = []
        var written: Phrase.Written?
        let words: Phrase.Place
        if !rewordings.isEmpty {
            let worded = WordedText(said.text, rewordings)
            written = Phrase.Written(text: said.text, words: worded.written)
            (said.text, said.words, pronunciations) = (worded.text, worded.words, worded.pronunciations)
            words = .at(self.map.ranges(of: worded.written, from: spoken.lowerBound, upTo: spoken.upperBound))
        } else if let hull = said.hullOfWords, let distance = self.map.distance(of: hull) {
            words = .behind(spoken.lowerBound + distance)
        } else {
            words = .at(self.map.ranges(of: said.words, from: spoken.lowerBound, upTo: spoken.upperBound))
        }
        let range = self.forget(to: end, spoken: spoken.upperBound)
        return Phrase(
            said,
            as: part.cut,
            text: text,
            range: range,
            words: words,
            written: written,
            pronunciations: pronunciations,
            language: part.language
        )
    }

    /// What puts figures into words in another language than the text's.
    private mutating func normalizer(in language: String) -> Normalizer? {
        if let known = self.normalizers[language] { return known }
        self.normalizers[language] = self.normalizer?.inLanguage(language)
        return self.normalizers[language]
    }

    /// The next phrase of the speakable text that is all in one language.
    private mutating func nextPart(_ demand: Phraser.Demand) -> PhraseParts.Part? {
        if let part = self.parts.next() { return part }
        guard let cut = self.phraser.choose(demand) else { return nil }
        let said = self.phraser.take(to: cut.end)
        guard let finder = self.finder else { return PhraseParts.Part(said: said, cut: cut, language: nil) }
        return self.parts.part(said, cut, finder)
    }

    /// A phrase of text that is not said.
    private mutating func silence(to end: Int) -> Phrase {
        let text = self.received.text(first: end - self.start)
        let range = self.forget(to: end, spoken: self.map.spokenStart)
        var phrase = Phrase(text: text, range: range, breakAfter: .sentence, reason: .end, words: [])
        phrase.spoken = ""
        return phrase
    }

    /// Forgets the text that a phrase has taken; returns where it stood.
    private mutating func forget(to end: Int, spoken: Int) -> Range<Int> {
        let range = self.start..<end
        self.received.removeFirst(range.count)
        self.map.forget(spoken: spoken, upstream: end)
        self.start = end
        return range
    }
}
