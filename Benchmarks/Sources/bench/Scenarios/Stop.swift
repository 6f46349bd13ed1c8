import BenchSupport
import Glibc
import SpeakStreamRig
import SpeakStreamTesting

/// What one SIGINT led to, in milliseconds after it.
private struct StopTimes: Sendable {
    /// The last sample that is not zero; 0 when the signal fell into a pause.
    var silence: Double

    /// When standard input was closed, if it was.
    var inputClosed: Double?
    var exit: Double?
    var ending: Child.Ending

    /// Samples that are not zero later than `staleAfter`.
    var stale: Int
}

/// Sound later than this after the signal belongs to text that should have been forgotten; in seconds.
private let staleAfter = 0.03

/// How long the monitor is watched after the signal, in seconds.
private let watched = 0.35

/// SIGINT at a random instant of a speaking process, whose upstream stays open.
///
/// The floor has no handler: what it shows is how soon the server notices a dead client.
func measureStop(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 10, full: 1_000)
    var random = SeededGenerator(seed: settings.seed)
    var ours: [StopTimes] = []
    var floor: [StopTimes] = []
    try await withRig { rig in
        for run in 0..<runs {
            progress("stop", run, of: runs)
            let phase = Double.random(in: 0.3...1.2, using: &random)
            ours.append(try await stop(.speakstream(settings), after: phase, rig))
            if run.isMultiple(of: 10) {
                floor.append(try await stop(.floor(settings), after: phase, rig))
            }
        }
    }
    var findings = Findings()
    findings.table(
        "ms after SIGINT",
        [
            Series("speakstream, last sound", ours.map(\.silence)),
            Series("floor killed, last sound", floor.map(\.silence)),
            Series("speakstream, standard input closed", ours.compactMap(\.inputClosed)),
            Series("speakstream, exit", ours.compactMap(\.exit)),
        ]
    )
    let stale = ours.count { $0.stale > 0 }
    findings.note("runs with sound later than \(Int(staleAfter * 1_000)) ms after SIGINT: \(stale) of \(runs)")
    findings.require(stale == 0, "\(stale) runs with stale sound, \(ours.map(\.stale).max() ?? 0) samples at most")
    let other = ours.filter { $0.ending != .exited(130) }
    findings.require(
        other.isEmpty,
        "\(other.count) runs ended otherwise than with 130, one \(other.first?.ending as Any)"
    )
    let open = ours.count { $0.inputClosed == nil }
    findings.require(open == 0, "\(open) runs left standard input open")
    return findings
}

private func stop(_ program: Program, after phase: Double, _ rig: Rig) async throws -> StopTimes {
    let outcome = try await Child.run(program.path, environment: rig.pulse.environment) { child in
        try child.write(Texts.prose + "\n")
        guard let onset = await rig.recorder.waitForSound(after: child.startedAt, timeout: 5) else {
            child.signal(SIGKILL)
            throw RigError("\(program.name) made no sound")
        }
        try await Monotonic.sleep(until: onset + phase)
        // Watch before the signal: afterwards the watching threads would start too late.
        async let closed = child.waitForClosedInput(timeout: 5)
        async let exit = child.waitForExit(timeout: 5)
        try await Task.sleep(for: .milliseconds(2))
        let signalled = child.signal(SIGINT)
        await rig.recorder.wait(until: signalled + watched)
        return (signalled, await closed, await exit)
    }
    let (signalled, closed, exit) = outcome.value
    let recording = rig.recorder.recording(since: outcome.startedAt)
    let last = recording.lastSound() ?? signalled
    let times = StopTimes(
        silence: max(0, last - signalled) * 1_000,
        inputClosed: closed.map { ($0 - signalled) * 1_000 },
        exit: exit.map { ($0 - signalled) * 1_000 },
        ending: outcome.ending,
        stale: recording.soundingSamples(after: signalled + staleAfter)
    )
    rig.recorder.discard(before: Monotonic.now())
    return times
}
