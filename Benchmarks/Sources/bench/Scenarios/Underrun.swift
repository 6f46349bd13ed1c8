import BenchSupport
import SpeakStreamRig

/// Minutes of speech with all cores wanted by others, compared sample by sample with the wave of the same text.
func measureUnderrun(_ settings: Settings) async throws -> Findings {
    let minutes = settings.minutes ?? (settings.isQuick ? 0.2 : 10)
    var generator = Texts.Generator(seed: settings.seed)
    // Pauses included, the default voice speaks some 200 words of this text a minute.
    let text = (0..<Int(minutes * 200)).map { _ in generator.token() }.joined()
    let truth = try await wave(of: text, settings)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/report.json"
    let recorded = try await withRig { rig in
        try await withBusyLoops(4) {
            let outcome = try await Child.run(
                settings.binary,
                ["--report", path],
                environment: rig.pulse.environment,
                input: .text(text),
                patience: minutes * 120 + 60
            ) { _ in }
            guard outcome.ending == .exited(0) else {
                throw RigError("ended with \(outcome.ending): \(outcome.errorText)")
            }
            await rig.recorder.wait(until: Monotonic.now() + 0.2)
            return rig.recorder.recording(since: outcome.startedAt)
        }
    }
    let comparison = Comparison(recorded: recorded.samples, wave: truth.samples)
    let report = try Report(contentsOf: path)
    var findings = Findings()
    let inside = comparison.insideSound.map { Double($0) / 22.05 }.filter { $0 > 2 }
    let stretched = comparison.insidePause.map { Double($0) / 22.05 }.filter { $0 > 2 }
    findings.note("played \((Double(truth.samples.count) / 22_050 / 60).fixed(2)) minutes beside 4 busy loops")
    findings.note("unplanned silences longer than 2 ms inside phrases: \(inside.count) \(inside.map { $0.fixed(1) })")
    findings.note("pauses stretched by more than 2 ms: \(stretched.count) \(stretched.map { $0.fixed(1) })")
    findings.note("places where the sound differs otherwise: \(comparison.differences)")
    findings.note("underruns in the report: \(report.counts.underruns), phrases: \(report.counts.phrases)")
    let found = Double(comparison.matched) / Double(max(1, truth.samples.count))
    findings.note("of the wave found in the recording: \((found * 100).fixed(2)) %")
    findings.require(found > 0.9, "the recording could not be compared with the wave")
    return findings
}
