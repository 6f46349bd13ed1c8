import BenchSupport
import Glibc
import SpeakStreamRig
import SpeakStreamTesting

/// The key `s` at a random instant, typed at the terminal of a command whose text comes by a pipe.
func measureKey(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 10, full: 1_000)
    var random = SeededGenerator(seed: settings.seed)
    var silences: [Double] = []
    try await withRig { rig in
        for run in 0..<runs {
            progress("key", run, of: runs)
            let phase = Double.random(in: 0.3...1.2, using: &random)
            silences.append(try await stopByKey(after: phase, rig, settings))
        }
    }
    var findings = Findings()
    findings.table("ms", [Series("the key s -> last sound", silences)])
    return findings
}

/// Lets a command speak until so long after its first sound, and stops it by a key; returns the time to the last sound in milliseconds.
private func stopByKey(after phase: Double, _ rig: Rig, _ settings: Settings) async throws -> Double {
    let terminal = try Terminal()
    defer { terminal.close() }
    // The text comes by the pipe, the keys from the terminal that controls the session.
    let script =
        "exec 3<&0; exec setsid --ctty --wait sh -c 'exec \"$0\" --socket none <&3 3<&-' \"$0\" <'\(terminal.path)'"
    let outcome = try await Child.run(
        "/bin/sh",
        ["-c", script, settings.binary],
        environment: rig.pulse.environment
    ) { child in
        try child.write(Texts.prose + "\n")
        guard let onset = await rig.recorder.waitForSound(after: child.startedAt, timeout: 5), terminal.givesKeys else {
            child.signal(SIGKILL)
            throw RigError("speakstream made no sound, or reads no keys")
        }
        try await Monotonic.sleep(until: onset + phase)
        let asked = Monotonic.now()
        terminal.type("s")
        await rig.recorder.wait(until: asked + 0.35)
        return asked
    }
    let last = rig.recorder.recording(since: outcome.startedAt).lastSound() ?? outcome.value
    rig.recorder.discard(before: Monotonic.now())
    return Swift.max(0, last - outcome.value) * 1_000
}
