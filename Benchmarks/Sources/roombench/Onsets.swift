import BenchSupport
import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting

/// How loud the near talker is.
enum NearLevel: CaseIterable {
    case echo0, echo6, farEnd0, farEnd6

    var name: String {
        switch self {
        case .echo0: "0 dB to the echo"
        case .echo6: "-6 dB to the echo"
        case .farEnd0: "0 dB to what is played"
        case .farEnd6: "-6 dB to what is played"
        }
    }

    /// The level at the microphone, of what is played at `played`.
    func level(played: Double, path: EchoPath) -> Double {
        switch self {
        case .echo0: played + path.gain
        case .echo6: played + path.gain - 6
        case .farEnd0: played
        case .farEnd6: played - 6
        }
    }
}

/// How soon somebody who speaks over us is heard.
struct Onsets {
    /// Between one who speaks and the next.
    private static let interval = Duration.seconds(8)
    /// The first, when the canceller knows the room.
    private static let first = Duration.seconds(12)

    private let level: NearLevel
    private var pauses: [Series] = []
    private var stops: [Series] = []
    private var missed = 0
    private var count = 0
    /// Suspicions without anybody speaking, and for how long nobody did.
    private var early = 0
    private var aloneFrames = 0

    /// Has the talkers speak in each of the rooms, its share of the onsets.
    init(
        speech: [Int16],
        talkers: NearTalkers,
        level: NearLevel,
        paths: [EchoPath],
        ear: Ear,
        count: Int,
        seed: UInt64
    ) throws {
        self.level = level
        let played = Level.ofSpeech(speech, rate: AudioFormat.eSpeak.sampleRate)
        let share = (count + paths.count - 1) / paths.count
        for (index, path) in paths.enumerated() {
            var random = SeededGenerator(seed: seed &+ UInt64(index) &* 77)
            let talks = (0..<share).map { number in
                RoomConversation.NearTalk(
                    time: Self.first + Self.interval * number + .milliseconds(Int.random(in: 0..<2000, using: &random)),
                    saying: talkers.sayings.randomElement(using: &random) ?? [],
                    level: level.level(played: played, path: path)
                )
            }
            let pipeline = try ear.pipeline()
            let conversation = RoomConversation(
                speech: speech,
                talks: talks,
                path: path,
                pipeline: pipeline,
                seed: seed &+ UInt64(index)
            )
            try self.listen(to: conversation, talks, path)
        }
    }

    private mutating func listen(
        to start: RoomConversation,
        _ talks: [RoomConversation.NearTalk],
        _ path: EchoPath
    ) throws {
        var conversation = start
        var pause = Series("\(path.name), pause")
        var stop = Series("\(path.name), stop")
        for talk in talks {
            self.count += 1
            var suspected: Duration?
            var wasStopped = false
            while conversation.now < talk.end + .milliseconds(500) {
                let step = try conversation.step()
                if step.time < talk.time, step.time > Self.first { self.aloneFrames += 1 }
                switch step.result.action {
                case .suspected where step.time < talk.time: self.early += 1
                case .suspected where !wasStopped: suspected = step.time
                case .dismissed: suspected = nil
                case .confirmed where !wasStopped && step.time >= talk.time:
                    wasStopped = true
                    // A suspicion that was open before counts for the stop alone.
                    if let suspected { pause.values.append((suspected - talk.onset) / .milliseconds(1)) }
                    stop.values.append((step.time - talk.onset) / .milliseconds(1))
                default: break
                }
            }
            if !wasStopped { self.missed += 1 }
        }
        self.pauses.append(pause)
        self.stops.append(stop)
    }

    func report(to findings: inout Findings) {
        let alone = Double(self.aloneFrames) / 6000
        findings.note("\(self.level.name): \(self.count) onsets, \(self.missed) missed")
        findings.note(
            "  \(self.early) suspicions while we spoke alone, after barge-ins and pauses, in \(alone.fixed(1)) minutes"
        )
        let all = [
            Series("all, pause", self.pauses.flatMap(\.values)), Series("all, stop", self.stops.flatMap(\.values)),
        ]
        findings.table("ms", self.pauses + self.stops + all)
        guard self.level == .echo0 || self.level == .echo6 else { return }
        findings.require(
            Double(self.missed) <= 0.02 * Double(self.count),
            "\(self.level.name): \(self.missed) of \(self.count) missed"
        )
        for (series, limit) in zip(all, [150.0, 450]) {
            let median = series.percentile(0.5)
            findings.require(median <= limit, "\(self.level.name): \(series.name) \(median.fixed(0)) ms")
        }
    }
}
