import ArgumentParser
import BenchSupport
import Glibc
import SpeakStreamRig

/// Measures the installed command at the monitor of a private null sink, beside a C program that does the least.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures speakstream at the monitor of a private PulseAudio null sink, beside the floor.",
        discussion: ScenarioName.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n")
    )

    @Argument(help: "What to measure; everything when left out.")
    var scenarios: [ScenarioName] = []

    @Option(help: "The speakstream binary.")
    var binary = "../.build/release/speakstream"

    @Option(help: "The floor program.")
    var floor = ".build/floor"

    @Option(help: "How many runs, instead of each benchmark's own number.")
    var runs: Int?

    @Option(help: "How many minutes the underrun benchmark plays.")
    var minutes: Double?

    @Option(help: "How many tokens the memory benchmark ends with; it also measures at a tenth of them.")
    var tokens: Int?

    @Option(help: "The seed of the random texts and instants.")
    var seed: UInt64 = 1

    @Flag(help: "A few runs each, to see that everything works.")
    var quick = false

    func run() async throws {
        let settings = Settings(
            binary: self.binary,
            floor: self.floor,
            runs: self.runs,
            minutes: self.minutes,
            tokens: self.tokens,
            seed: self.seed,
            isQuick: self.quick
        )
        for path in [self.binary, self.floor] where access(path, X_OK) != 0 {
            throw ValidationError("\(path) is not there; Benchmarks/run builds it")
        }
        print(Machine.description)
        print(
            "times at the monitor are those of the sink's clock; it renders up to 5 ms ahead of it, so they are upper bounds"
        )
        var failures = 0
        for name in self.scenarios.isEmpty ? ScenarioName.allCases : self.scenarios {
            print("\n## \(name.rawValue): \(name.summary)")
            fflush(nil)
            let before = Machine.Load()
            do {
                let findings = try await name.measure(settings)
                print(findings.text)
                failures += findings.failures.count
            } catch {
                print("FAILED: \(error)")
                failures += 1
            }
            print("machine: \(before.description(until: Machine.Load()))")
            fflush(nil)
        }
        if failures > 0 {
            print("\n\(failures) failed")
            throw ExitCode.failure
        }
    }
}

/// What the command line chose.
struct Settings: Sendable {
    var binary: String
    var floor: String
    var runs: Int?
    var minutes: Double?
    var tokens: Int?
    var seed: UInt64
    var isQuick: Bool

    /// The number of runs: what was asked for, else the benchmark's own for a quick look or for figures.
    func runs(quick: Int, full: Int) -> Int {
        self.runs ?? (self.isQuick ? quick : full)
    }
}

/// The benchmarks.
enum ScenarioName: String, CaseIterable, ExpressibleByArgument {
    case warm
    case cold
    case stop
    case heard
    case pause
    case control
    case commands
    case underrun
    case memory
    case cpu
    case show
    case group
    case connection
    case ahead
    case decode
    case voices
    case engines
    case follow
    case key
    case doctor

    /// What is measured, in one line.
    var summary: String {
        switch self {
        case .warm: "the token that completes a phrase -> first sound, the process running and idle"
        case .cold: "exec -> first sound, the text already in standard input"
        case .stop: "SIGINT at a random phase -> last sound, standard input closed, exit"
        case .heard: "the report's heardFrames and words, against the recorded sound"
        case .pause: "the silence between phrases, against what is asked for"
        case .control: "pause -> last sound, resume -> first sound, and no word lost or said twice"
        case .commands: "a command of another process -> its effect, and the sound of a hard and a soft cut"
        case .underrun: "unplanned silences while four busy loops run beside"
        case .memory: "resident memory after many tokens into --output null"
        case .cpu: "processor time while speaking, wake-ups while idle"
        case .show: "processor time and bytes of --show on a pseudo-terminal, beside no view"
        case .group: "SIGINT -> the last process of a generator's group is gone"
        case .connection: "SIGINT -> the server sees that its client is gone"
        case .ahead: "tokens generated for nobody, by how far generation may run ahead"
        case .engines: "other programs as engines: first sound against their own, barge-in while they are at work"
        case .key: "the key s at a random phase -> last sound"
        case .follow: "events and captions against the sound; narration without a device; records replayed"
        case .decode: "providers' streams: bytes a second, and the delay of a token"
        case .doctor: "exec -> exit of speakstream doctor, in each state of the machine"
        case .voices: "what a voice profile costs at the start, rates asked for and kept, changes of language"
        }
    }

    /// Measures it.
    func measure(_ settings: Settings) async throws -> Findings {
        switch self {
        case .warm: try await measureWarm(settings)
        case .cold: try await measureCold(settings)
        case .stop: try await measureStop(settings)
        case .heard: try await measureHeard(settings)
        case .pause: try await measurePause(settings)
        case .control: try await measureControl(settings)
        case .commands: try await measureCommands(settings)
        case .underrun: try await measureUnderrun(settings)
        case .memory: try await measureMemory(settings)
        case .cpu: try await measureCPU(settings)
        case .show: try await measureShow(settings)
        case .group: try await measureGroup(settings)
        case .connection: try await measureConnection(settings)
        case .ahead: try await measureAhead(settings)
        case .decode: try measureDecode(settings)
        case .voices: try await measureVoices(settings)
        case .engines: try await measureEngines(settings)
        case .follow: try await measureFollow(settings)
        case .key: try await measureKey(settings)
        case .doctor: try await measureDoctor(settings)
        }
    }
}
