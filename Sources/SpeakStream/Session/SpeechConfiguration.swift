public import SpeakStreamText

/// How a session speaks.
///
/// The defaults are right for a listener at a loudspeaker.
public struct SpeechConfiguration: Sendable, Hashable {
    /// Which voice speaks, and how.
    public var voice: VoiceSettings
    /// The language of the text, as a BCP 47 tag, whose abbreviations and conjunctions hold; nil is the voice's own.
    public var language: String?
    /// Voices for what is in other languages than the text's, by their BCP 47 tags, of which the primary part counts.
    ///
    /// The languages are found by their words, or by their script (``LanguageFinder``). The voices speak at the rate of ``voice``.
    public var voices: [String: VoiceSettings]
    /// Whether what is in another script is said by a voice of the language most written in it, where ``voices`` has none for it and
    /// the engine does; else it is given to ``voice``, as all else.
    public var findsScripts: Bool
    /// Words and phrases to be said otherwise, before figures and the like are put into words.
    public var lexicon: Lexicon
    /// How markdown is read; nil says the text as it stands.
    public var reading: Reader.Configuration?
    /// Whether figures, units, abbreviations and the like are put into words (``Normalizer``), or left to the engine.
    public var normalizes: Bool
    /// What is said of emoji, if figures are put into words.
    public var emoji: Normalizer.EmojiStyle
    /// Factors on the pauses between phrases.
    public var pauseScale: PauseScale
    /// When to speak faster, as the speech is far behind the text; nil: never.
    public var catchUp: CatchUp?
    /// How far the text read may run ahead of what is heard, in seconds of speech; beyond that the upstream is not read.
    public var readAhead: Duration
    /// After how long without a token a sentence that seems to end is taken as ended: one and a half times the usual
    /// time between tokens, within these bounds.
    public var hesitation: ClosedRange<Duration>
    /// After how long without a token the words in hand are said, although no sentence has ended; what may be half a
    /// word is given twice as long.
    public var stallLimit: Duration
    /// The next phrase is chosen when no more than this is left to be heard: late, so that most of the text is known.
    public var lead: Duration
    /// With no more than this left to be heard, a clause will do where no sentence has ended.
    public var scarce: Duration
    /// After how long with nothing to say the device is given back until there is.
    public var idleRelease: Duration
    /// After how long a sink that takes no sound counts as stalled.
    public var sinkStallLimit: Duration
    /// How long a lost sink is tried again before the turn fails.
    public var reconnectLimit: Duration
    /// How much of the text heard the ledger keeps, in UTF-8 bytes; the ranges count on when it is more.
    public var heardTextLimit: Int

    /// Makes a configuration for `voice`, all else at its default.
    public init(voice: VoiceSettings = VoiceSettings()) {
        self.voice = voice
        self.language = nil
        self.voices = [:]
        self.findsScripts = true
        self.lexicon = Lexicon()
        self.reading = Reader.Configuration()
        self.normalizes = true
        self.emoji = .say
        self.pauseScale = PauseScale()
        self.catchUp = nil
        self.readAhead = .seconds(60)
        self.hesitation = .milliseconds(60) ... .milliseconds(250)
        self.stallLimit = .milliseconds(600)
        self.lead = .milliseconds(250)
        self.scarce = .milliseconds(80)
        self.idleRelease = .seconds(3)
        self.sinkStallLimit = .seconds(1)
        self.reconnectLimit = .seconds(5)
        self.heardTextLimit = 64 * 1024
    }
}

// As records have it: times in seconds.
extension SpeechConfiguration: Codable {
    private enum Key: String, CodingKey {
        case voice, language, voices, findsScripts, lexicon, reading, normalizes, emoji, pauseScale, catchUp, readAhead,
            hesitation, stallLimit, lead, scarce, idleRelease, sinkStallLimit, reconnectLimit, heardTextLimit
    }

    /// The times, each with its key.
    private static var times: [(Key, WritableKeyPath<Self, Duration>)] {
        [
            (.readAhead, \.readAhead), (.stallLimit, \.stallLimit), (.lead, \.lead), (.scarce, \.scarce),
            (.idleRelease, \.idleRelease), (.sinkStallLimit, \.sinkStallLimit), (.reconnectLimit, \.reconnectLimit),
        ]
    }

    /// Reads a configuration.
    ///
    /// - Parameter decoder: holds its object.
    /// - Throws: the decoder's error.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(voice: try object.decode(VoiceSettings.self, forKey: .voice))
        self.language = try object.decodeIfPresent(String.self, forKey: .language)
        self.voices = try object.decode([String: VoiceSettings].self, forKey: .voices)
        self.findsScripts = try object.decode(Bool.self, forKey: .findsScripts)
        self.lexicon = try object.decode(Lexicon.self, forKey: .lexicon)
        self.reading = try object.decodeIfPresent(Reader.Configuration.self, forKey: .reading)
        self.normalizes = try object.decode(Bool.self, forKey: .normalizes)
        self.emoji = try object.decode(Normalizer.EmojiStyle.self, forKey: .emoji)
        self.pauseScale = try object.decode(PauseScale.self, forKey: .pauseScale)
        self.catchUp = try object.decodeIfPresent(CatchUp.self, forKey: .catchUp)
        self.heardTextLimit = try object.decode(Int.self, forKey: .heardTextLimit)
        let hesitation = try object.decode([Double].self, forKey: .hesitation).map(Duration.init(seconds:))
        guard hesitation.count == 2, hesitation[0] <= hesitation[1] else {
            throw DecodingError.dataCorruptedError(forKey: .hesitation, in: object, debugDescription: "no range")
        }
        self.hesitation = hesitation[0]...hesitation[1]
        for (key, path) in Self.times {
            self[keyPath: path] = Duration(seconds: try object.decode(Double.self, forKey: key))
        }
    }

    /// Writes the configuration.
    ///
    /// - Parameter encoder: takes its object.
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(self.voice, forKey: .voice)
        try object.encodeIfPresent(self.language, forKey: .language)
        try object.encode(self.voices, forKey: .voices)
        try object.encode(self.findsScripts, forKey: .findsScripts)
        try object.encode(self.lexicon, forKey: .lexicon)
        try object.encodeIfPresent(self.reading, forKey: .reading)
        try object.encode(self.normalizes, forKey: .normalizes)
        try object.encode(self.emoji, forKey: .emoji)
        try object.encode(self.pauseScale, forKey: .pauseScale)
        try object.encodeIfPresent(self.catchUp, forKey: .catchUp)
        try object.encode(self.heardTextLimit, forKey: .heardTextLimit)
        try object.encode(
            [self.hesitation.lowerBound.seconds, self.hesitation.upperBound.seconds],
            forKey: .hesitation
        )
        for (key, path) in Self.times { try object.encode(self[keyPath: path].seconds, forKey: key) }
    }
}

extension CatchUp: Codable {
    private enum Key: String, CodingKey {
        case limit, most
    }

    /// Reads one.
    ///
    /// - Parameter decoder: holds its object.
    /// - Throws: the decoder's error.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(
            limit: Duration(seconds: try object.decode(Double.self, forKey: .limit)),
            most: try object.decode(Double.self, forKey: .most)
        )
    }

    /// Writes it.
    ///
    /// - Parameter encoder: takes its object.
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(self.limit.seconds, forKey: .limit)
        try object.encode(self.most, forKey: .most)
    }
}
