import BenchSupport
import Glibc
import SpeakStreamRig

/// What a process used while it spoke, and while it had nothing to say.
private struct Usage: Sendable {
    /// Processor time in percent of one core.
    var speaking: Double

    /// How often a second a thread went to sleep or was taken off its core.
    var idleSwitches: Double
    var idle: Double
    var threads: Int
}

/// Both programs speak the same prose; then their upstream stays open and silent.
func measureCPU(_ settings: Settings) async throws -> Findings {
    let speaking = settings.isQuick ? 5.0 : 30.0
    let idle = settings.isQuick ? 2.0 : 5.0
    let ours = try await usage(of: .speakstream(settings), speaking: speaking, idle: idle)
    let floor = try await usage(of: .floor(settings), speaking: speaking, idle: idle)
    var findings = Findings()
    findings.note("".padded(to: 48) + "speakstream".padded(to: 14, right: true) + "floor".padded(to: 14, right: true))
    for (name, value) in [
        ("processor while speaking, % of one core", \Usage.speaking),
        ("processor while idle, % of one core", \Usage.idle),
        ("wake-ups a second while idle", \Usage.idleSwitches),
    ] {
        let figures = [ours[keyPath: value], floor[keyPath: value]].map { $0.fixed(2).padded(to: 14, right: true) }
        findings.note(name.padded(to: 48) + figures.joined())
    }
    findings.note("threads while idle: \(ours.threads) and \(floor.threads)")
    return findings
}

private func usage(of program: Program, speaking: Double, idle: Double) async throws -> Usage {
    try await withRig { rig in
        // The words that fill the time, then silence with the upstream open.
        var generator = Texts.Generator(seed: 1)
        let text = (0..<Int((speaking + 3) / 60 * 200)).map { _ in generator.token() }.joined()
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ") + ".\n\n"
        return try await Child.run(program.path, environment: rig.pulse.environment) { child in
            try child.write(line)
            guard let onset = await rig.recorder.waitForSound(after: child.startedAt, timeout: 5) else {
                throw RigError("\(program.name) made no sound")
            }
            let start = try ProcessFigures(pid: child.pid)
            await rig.recorder.wait(until: onset + speaking)
            let end = try ProcessFigures(pid: child.pid)
            await rig.recorder.waitForSilence(lasting: 6, after: Monotonic.now(), timeout: 60)
            let quiet = try ProcessFigures(pid: child.pid)
            try await Task.sleep(for: .seconds(idle))
            let last = try ProcessFigures(pid: child.pid)
            child.signal(SIGKILL)
            return Usage(
                speaking: (end.cpuTime - start.cpuTime) / speaking * 100,
                idleSwitches: Double(last.contextSwitches - quiet.contextSwitches) / idle,
                idle: (last.cpuTime - quiet.cpuTime) / idle * 100,
                threads: last.threads
            )
        }.value
    }
}
