/// How a turn went.
public struct TurnReport: Sendable, Hashable, Codable {
    /// How a turn can end.
    public enum Outcome: String, Sendable, Codable {
        /// All was heard.
        case finished
        /// The listener barged in, or the task was cancelled.
        case interrupted
        /// The upstream, the engine or the sink failed; what was heard until then stands in the ledger.
        case failed
    }

    /// Instants in seconds since `start`; nil for what did not happen.
    public struct Timings: Sendable, Hashable, Codable {
        /// When the turn began, in seconds of `CLOCK_MONOTONIC`.
        public var startMonotonic: Double
        /// The first text arrived.
        public var firstToken: Double?
        /// The last text arrived.
        public var lastToken: Double?
        /// The median of the gaps between tokens, in seconds, to an eighth of an octave; nil with fewer than two tokens.
        public var medianGap: Double?
        /// The first phrase went to the engine.
        public var firstPhrase: Double?
        /// The first sound was heard, by the sink's own account of its latency.
        public var firstSound: Double?
        /// The last word heard, or cut short, fell silent.
        public var lastSound: Double?
        /// A stop was asked for.
        public var stopRequested: Double?
        /// The sink was silent after the stop.
        public var stopped: Double?
        /// The upstream had ended, or had been told to.
        public var upstreamStopped: Double?
        /// The turn was over.
        public var finished: Double
    }

    /// How often things happened.
    public struct Counts: Sendable, Hashable, Codable {
        /// Pieces of text received.
        public var tokens = 0
        /// Pieces of text that arrived after the stop, and were dropped.
        public var tokensAfterStop = 0
        /// Phrases given to the engine.
        public var phrases = 0
        /// Times the sound broke off although text was there.
        public var underruns = 0
        /// Times text was said unfinished because the upstream had stalled.
        public var stalls = 0
        /// Times the sink was lost and opened again.
        public var reconnections = 0
        /// Ill-formed UTF-8 sequences, each replaced by U+FFFD.
        public var invalidUTF8 = 0
        /// Unicode scalars that the engine could not say, and controls that nobody can.
        public var unspeakable = 0
        /// Events that nobody took in time, and that were dropped.
        public var eventsDropped = 0
    }

    /// What became of the upstream.
    public enum Upstream: String, Sendable, Codable {
        /// It ended by itself.
        case ended
        /// The turn was over before it.
        case cancelled
        /// It failed.
        case failed
    }

    /// The version of this shape.
    public var version = 1
    /// How the turn ended.
    public var outcome: Outcome
    /// How the upstream ended.
    public var upstream: Upstream
    /// Why it failed, in one line.
    public var message: String?
    /// What was heard and what was not.
    public var ledger: Ledger
    /// Frames a second of the turn's sound.
    public var sampleRate: Int
    /// When things happened.
    public var timings: Timings
    /// How often things happened.
    public var counts: Counts
    /// The failure behind `message`, for code that has to tell them apart; not part of the encoded report.
    public var error: SpeakStreamError?

    private enum CodingKeys: String, CodingKey {
        case version, outcome, upstream, message, ledger, sampleRate, timings, counts
    }
}
