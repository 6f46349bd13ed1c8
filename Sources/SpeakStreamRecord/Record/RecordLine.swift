import SpeakStream

/// A line of a record, as `--events` writes it: something that happened in a turn.
///
/// `events.schema.json` beside this file is its shape. Lines with `sink` are what the turn was told, with the sink's position at the
/// time; the others what it told. Told the former again, at the same times, a turn tells the latter again: so a record can be replayed.
struct RecordLine: Codable, Hashable {
    /// The version of this shape; it only changes when what is there changes, not when something is added.
    static let version = 1

    /// How far the sink had got: ``PlaybackPosition``, its times in seconds from the start of the turn.
    struct Sink: Codable, Hashable {
        var written: Int
        var heard: Int
        var at: Double
        /// The frame with which it began to play after a flush, and when.
        var onsetFrame: Int?
        var onsetAt: Double?
    }

    /// The number of the turn in its session, from 1.
    var turn: Int
    /// Seconds from the start of the turn.
    var time: Double
    /// What happened.
    var event: String
    /// The sink's position.
    var sink: Sink?

    // Of a turn that begins.
    var version: Int?
    /// The start in seconds of `CLOCK_MONOTONIC`.
    var startMonotonic: Double?
    /// What `--voice` was, if it was given.
    var voice: String?
    var sampleRate: Int?
    var isPaced: Bool?
    var configuration: SpeechConfiguration?

    // Of what is said.
    /// The text upstream.
    var text: String?
    /// Where it stands, in UTF-8 bytes of the upstream text.
    var start: Int?
    var end: Int?
    /// In which words it is said.
    var spoken: String?
    var breakAfter: String?
    var reason: String?
    var language: String?
    /// The frame of the turn's sound at which it happened.
    var frame: Int?
    var isEstimate: Bool?
    /// Ill-formed sequences of UTF-8 that were replaced.
    var replaced: Int?
    var isImportant: Bool?

    // Of the engine and the sink.
    /// The number of the phrase that the engine is at work on.
    var phrase: Int?
    var frames: Int?
    /// For each mark the byte of the phrase's text and the frame of its sound.
    var marks: [[Int]]?
    var trailingSilence: Int?
    var unspeakable: Int?
    /// Silences in the sound, from frame to frame.
    var pauses: [[Int]]?
    /// How long the sound broke off, in seconds.
    var gap: Double?
    var error: SpeakStreamError?

    // Of what the listener asked for.
    var control: String?
    var rewind: Rewind?
    var count: Int?
    var rate: Int?

    /// How the turn went.
    var report: TurnReport?

    init(turn: Int, time: Duration, event: String) {
        self.turn = turn
        self.time = time.recorded
        self.event = event
    }
}

extension Duration {
    /// As it is written: seconds, to the nanosecond for some eleven days.
    var recorded: Double {
        let (seconds, attoseconds) = self.components
        return (Double(seconds) * 1e9 + (Double(attoseconds) * 1e-9).rounded()) / 1e9
    }
}
