/// What a session is doing, as `speakstream status` shows it.
///
/// Encoded it is an object that always has all of its keys: `"version"` (1), `"state"`, `"phrase"` (null while none is said),
/// `"heard"` with `"bytes"` and `"words"`, `"rate"`, `"voice"` and `"queued"`.
public struct ControlStatus: Sendable, Hashable {
    /// What it is doing.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Nothing: no turn is under way.
        case idle
        /// A turn is under way, and nothing has been heard yet.
        case starting
        /// Speaking.
        case speaking
        /// Silent until it is resumed.
        case paused
        /// Silent because the upstream or the sink keeps it waiting.
        case stalled
        /// Told to stop, and not yet silent.
        case stopping
    }

    /// How much of an answer has been heard.
    public struct Heard: Sendable, Hashable, Codable {
        /// In UTF-8 bytes of the upstream's text.
        public var bytes: Int
        /// In words.
        public var words: Int

        /// Makes an account.
        public init(bytes: Int = 0, words: Int = 0) {
            self.bytes = bytes
            self.words = words
        }
    }

    /// What it is doing.
    public var state: State
    /// The phrase that is being said, or cut short after so many bytes that a line stays a line.
    public var phrase: String? { didSet { self.phrase = Self.short(self.phrase) } }
    /// What has been heard of the turn.
    public var heard: Heard
    /// Words a minute.
    public var rate: Int
    /// The name of the voice.
    public var voice: String
    /// What is waiting to be said after it.
    public var queued: Int

    /// Makes a status.
    public init(
        state: State,
        phrase: String? = nil,
        heard: Heard = Heard(),
        rate: Int,
        voice: String,
        queued: Int = 0
    ) {
        self.state = state
        self.phrase = Self.short(phrase)
        self.heard = heard
        self.rate = rate
        self.voice = voice
        self.queued = queued
    }

    private static let longestPhrase = 4096

    private static func short(_ phrase: String?) -> String? {
        guard let phrase, phrase.utf8.count > Self.longestPhrase else { return phrase }
        // A character cut in two would become U+FFFD.
        var end = phrase.utf8.index(phrase.startIndex, offsetBy: Self.longestPhrase)
        while end.samePosition(in: phrase.unicodeScalars) == nil { end = phrase.utf8.index(before: end) }
        return String(phrase[..<end])
    }
}

extension ControlStatus: Codable {
    private enum Key: String, CodingKey {
        case version, state, phrase, heard, rate, voice, queued
    }

    /// Reads a status.
    ///
    /// - Parameter decoder: holds its object.
    /// - Throws: the decoder's error.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(
            state: try object.decode(State.self, forKey: .state),
            phrase: try object.decodeIfPresent(String.self, forKey: .phrase),
            heard: try object.decode(Heard.self, forKey: .heard),
            rate: try object.decode(Int.self, forKey: .rate),
            voice: try object.decode(String.self, forKey: .voice),
            queued: try object.decode(Int.self, forKey: .queued)
        )
    }

    /// Writes the status.
    ///
    /// - Parameter encoder: takes its object.
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(ControlRequest.version, forKey: .version)
        try object.encode(self.state, forKey: .state)
        // A key that comes and goes is a trap for who reads it with a script.
        try object.encode(self.phrase, forKey: .phrase)
        try object.encode(self.heard, forKey: .heard)
        try object.encode(self.rate, forKey: .rate)
        try object.encode(self.voice, forKey: .voice)
        try object.encode(self.queued, forKey: .queued)
    }
}
