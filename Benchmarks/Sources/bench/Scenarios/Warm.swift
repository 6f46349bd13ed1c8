import BenchSupport
import Glibc
import SpeakStreamRig

/// What one warm process gave, in milliseconds.
private struct WarmTimes: Sendable {
    var first: Double
    var second: Double
}

/// Two sentences to an idle process; both programs in turn, in changing order, so that the machine's mood hits both.
func measureWarm(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 3, full: 100)
    var times: [Bool: [WarmTimes]] = [:]
    try await withRig { rig in
        for run in 0..<runs {
            progress("warm", run, of: runs)
            let programs = [Program.speakstream(settings), .floor(settings)]
            for program in run.isMultiple(of: 2) ? programs : programs.reversed() {
                times[program.isFloor, default: []].append(try await warm(program, rig))
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
            Series("speakstream, first sentence", ours.map(\.first)),
            Series("floor, first sentence", floor.map(\.first)),
            Series("  difference, pair by pair", zip(ours, floor).map { $0.first - $1.first }),
            Series("speakstream, a later sentence", ours.map(\.second)),
            Series("floor, a later sentence", floor.map(\.second)),
            Series("  difference, pair by pair", zip(ours, floor).map { $0.second - $1.second }),
        ]
    )
    return findings
}

private func warm(_ program: Program, _ rig: Rig) async throws -> WarmTimes {
    // The floor knows lines, not tokens: it gets the sentence at once.
    let tokens = program.isFloor ? [Texts.greeting.joined() + "\n"] : Texts.greeting
    return try await Child.run(program.path, environment: rig.pulse.environment) { child in
        try await Monotonic.sleep(until: child.startedAt + 1.5)
        let first = try await sentence(tokens, to: child, of: program, rig)
        await rig.recorder.waitForSilence(lasting: 0.5, after: Monotonic.now(), timeout: 10)
        let second = try await sentence(tokens, to: child, of: program, rig)
        child.signal(SIGKILL)
        return WarmTimes(first: first, second: second)
    }.value
}

/// Writes a sentence token by token and waits for its sound; the milliseconds from the last token.
private func sentence(_ tokens: [String], to child: Child, of program: Program, _ rig: Rig) async throws -> Double {
    for token in tokens.dropLast() {
        try child.write(token)
        try await Task.sleep(for: .milliseconds(20))
    }
    let sent = Monotonic.now()
    try child.write(tokens[tokens.count - 1])
    guard let onset = await rig.recorder.waitForSound(after: sent, timeout: 5) else {
        throw RigError("\(program.name) made no sound")
    }
    // Sound before the last token would have made any instant an onset.
    guard rig.recorder.recording(since: sent - 2).onset(after: sent - 0.1) == onset else {
        throw RigError("\(program.name) spoke before the last token of the phrase")
    }
    return (onset - sent) * 1_000
}
