/// The break that follows a phrase: how long to pause, and whether the voice falls.
public enum Break: Sendable, Equatable {
    /// None: the clause goes on in another language, with another voice.
    case run
    /// The sentence goes on.
    case clause
    /// A sentence, or a line, has ended.
    case sentence
    /// A blank line follows.
    case paragraph

    /// Whether a sentence ends here.
    public var endsSentence: Bool { self == .sentence || self == .paragraph }
}

/// Why a phrase was cut where it was.
public enum CutReason: Sendable, Equatable {
    /// The text itself marks the end of a sentence or a line here.
    case boundary
    /// A sentence seems to end here, and upstream hesitates.
    case hesitation
    /// A clause mark was taken, because sound was wanted early.
    case clause
    /// The sentence is longer than the cap.
    case length
    /// The text goes on in another language.
    case language
    /// Everything in hand was asked for, because upstream stalled.
    case demand
    /// The text ended here.
    case end
}

/// A piece of text that is spoken at once.
public struct Phrase: Sendable, Equatable {
    /// The text, with all the white space before and after it that belongs to `range`.
    public var text: String

    /// Where the text stood upstream, in UTF-8 bytes; the ranges of consecutive phrases touch.
    public var range: Range<Int>

    /// The break that follows the phrase.
    public var breakAfter: Break

    /// Why the phrase ends here.
    public var reason: CutReason

    /// The words to be spoken, in order, as ranges of UTF-8 bytes of the upstream text.
    ///
    /// Empty only for what is left at the end of a text and holds nothing to be spoken.
    public var words: [Range<Int>] {
        get {
            switch self.place {
            case .at(let words): words
            case .behind(let offset): self.spokenWords.map { $0.lowerBound + offset..<$0.upperBound + offset }
            }
        }
        set { self.place = .at(newValue) }
    }

    /// Where the words stand upstream.
    enum Place: Sendable {
        case at([Range<Int>])
        /// So many bytes behind `spokenWords`: most phrases are said as they stand, and one array less is made of them.
        case behind(Int)
    }

    private var place: Place

    /// What is said: `text`, or what is read for it.
    public var spoken: String

    /// The words in `spoken`, as ranges of its UTF-8 bytes; as many as `words`.
    ///
    /// Where something is said in other words, the last of them stands for all of it upstream, the others for nothing.
    public var spokenWords: [Range<Int>]

    /// What is said as it is written, without markup, where `spoken` has words for figures and the like; nil where it has none.
    public var written: Written?

    /// A text before figures and the like are put into words.
    public struct Written: Sendable, Hashable {
        /// The text.
        public var text: String
        /// For each of the words that are spoken its stretch of `text`, in UTF-8 bytes; of those that are said for something else the
        /// last stands for all of it, the others for nothing.
        public var words: [Range<Int>]
    }

    /// How parts of `spoken` are pronounced, in order; the rest is left to the engine.
    public var pronunciations: [Pronunciation] = []

    /// The language of the phrase, as the tag under which it was looked for (``LanguageFinder``); nil for that of the whole text.
    public var language: String?

    /// Whether a blank line stands before the phrase, which the break after the phrase before it may not tell: that
    /// was cut at the end of its line, without waiting for the next.
    public var opensParagraph: Bool

    /// Whether all is the same that the phrases tell.
    public static func == (left: Phrase, right: Phrase) -> Bool {
        left.text == right.text && left.range == right.range && left.breakAfter == right.breakAfter
            && left.reason == right.reason && left.words == right.words && left.spoken == right.spoken
            && left.spokenWords == right.spokenWords && left.opensParagraph == right.opensParagraph
            && left.pronunciations == right.pronunciations && left.language == right.language
            && left.written == right.written
    }
}

extension Phrase {
    /// Makes a phrase of its parts.
    public init(
        text: String,
        range: Range<Int>,
        breakAfter: Break,
        reason: CutReason,
        words: [Range<Int>],
        opensParagraph: Bool = false
    ) {
        let said = Phraser.Said(
            text: text,
            range: range,
            words: words.map { $0.lowerBound - range.lowerBound..<$0.upperBound - range.lowerBound },
            opensParagraph: opensParagraph
        )
        let cut = Phraser.Cut(TextPosition(), breakAfter, reason)
        self.init(said, as: cut, text: text, range: range, words: .behind(range.lowerBound))
    }

    /// Makes a phrase of what is said, for a text upstream and a range of it, where the words stand so.
    ///
    /// All at once: what is initialized part by part is copied when it is handed on.
    init(
        _ said: Phraser.Said,
        as cut: Phraser.Cut,
        text: String,
        range: Range<Int>,
        words: Place,
        written: Written? = nil,
        pronunciations: [Pronunciation] = [],
        language: String? = nil
    ) {
        self.init(
            text: text,
            range: range,
            breakAfter: cut.breakAfter,
            reason: cut.reason,
            place: words,
            spoken: said.text,
            spokenWords: said.words,
            written: written,
            pronunciations: pronunciations,
            language: language,
            opensParagraph: said.opensParagraph
        )
    }
}

extension Phrase: Hashable {
    /// Feeds what tells phrases apart to the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.text)
        hasher.combine(self.range)
    }
}
