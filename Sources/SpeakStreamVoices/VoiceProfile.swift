public import SpeakStream
public import SpeakStreamEngines

/// A voice with all that makes it one: an engine, its settings, the pauses, the lexicons, and voices for other languages.
///
/// A profile is a small TOML file; `voices/README.md` tells of its keys.
public struct VoiceProfile: Sendable, Hashable {
    /// The name by which it is asked for.
    public var name: String
    /// What it is like, in one line.
    public var summary: String
    /// A sentence of its language, to hear it by.
    public var sample: String
    /// The file that it was read from.
    public var file: String
    /// The voice.
    public var voice: VoiceSettings
    /// The voices for what is in other languages, by their tags.
    public var voices: [String: VoiceSettings]
    /// Factors on the pauses.
    public var pauseScale: PauseScale
    /// The program that speaks; nil for eSpeak NG.
    public var command: CommandEngine?
    /// What has to be done for the program to be there, in one line.
    public var install: String?
    /// The lexicons' files, of which later ones hold before earlier ones.
    public var lexicons: [String]

    /// Makes a profile of a voice, all else at its default.
    public init(name: String, voice: VoiceSettings, file: String = "") {
        self.name = name
        self.summary = ""
        self.sample = ""
        self.file = file
        self.voice = voice
        self.voices = [:]
        self.pauseScale = PauseScale()
        self.command = nil
        self.install = nil
        self.lexicons = []
    }

    /// How a session speaks with it; its lexicons are still to be read (``LexiconFile``).
    public var configuration: SpeechConfiguration {
        var configuration = SpeechConfiguration(voice: self.voice)
        configuration.voices = self.voices
        configuration.pauseScale = self.pauseScale
        return configuration
    }

    /// The language that the voice speaks, as a BCP 47 tag.
    public var language: String { self.voice.languageTag }
}
