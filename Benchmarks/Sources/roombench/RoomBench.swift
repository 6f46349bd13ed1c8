import ArgumentParser
import BenchSupport
import Glibc
import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting
import SpeakStreamWebRTC

/// Measures barge-in by voice in a simulated room, on the processor alone.
@main
struct RoomBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roombench",
        abstract: "Measures barge-in by voice in a simulated room: false alarms, missed onsets, how soon, at what cost."
    )

    @Option(help: "Minutes of our own speech, shared by the echo paths.")
    var minutes = 10.0

    @Option(help: "Onsets of a near talker, shared by the echo paths, for each level.")
    var onsets = 100

    @Option(help: "The seed of rooms, instants and voices.")
    var seed: UInt64 = 1

    @Option(help: "What a suspicion does: pause, duck or none.")
    var onSuspicion = "pause"

    func run() async throws {
        print(Machine.description)
        var options = BargeInOptions()
        guard let reaction = BargeInOptions.Reaction(rawValue: self.onSuspicion) else {
            throw ValidationError("--on-suspicion pause, duck or none")
        }
        options.onSuspicion = reaction
        let speech = try OwnSpeech.seconds(120)
        var findings = Findings()
        let falseAlarms = try FalseAlarms(speech: speech, options: options, minutes: self.minutes, seed: self.seed)
        falseAlarms.report(to: &findings)
        if let talkers = try await NearTalkers() {
            for relation in NearLevel.allCases {
                let onsets = try Onsets(
                    speech: speech,
                    talkers: talkers,
                    level: relation,
                    options: options,
                    count: self.onsets,
                    seed: self.seed
                )
                onsets.report(to: &findings)
            }
        } else {
            findings.note("no near talker: flite is not there; on Debian: apt-get install flite")
        }
        let share = try processorShare(speech: speech, options: options, seed: self.seed)
        findings.note("processor time of listening: \((100 * share).fixed(2)) % of a core")
        findings.require(share <= 0.04, "listening takes more than 4 % of a core")
        print(findings.text)
        if !findings.failures.isEmpty { throw ExitCode.failure }
    }
}
