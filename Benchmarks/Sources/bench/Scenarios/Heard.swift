import BenchSupport
import Glibc
import SpeakStreamRig
import SpeakStreamTesting

/// One barge-in: what the report says was heard, and what was.
private struct HeardRun: Sendable {
    var report: Report

    /// The index in the wave just past the last sample heard that is not zero.
    var frames: Int

    /// How many samples after it are zero in the wave: more than a few mean that the stop fell into a pause.
    var silentFrames: Int
    var likeness: Double

    /// How many samples of silence came before that are not in the wave.
    var delay: Int
}

/// SIGINT at a random instant; then the recording's last sample is looked up in the wave of the same text.
///
/// Prose tells the frames. A text of one word a sentence tells the words, because in its wave every silence ends one.
func measureHeard(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 3, full: 50)
    let counting = Texts.counting.map { "\($0). " }.joined()
    let proseWave = try await wave(of: Texts.prose, settings)
    let countingWave = try await wave(of: counting, settings)
    var random = SeededGenerator(seed: settings.seed)
    var prose: [HeardRun] = []
    var words: [HeardRun] = []
    try await withRig { rig in
        for run in 0..<runs {
            progress("heard", run, of: runs)
            let phase = Double.random(in: 0.3...6, using: &random)
            prose.append(try await interrupt(Texts.prose, proseWave, after: phase, settings, rig))
            words.append(try await interrupt(counting, countingWave, after: phase, settings, rig))
        }
    }
    var findings = Findings()
    let all = prose + words
    let sounding = all.filter { $0.silentFrames < 110 }
    let errors = Series(
        "heardFrames - frames heard",
        sounding.map { Double($0.report.heardFrames - $0.frames) / 22.05 }
    )
    findings.table("ms", [errors, errors.magnitudes])
    findings.note("stopped inside a pause, so without an end to compare: \(all.count - sounding.count) of \(all.count)")
    let inPause = all.filter { $0.silentFrames >= 110 }
    let outside = inPause.filter {
        !($0.frames - 110...$0.frames + $0.silentFrames + 110).contains($0.report.heardFrames)
    }
    findings.note("  of those, heardFrames more than 5 ms outside the pause: \(outside.count)")

    let ends = wordEnds(in: countingWave)
    findings.require(
        ends.count == Texts.counting.count,
        "the wave has \(ends.count) words, not \(Texts.counting.count)"
    )
    let wordErrors = words.map { run in run.report.heard.words - ends.count { $0 <= run.frames } }
    let right = wordErrors.count { $0 == 0 }
    findings.note("words heard: \(right) of \(words.count) right, errors \(Set(wordErrors).sorted())")
    let delays = all.map { Double($0.delay) / 22.05 }.filter { $0 > 2 }
    findings.note("runs with unplanned silences of more than 2 ms: \(delays.count) \(delays.map { $0.fixed(1) })")
    let unlike = all.count { $0.likeness < 0.9 }
    findings.require(unlike == 0, "\(unlike) recordings not found in the wave of their text")
    return findings
}

private func interrupt(
    _ text: String,
    _ wave: WaveFile,
    after phase: Double,
    _ settings: Settings,
    _ rig: Rig
) async throws -> HeardRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/report.json"
    let outcome = try await Child.run(
        settings.binary,
        ["--report", path],
        environment: rig.pulse.environment
    ) { child in
        try child.write(text)
        guard let onset = await rig.recorder.waitForSound(after: child.startedAt, timeout: 5) else {
            throw RigError("no sound")
        }
        try await Monotonic.sleep(until: onset + phase)
        child.signal(SIGINT)
        return await child.waitForExit(timeout: 5)
    }
    await rig.recorder.waitForSilence(lasting: 0.15, after: Monotonic.now(), timeout: 5)
    let recorded = rig.recorder.recording(since: outcome.startedAt).samples
    rig.recorder.discard(before: Monotonic.now())
    guard let end = Alignment.end(of: recorded, in: wave.samples) else {
        throw RigError("no sound in the recording")
    }
    let rest = wave.samples[min(end.index + 1, wave.samples.count)...]
    return HeardRun(
        report: try Report(contentsOf: path),
        frames: end.index + 1,
        silentFrames: rest.prefix { $0 == 0 }.count,
        likeness: end.likeness,
        delay: end.delay
    )
}

/// Where the words end in a wave that has a long silence after each.
private func wordEnds(in wave: WaveFile) -> [Int] {
    let recording = Recording(samples: wave.samples, rate: wave.rate)
    return recording.gaps(atLeast: 0.1, threshold: Recording.audible).map(\.index)
        + [recording.lastSoundIndex(threshold: Recording.audible).map { $0 + 1 }].compactMap { $0 }
}
