import SpeakStream

/// The shape of the report's JSON; documented in the README, and never changed without a new `version`.
struct ReportDocument: Encodable {
    private struct Received: Encodable {
        let bytes: Int
    }

    private struct Waste: Encodable {
        let bytes: Int
        let words: Int
    }

    private struct Upstream: Encodable {
        /// How it ended.
        let ending: TurnReport.Upstream
        /// When nothing was left of it: the process group, the connection; in seconds since the start.
        let gone: Double?
        /// How long after the stop that was, in seconds.
        let stopSeconds: Double?
        /// What it generated for nobody: received and not heard.
        let waste: Waste
    }

    private let version: Int
    private let outcome: TurnReport.Outcome
    private let message: String?
    private let received: Received
    private let upstream: Upstream
    private let heard: TextSpan
    /// What the listener passed over; left out if nothing was.
    private let skipped: [TextSpan]?
    private let partial: TextSpan?
    private let unheard: TextSpan
    private let unspoken: TextSpan
    private let positionIsEstimate: Bool
    /// Whether the last word heard is an estimate, as the engine did not tell when its words are heard; left out if it did.
    private let wordsAreEstimates: Bool?
    private let heardFrames: Int
    private let heardSeconds: Double
    private let sampleRate: Int
    private let timings: TurnReport.Timings
    private let counts: TurnReport.Counts

    /// - Parameters:
    ///   - report: how the turn went.
    ///   - upstreamGone: when nothing was left of the upstream, in monotonic time; nil if nobody can tell.
    init(_ report: TurnReport, upstreamGone: Duration?) {
        self.version = report.version
        self.outcome = report.outcome
        self.message = report.message
        self.received = Received(bytes: report.ledger.received)
        let gone = upstreamGone.map { $0.seconds - report.timings.startMonotonic } ?? report.timings.upstreamStopped
        let ledger = report.ledger
        self.upstream = Upstream(
            ending: report.upstream,
            gone: gone,
            stopSeconds: gone.flatMap { gone in report.timings.stopRequested.map { gone - $0 } },
            waste: Waste(
                bytes: ledger.received - ledger.heard.end + ledger.skipped.reduce(0) { $0 + $1.end - $1.start },
                words: ledger.unheard.words + ledger.unspoken.words + ledger.skipped.reduce(0) { $0 + $1.words }
            )
        )
        self.heard = ledger.heard
        self.skipped = ledger.skipped.isEmpty ? nil : ledger.skipped
        self.partial = report.ledger.partialWord
        self.unheard = report.ledger.unheard
        self.unspoken = report.ledger.unspoken
        self.positionIsEstimate = report.ledger.isEstimate
        self.wordsAreEstimates = report.ledger.areWordsEstimated ? true : nil
        self.heardFrames = report.ledger.heardFrames
        self.heardSeconds = Double(report.ledger.heardFrames) / Double(report.sampleRate)
        self.sampleRate = report.sampleRate
        self.timings = report.timings
        self.counts = report.counts
    }
}
