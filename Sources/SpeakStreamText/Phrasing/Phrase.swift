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
        get { self.located ?? self.spokenWords.map { $0.lowerBound + self.offset..<$0.upperBound + self.offset } }
        set { self.located = newValue }
    }

    /// The words upstream, where they do not stand as they are said; else they are so many bytes behind `spokenWords`.
    ///
    /// Most phrases are said as they stand, and one array less is made of them.
    private var located: [Range<Int>]?
    private var offset: Int

    /// What is said: `text`, or what is read for it.
    public var spoken: String

    /// The words in `spoken`, as ranges of its UTF-8 bytes; as many as `words`.
    ///
    /// Where something is said in other words, the last of them stands for all of it upstream, the others for nothing.
    public var spokenWords: [Range<Int>]

    /// How parts of `spoken` are pronounced, in order; the rest is left to the engine.
    public var pronunciations: [Pronunciation] = []

    /// The language of the phrase, as the tag under which it was looked for (``LanguageFinder``); nil for that of the whole text.
    public var language: String?

    /// Whether a blank line stands before the phrase, which the break after the phrase before it may not tell: that
    /// was cut at the end of its line, without waiting for the next.
    public var opensParagraph: Bool

    /// Makes a phrase of its parts.
    public init(
        text: String,
        range: Range<Int>,
        breakAfter: Break,
        reason: CutReason,
        words: [Range<Int>],
        opensParagraph: Bool = false
    ) {
        self.init(
            text: text,
            range: range,
            breakAfter: breakAfter,
            reason: reason,
            spokenWords: words.map { $0.lowerBound - range.lowerBound..<$0.upperBound - range.lowerBound },
            opensParagraph: opensParagraph
        )
    }

    /// Makes a phrase that is said as it stands.
    init(
        text: String,
        range: Range<Int>,
        breakAfter: Break,
        reason: CutReason,
        spokenWords: [Range<Int>],
        opensParagraph: Bool
    ) {
        self.opensParagraph = opensParagraph
        self.text = text
        self.range = range
        self.breakAfter = breakAfter
        self.reason = reason
        self.offset = range.lowerBound
        self.spoken = text
        self.spokenWords = spokenWords
    }

    /// Says that the words stand upstream as they are said, so many bytes behind.
    mutating func locateWords(behind offset: Int) {
        (self.located, self.offset) = (nil, offset)
    }

    /// Whether all is the same that the phrases tell.
    public static func == (left: Phrase, right: Phrase) -> Bool {
        left.text == right.text && left.range == right.range && left.breakAfter == right.breakAfter
            && left.reason == right.reason && left.words == right.words && left.spoken == right.spoken
            && left.spokenWords == right.spokenWords && left.opensParagraph == right.opensParagraph
            && left.pronunciations == right.pronunciations && left.language == right.language
    }
}
