import ArgumentParser
import BenchSupport
import Glibc
import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting

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

    @Option(help: "What hears whether somebody speaks: webrtc, or silero behind it.")
    var ear = Ear.Kind.webrtc

    @Flag(help: "Other rooms and sayings, on which nothing was tuned.")
    var heldOut = false

    func run() async throws {
        print(Machine.description)
        var options = BargeInOptions()
        guard let reaction = BargeInOptions.Reaction(rawValue: self.onSuspicion) else {
            throw ValidationError("--on-suspicion pause, duck or none")
        }
        options.onSuspicion = reaction
        let speech = try OwnSpeech.seconds(120)
        let ear = try Ear(self.ear, options: options)
        let paths = self.heldOut ? EchoPath.heldOut : EchoPath.all
        var findings = Findings()
        let falseAlarms = try FalseAlarms(
            speech: speech,
            paths: paths,
            ear: ear,
            minutes: self.minutes,
            seed: self.seed
        )
        falseAlarms.report(to: &findings)
        if let talkers = try await NearTalkers(heldOut: self.heldOut) {
            for relation in NearLevel.allCases {
                let onsets = try Onsets(
                    speech: speech,
                    talkers: talkers,
                    level: relation,
                    paths: paths,
                    ear: ear,
                    count: self.onsets,
                    seed: self.seed
                )
                onsets.report(to: &findings)
            }
        } else {
            findings.note("no near talker: flite is not there; on Debian: apt-get install flite")
        }
        let noises = try Noises(speech: speech, paths: paths, ear: ear, count: self.onsets, seed: self.seed)
        noises.report(to: &findings)
        let share = try processorShare(speech: speech, ear: ear)
        findings.note("processor time of listening: \((100 * share).fixed(2)) % of a core")
        findings.require(share <= 0.04, "listening takes more than 4 % of a core")
        print(findings.text)
        if !findings.failures.isEmpty { throw ExitCode.failure }
    }
}
