internal import FoundationEssentials

/// The JSON that the command's `--report` writes, read by its documentation and not with the types that wrote it.
public struct Report: Decodable, Sendable {
    /// What was received.
    public struct Received: Decodable, Sendable {
        /// How many bytes of UTF-8 text.
        public var bytes: Int
    }

    /// A stretch of the text received.
    public struct Span: Decodable, Sendable {
        /// The text.
        public var text: String

        /// Where it starts, in UTF-8 bytes of the text received.
        public var start: Int

        /// Where it ends, in UTF-8 bytes of the text received.
        public var end: Int

        /// How many words it has.
        public var words: Int
    }

    /// Instants in seconds since the start; `nil` for what did not happen.
    public struct Timings: Decodable, Sendable {
        /// The start, in seconds of ``Monotonic``.
        public var startMonotonic: Double

        /// The first text arrived.
        public var firstToken: Double?

        /// The last text arrived.
        public var lastToken: Double?

        /// The median of the gaps between tokens, in seconds.
        public var medianGap: Double?

        /// The first phrase went to the engine.
        public var firstPhrase: Double?

        /// The first sound was heard.
        public var firstSound: Double?

        /// The last sound was heard.
        public var lastSound: Double?

        /// A stop was asked for.
        public var stopRequested: Double?

        /// The sink was silent after the stop.
        public var stopped: Double?

        /// The input had ended, or had been closed.
        public var upstreamStopped: Double?

        /// All was over.
        public var finished: Double
    }

    /// How often things happened.
    public struct Counts: Decodable, Sendable {
        /// Pieces of text received.
        public var tokens: Int

        /// Pieces of text that arrived after the stop.
        public var tokensAfterStop: Int

        /// Phrases given to the engine.
        public var phrases: Int

        /// Times the sound broke off although text was there.
        public var underruns: Int

        /// Times text was said unfinished because no more came.
        public var stalls: Int

        /// Times the sink was lost and opened again.
        public var reconnections: Int

        /// Ill-formed UTF-8 sequences.
        public var invalidUTF8: Int

        /// Characters that could not be said.
        public var unspeakable: Int
    }

    /// What became of the upstream.
    public struct Upstream: Decodable, Sendable {
        /// What was generated for nobody.
        public struct Waste: Decodable, Sendable {
            /// How many bytes of UTF-8 text.
            public var bytes: Int

            /// How many words.
            public var words: Int
        }

        /// How it ended: `ended`, `cancelled` or `failed`.
        public var ending: String

        /// When nothing was left of it, in seconds since the start.
        public var gone: Double?

        /// How long after the stop that was, in seconds.
        public var stopSeconds: Double?

        /// What was received and not heard.
        public var waste: Waste
    }

    /// The version of this shape.
    public var version: Int

    /// How it ended: `finished`, `interrupted` or `failed`.
    public var outcome: String

    /// Why it failed.
    public var message: String?

    /// What was received.
    public var received: Received

    /// What became of the upstream.
    public var upstream: Upstream

    /// What was heard.
    public var heard: Span

    /// What the listener passed over; `nil` if nothing was.
    public var skipped: [Span]?

    /// The word during which the sound stopped.
    public var partial: Span?

    /// What was made ready and not heard.
    public var unheard: Span

    /// What was received and not yet given to the engine.
    public var unspoken: Span

    /// How many frames were heard.
    public var heardFrames: Int

    /// How many seconds were heard.
    public var heardSeconds: Double

    /// Frames a second.
    public var sampleRate: Int

    /// When things happened.
    public var timings: Timings

    /// How often things happened.
    public var counts: Counts

    /// Reads a report.
    ///
    /// - Parameter json: Its bytes.
    /// - Throws: `DecodingError` when it is something else.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Report.self, from: Data(json))
    }

    /// Reads a report from its file.
    ///
    /// - Parameter path: The file.
    /// - Throws: `Errno` when it cannot be read, `DecodingError` when it is something else.
    public init(contentsOf path: String) throws {
        try self.init(json: try readFile(path))
    }

    /// The three parts of the text in order: what was received.
    public var text: String {
        self.heard.text + self.unheard.text + self.unspoken.text
    }
}
