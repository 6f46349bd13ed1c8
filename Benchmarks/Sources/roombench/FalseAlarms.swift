import BenchSupport
import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting

/// How often we interrupt ourselves.
struct FalseAlarms {
    private struct Row {
        var path: EchoPath
        var coldSuspicions = 0
        var suspicions = 0
        var confirmed = 0
        var delay = Duration.zero
        var removed = Series("")
    }

    private let minutes: Double
    private var rows: [Row] = []

    /// Speaks alone, in each of the rooms for its share of the time.
    init(speech: [Int16], paths: [EchoPath], ear: Ear, minutes: Double, seed: UInt64) throws {
        self.minutes = minutes
        for path in paths {
            var row = Row(path: path)
            let pipeline = try ear.pipeline()
            var conversation = RoomConversation(speech: speech, path: path, pipeline: pipeline, seed: seed)
            // The first two seconds of speech are another matter.
            var isCold = true
            var warmFrames = 0
            while warmFrames < Int(minutes * 6000) / paths.count {
                let step = try conversation.step()
                isCold = isCold && conversation.isCold
                if !isCold { warmFrames += 1 }
                switch step.result.action {
                case .suspected where isCold: row.coldSuspicions += 1
                case .suspected: row.suspicions += 1
                case .confirmed: row.confirmed += 1
                default: break
                }
                let frame = step.result.frame
                if frame.farEndLevel > -40, !isCold { row.removed.values.append(frame.microphoneLevel - frame.level) }
            }
            row.delay = conversation.echoDelay
            self.rows.append(row)
        }
    }

    func report(to findings: inout Findings) {
        findings.note("our own speech alone, \(self.minutes.fixed(1)) minutes in \(self.rows.count) rooms")
        for row in self.rows {
            let removed = row.removed.percentile(0.5).fixed(1)
            findings.note(
                "  \(row.path.name): \(row.coldSuspicions) suspicions while cold, \(row.suspicions) after, "
                    + "\(row.confirmed) confirmed; \(removed) dB removed (median), delay made up for \(row.delay)"
            )
        }
        let suspicions = self.rows.reduce(0) { $0 + $1.suspicions }
        let confirmed = self.rows.reduce(0) { $0 + $1.confirmed }
        let rate = Double(suspicions) / self.minutes
        findings.note("  all: \(confirmed) confirmed, \(rate.fixed(2)) suspicions a minute")
        findings.require(confirmed == 0, "\(confirmed) false alarms were confirmed")
        findings.require(rate <= 2, "\(rate.fixed(2)) suspicions a minute")
    }
}
