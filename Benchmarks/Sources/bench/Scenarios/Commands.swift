import BenchSupport
import Glibc
import SpeakStreamControl
import SpeakStreamRig
import SpeakStreamTesting

/// What the end of the sound was like.
private struct CutSound: Sendable {
    /// From the command to the last sample that is not zero, in milliseconds; 0 when it fell into a pause.
    var silence: Double
    /// The greatest step between two samples from the command on, as a part of the greatest before it.
    var step: Double
}

/// `stop` at a random instant over a connection that is open, cut hard and cut soft; and `speakstream pause` and `resume`, which are
/// processes of their own.
func measureCommands(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 10, full: 1_000)
    var random = SeededGenerator(seed: settings.seed)
    var cuts: [String: [CutSound]] = [:]
    var pauses: [Double] = []
    var resumptions: [Double] = []
    let folder = try TemporaryFolder(name: "speakstream-commands")
    defer { folder.remove() }
    let socket = "\(folder.path)/socket"
    try await withRig { rig in
        for run in 0..<runs {
            progress("commands", run, of: runs)
            let phase = Double.random(in: 0.3...1.2, using: &random)
            for cut in ["hard", "soft"] {
                cuts[cut, default: []].append(try await stop(cut, after: phase, at: socket, rig, settings))
            }
        }
        let times = try await pausing(Swift.max(10, runs / 10), at: socket, rig, settings, &random)
        (pauses, resumptions) = times
    }
    var findings = Findings()
    findings.table(
        "ms",
        ["hard", "soft"].map { Series("stop by the socket, \($0) -> last sound", (cuts[$0] ?? []).map(\.silence)) }
            + [
                Series("speakstream pause, started -> last sound", pauses),
                Series("speakstream resume, started -> first sound", resumptions),
            ]
    )
    findings.table(
        "greatest sample step at the cut, by the speech's own",
        ["hard", "soft"].map { cut in
            Series(cut, (cuts[cut] ?? []).filter { $0.silence > 0 }.map(\.step))
        }
    )
    return findings
}

/// Lets a command speak until so long after its first sound, and stops it.
private func stop(
    _ cut: String,
    after phase: Double,
    at socket: String,
    _ rig: Rig,
    _ settings: Settings
) async throws -> CutSound {
    let arguments = ["--socket", socket, "--cut", cut]
    let outcome = try await Child.run(settings.binary, arguments, environment: rig.pulse.environment) { child in
        try child.write(Texts.prose + "\n")
        guard let onset = await rig.recorder.waitForSound(after: child.startedAt, timeout: 5) else {
            child.signal(SIGKILL)
            throw RigError("speakstream made no sound")
        }
        var client = try ControlClient(path: socket)
        try await Monotonic.sleep(until: onset + phase)
        let asked = Monotonic.now()
        try client.send(.stop)
        await rig.recorder.wait(until: asked + 0.35)
        return (onset, asked)
    }
    let (onset, asked) = outcome.value
    let recording = rig.recorder.recording(since: outcome.startedAt)
    let last = recording.lastSound() ?? asked
    let samples = recording.samples
    let place = recording.index(at: asked)
    let sound = CutSound(
        silence: Swift.max(0, last - asked) * 1_000,
        step: step(samples[place...]) / Swift.max(1, step(samples[recording.index(at: onset)..<place]))
    )
    rig.recorder.discard(before: Monotonic.now())
    return sound
}

/// The greatest difference between two samples that follow each other.
private func step(_ samples: ArraySlice<Int16>) -> Double {
    zip(samples, samples.dropFirst()).reduce(0) { Swift.max($0, abs(Double($1.0) - Double($1.1))) }
}

/// Pauses and resumes one long turn by commands that are started for it.
private func pausing(
    _ runs: Int,
    at socket: String,
    _ rig: Rig,
    _ settings: Settings,
    _ random: inout SeededGenerator
) async throws -> (pauses: [Double], resumptions: [Double]) {
    let waits = (0..<runs).map { _ in Double.random(in: 0.2...0.6, using: &random) }
    let binary = settings.binary
    let outcome = try await Child.run(
        binary,
        ["--socket", socket],
        environment: rig.pulse.environment
    ) { child in
        try child.write(Array(repeating: Texts.prose, count: runs / 4 + 2).joined(separator: " ") + "\n")
        guard await rig.recorder.waitForSound(after: child.startedAt, timeout: 5) != nil else {
            child.signal(SIGKILL)
            throw RigError("speakstream made no sound")
        }
        var (pauses, resumptions): ([Double], [Double]) = ([], [])
        for wait in waits {
            try await Monotonic.sleep(until: Monotonic.now() + wait)
            let pause = try await Child.run(binary, ["pause", "--socket", socket]) { _ in }
            await rig.recorder.wait(until: pause.endedAt + 0.1)
            let recording = rig.recorder.recording(since: pause.startedAt - 0.05)
            let last = recording.lastSound() ?? pause.startedAt
            let resume = try await Child.run(binary, ["resume", "--socket", socket]) { _ in }
            await rig.recorder.wait(until: resume.endedAt + 0.1)
            // In the silence between two sentences there is nothing to be heard of either.
            guard last > pause.startedAt + 0.002 else { continue }
            pauses.append((last - pause.startedAt) * 1_000)
            let after = rig.recorder.recording(since: resume.startedAt)
            if let onset = after.onset(after: resume.startedAt) {
                resumptions.append((onset - resume.startedAt) * 1_000)
            }
            rig.recorder.discard(before: Monotonic.now() - 0.5)
        }
        child.signal(SIGINT)
        return (pauses, resumptions)
    }
    return outcome.value
}
