import ArgumentParser
import BenchSupport
import Glibc

/// Measures how fast text is cut into sentences and how soon the first phrase comes; no audio takes part.
@main
struct SegBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segbench",
        abstract: "Measures the sentence detector, the phraser and the reader, beside ICU and md4c.",
        discussion: ScenarioName.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n")
    )

    @Argument(help: "What to measure; everything when left out.")
    var scenarios: [ScenarioName] = []

    @Option(help: "The documents with their tokens, as tokens.py writes them.")
    var tokens = ".build/tokens.jsonl"

    @Option(help: "How many runs, instead of each benchmark's own number.")
    var runs: Int?

    @Flag(help: "A few runs each, to see that everything works.")
    var quick = false

    @Option(help: "How many of the first breaks inside a tight constituent are shown.")
    var examples = 0

    @Flag(help: "Write made-up answers instead, for a machine without those of models.")
    var generate = false

    @Option(help: "The seed of the made-up answers.")
    var seed: UInt64 = 1

    func validate() throws {
        if let runs = self.runs, runs < 1 {
            throw ValidationError("at least one run is needed")
        }
    }

    func run() throws {
        if self.generate {
            try GeneratedAnswers.write(count: 600, seed: self.seed)
            return
        }
        let corpus = try Corpus(contentsOf: self.tokens)
        print(Machine.description)
        print("times are the thread's processor time; a megabyte is 1,000,000 bytes of UTF-8")
        print(corpus.description)
        var targets: [Target] = []
        var failures = 0
        for name in self.scenarios.isEmpty ? ScenarioName.allCases : self.scenarios {
            print("\n## \(name.rawValue): \(name.summary)")
            fflush(nil)
            let before = Machine.Load()
            let findings = name.measure(corpus, self, &targets)
            print(findings.text)
            print("machine: \(before.description(until: Machine.Load()))")
            fflush(nil)
            failures += findings.failures.count
        }
        print("\n## Beside what is asked for\n\(Target.table(targets))")
        if failures > 0 {
            print("\n\(failures) failed")
            throw ExitCode.failure
        }
    }

    /// The number of runs: what was asked for, else the benchmark's own for a quick look or for figures.
    func runs(quick: Int, full: Int) -> Int {
        self.runs ?? (self.quick ? quick : full)
    }
}

/// The benchmarks.
enum ScenarioName: String, CaseIterable, ExpressibleByArgument {
    case speed
    case reading
    case openers
    case growth
    case first

    /// What is measured, in one line.
    var summary: String {
        switch self {
        case .speed: "megabytes a second, beside ICU on the same text"
        case .reading: "megabytes of markdown a second, read and cut into phrases, beside md4c on the same text"
        case .openers: "markdown that is nothing but what could begin something"
        case .growth: "the time of 10 MB over that of 1 MB"
        case .first: "tokens until the first phrase, and where it is cut"
        }
    }

    /// Measures it.
    fileprivate func measure(_ corpus: Corpus, _ settings: SegBench, _ targets: inout [Target]) -> Findings {
        switch self {
        case .speed: measureSpeed(corpus, runs: settings.runs(quick: 3, full: 31), &targets)
        case .reading: measureReading(corpus, runs: settings.runs(quick: 3, full: 31), &targets)
        case .openers: measureOpeners(runs: settings.runs(quick: 1, full: 7), &targets)
        case .growth: measureGrowth(corpus, runs: settings.runs(quick: 1, full: 7), &targets)
        case .first: measureFirst(corpus, examples: settings.examples, &targets)
        }
    }
}
