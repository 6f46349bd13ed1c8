import BenchSupport
import SpeakStreamRig

/// How long `speakstream doctor` takes in each state of the machine, beside `--version`, which does nothing.
func measureDoctor(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 2, full: 20)
    var findings = Findings()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (profile, empty) = ("\(folder.path)/bad.toml", try folder.makeFolder("empty"))
    try writeFile("rate = 1\n".utf8, to: profile)
    var series = [Series("--version, the floor")]
    try await withPrivatePulse { pulse in
        let nobody = ["PULSE_SERVER": "unix:/nonexistent"]
        let dataless = ["ESPEAK_DATA_PATH": empty]
        let kinds: [(name: String, options: [String], environment: [String: String], status: Int32)] = [
            ("all well", [], [:], 0), ("no server", [], nobody, 69), ("no data", [], dataless, 69),
            ("no device", ["--device", "nosuch"], [:], 69), ("wrong profile", ["--voice", profile], [:], 78),
            ("server hangs", [], [:], 69),
        ]
        series += kinds.map { Series($0.name) }
        for run in 0..<runs {
            progress("doctor", run, of: runs)
            let floor = try await Child.run(settings.binary, ["--version"]) { _ in }
            series[0].values.append((floor.endedAt - floor.startedAt) * 1_000)
            for (index, kind) in kinds.enumerated() {
                if kind.name == "server hangs" { pulse.freeze() }
                defer { pulse.thaw() }
                let outcome = try await Child.run(
                    settings.binary,
                    ["doctor"] + kind.options,
                    environment: pulse.environment.merging(kind.environment) { $1 }
                ) { _ in }
                guard outcome.ending == .exited(kind.status) else {
                    throw RigError("\(kind.name): \(outcome.ending), \(outcome.outputText)\(outcome.errorText)")
                }
                series[index + 1].values.append((outcome.endedAt - outcome.startedAt) * 1_000)
            }
        }
    }
    findings.table("ms from exec to exit", series)
    for one in series {
        let longest = one.percentile(1)
        findings.require(longest <= 3_000, "\(one.name) took \(longest.fixed(0)) ms")
    }
    return findings
}
