import BenchSupport
import Glibc
import SpeakStreamRig

/// Fresh processes of both programs in turn; the time includes what it takes to start a process.
func measureCold(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 3, full: 50)
    var times: [Bool: [Double]] = [:]
    try await withRig { rig in
        for run in 0..<runs {
            progress("cold", run, of: runs)
            let programs = [Program.speakstream(settings), .floor(settings)]
            for program in run.isMultiple(of: 2) ? programs : programs.reversed() {
                times[program.isFloor, default: []].append(try await cold(program, rig))
                try await rig.settle()
            }
        }
    }
    let ours = times[false] ?? []
    let floor = times[true] ?? []
    var findings = Findings()
    findings.table(
        "ms",
        [
            Series("speakstream", ours),
            Series("floor", floor),
            Series("  difference, pair by pair", zip(ours, floor).map { $0 - $1 }),
        ]
    )
    return findings
}

private func cold(_ program: Program, _ rig: Rig) async throws -> Double {
    let text = Texts.greeting.joined() + "\n"
    let outcome = try await Child.run(program.path, environment: rig.pulse.environment, input: .text(text)) { child in
        let onset = await rig.recorder.waitForSound(after: child.startedAt, timeout: 5)
        child.signal(SIGKILL)
        return onset
    }
    guard let onset = outcome.value else {
        throw RigError("\(program.name) made no sound: \(outcome.errorText)")
    }
    return (onset - outcome.startedAt) * 1_000
}
