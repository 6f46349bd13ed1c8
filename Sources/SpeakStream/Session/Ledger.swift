/// A stretch of the upstream text.
public struct TextSpan: Sendable, Hashable, Codable {
    /// The text.
    ///
    /// Of a very long heard text only the end (``SpeechConfiguration/heardTextLimit``); the offsets are right all the
    /// same.
    public var text: String
    /// Where it starts, in UTF-8 bytes of the upstream text.
    public var start: Int
    /// Where it ends, in UTF-8 bytes of the upstream text.
    public var end: Int
    /// How many words it has.
    public var words: Int

    /// Makes a span.
    public init(text: String, start: Int, end: Int, words: Int) {
        self.text = text
        self.start = start
        self.end = end
        self.words = words
    }
}

/// What became of the upstream text: heard, made ready but not heard, received but not spoken; in this order, without gap or overlap.
///
/// What the listener passed over lies within what was heard, and is no part of its text.
public struct Ledger: Sendable, Hashable, Codable {
    /// What was heard.
    ///
    /// A word counts when it has sounded to its end. The span goes to the end of what lies behind the listener; its text and its
    /// words are without what was passed over.
    public var heard: TextSpan
    /// What the listener passed over, in order, as far back as the text that was heard is kept.
    public var skipped: [TextSpan]
    /// The word during which the sound stopped, if it stopped in a word; the first of `unheard`.
    public var partialWord: TextSpan?
    /// What was synthesised, or about to be, and not heard.
    public var unheard: TextSpan
    /// What was received and not yet given to the engine.
    public var unspoken: TextSpan
    /// How many frames of the turn, speech and pauses, were heard.
    public var heardFrames: Int
    /// Whether the position is an estimate because the sink did not answer when it was asked.
    public var isEstimate: Bool
    /// Whether the sound stopped in a phrase of which the engine did not tell when its words are heard: the last word of `heard`, and
    /// `partialWord`, are then estimates by the length of the words.
    public var areWordsEstimated: Bool

    /// Makes a ledger.
    public init(
        heard: TextSpan,
        skipped: [TextSpan] = [],
        partialWord: TextSpan?,
        unheard: TextSpan,
        unspoken: TextSpan,
        heardFrames: Int,
        isEstimate: Bool,
        areWordsEstimated: Bool = false
    ) {
        self.heard = heard
        self.skipped = skipped
        self.partialWord = partialWord
        self.unheard = unheard
        self.unspoken = unspoken
        self.heardFrames = heardFrames
        self.isEstimate = isEstimate
        self.areWordsEstimated = areWordsEstimated
    }

    /// How many UTF-8 bytes of text were received.
    public var received: Int { self.unspoken.end }
}
