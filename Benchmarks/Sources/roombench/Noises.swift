import BenchSupport
import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting

/// How often a noise near the microphone is taken for somebody who barges in.
struct Noises {
    private static let interval = Duration.seconds(8)
    private static let first = Duration.seconds(12)

    private var counts: [NearNoise: (all: Int, suspected: Int, confirmed: Int)] = [:]

    /// Makes noises in each of the rooms, as loud as what is played.
    init(speech: [Int16], paths: [EchoPath], ear: Ear, count: Int, seed: UInt64) throws {
        let played = Level.ofSpeech(speech, rate: AudioFormat.eSpeak.sampleRate)
        let share = (count + paths.count - 1) / paths.count
        for (index, path) in paths.enumerated() {
            let kinds = (0..<share).map { NearNoise.allCases[($0 + index) % NearNoise.allCases.count] }
            let noises = kinds.enumerated().map { number, kind in
                RoomConversation.NearTalk(
                    time: Self.first + Self.interval * number,
                    saying: kind.samples(seed: seed &+ UInt64(number)),
                    level: played
                )
            }
            var conversation = RoomConversation(
                speech: speech,
                talks: noises,
                path: path,
                pipeline: try ear.pipeline(),
                seed: seed &+ UInt64(index)
            )
            for (kind, noise) in zip(kinds, noises) {
                var (wasSuspected, wasConfirmed) = (false, false)
                while conversation.now < noise.end + .seconds(1) {
                    let step = try conversation.step()
                    guard step.time > noise.time else { continue }
                    switch step.result.action {
                    case .suspected: wasSuspected = true
                    case .confirmed: wasConfirmed = true
                    default: break
                    }
                }
                let before = self.counts[kind] ?? (0, 0, 0)
                self.counts[kind] = (
                    before.all + 1, before.suspected + (wasSuspected ? 1 : 0), before.confirmed + (wasConfirmed ? 1 : 0)
                )
            }
        }
    }

    func report(to findings: inout Findings) {
        findings.note("noises near the microphone, as loud as what is played")
        for kind in NearNoise.allCases {
            guard let count = self.counts[kind] else { continue }
            findings.note(
                "  \(kind.rawValue): \(count.all), \(count.suspected) paused us, \(count.confirmed) stopped us"
            )
        }
    }
}
