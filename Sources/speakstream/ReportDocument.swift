import SpeakStream

/// The shape of the report's JSON; documented in the README, and never changed without a new `version`.
struct ReportDocument: Encodable {
    private struct Received: Encodable {
        let bytes: Int
    }

    private let version: Int
    private let outcome: TurnReport.Outcome
    private let message: String?
    private let received: Received
    private let heard: TextSpan
    private let partial: TextSpan?
    private let unheard: TextSpan
    private let unspoken: TextSpan
    private let positionIsEstimate: Bool
    private let heardFrames: Int
    private let heardSeconds: Double
    private let sampleRate: Int
    private let timings: TurnReport.Timings
    private let counts: TurnReport.Counts

    init(_ report: TurnReport) {
        self.version = report.version
        self.outcome = report.outcome
        self.message = report.message
        self.received = Received(bytes: report.ledger.received)
        self.heard = report.ledger.heard
        self.partial = report.ledger.partialWord
        self.unheard = report.ledger.unheard
        self.unspoken = report.ledger.unspoken
        self.positionIsEstimate = report.ledger.isEstimate
        self.heardFrames = report.ledger.heardFrames
        self.heardSeconds = Double(report.ledger.heardFrames) / Double(report.sampleRate)
        self.sampleRate = report.sampleRate
        self.timings = report.timings
        self.counts = report.counts
    }
}
