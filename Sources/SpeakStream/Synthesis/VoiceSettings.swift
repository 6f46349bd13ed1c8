/// Which voice speaks, and how.
///
/// Values outside their range are brought to its nearer end: eSpeak NG checks none of them itself.
public struct VoiceSettings: Sendable, Hashable, Codable {
    /// Which of several engines speaks (``VoiceEngines``); nil is the session's own, or the first of several.
    public var engine: String?
    /// The engine's name for the voice, for eSpeak NG a language and an optional variant: `en-us`, `de`, `en-us+f3`.
    public var name: String
    /// The language that the voice speaks, as a BCP 47 tag; nil if its name begins with it.
    public var language: String?
    /// Words a minute, 80 to 900.
    public var rate: Int { didSet { self.rate = Self.rates.clamp(self.rate) } }
    /// Base pitch, 0 to 99.
    public var pitch: Int { didSet { self.pitch = Self.pitches.clamp(self.pitch) } }
    /// How far the pitch rises and falls, 0 (monotone) to 99.
    public var range: Int { didSet { self.range = Self.pitches.clamp(self.range) } }
    /// Loudness in per cent of the engine's usual, 0 to 200.
    public var volume: Int { didSet { self.volume = Self.volumes.clamp(self.volume) } }
    /// Silence between two words beyond the natural, in milliseconds at 175 words a minute, 0 to 500; as nearly as the engine can.
    public var wordGap: Int { didSet { self.wordGap = Self.wordGaps.clamp(self.wordGap) } }

    /// The name of eSpeak NG among several engines: it has a voice for nearly every language.
    public static let eSpeak = "espeak"
    /// Words a minute that can be asked for.
    public static let rates = 80...900
    /// The pitches that can be asked for.
    public static let pitches = 0...99
    /// The volumes that can be asked for, in per cent.
    public static let volumes = 0...200
    /// The silences between words that can be asked for, in milliseconds.
    public static let wordGaps = 0...500

    /// Makes settings; the defaults are eSpeak NG's own.
    public init(
        name: String = "en-us",
        rate: Int = 175,
        pitch: Int = 50,
        volume: Int = 100,
        range: Int = 50,
        wordGap: Int = 0
    ) {
        self.name = name
        self.rate = Self.rates.clamp(rate)
        self.pitch = Self.pitches.clamp(pitch)
        self.range = Self.pitches.clamp(range)
        self.volume = Self.volumes.clamp(volume)
        self.wordGap = Self.wordGaps.clamp(wordGap)
    }

    /// The same voice, as far as that can be, in another language: eSpeak NG's voice of its name.
    package func speaking(_ language: String) -> VoiceSettings {
        var voice = self
        voice.engine = Self.eSpeak
        voice.name = language
        voice.language = language
        return voice
    }

    /// The language tag that stands at the beginning of the voice's name unless one is given.
    public var languageTag: String { self.language ?? String(self.name.prefix { $0 != "+" }) }
}

extension ClosedRange<Int> {
    /// The value, or the nearer end for one that lies outside.
    package func clamp(_ value: Int) -> Int {
        Swift.min(Swift.max(value, self.lowerBound), self.upperBound)
    }
}
