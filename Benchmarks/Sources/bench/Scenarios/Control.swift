import BenchSupport
import Glibc
import SpeakStream
import SpeakStreamPulse
import SpeakStreamRig
import SpeakStreamTesting

/// How long a word of the tones is, in frames: 100 ms.
private let wordFrames = 2205

/// Pauses and resumptions at random instants of one long turn, whose words are tones that tell them apart.
///
/// A word may be broken off 20 ms before its end and not be said again, by the machine's rule, and the sink's account may err: what
/// sounded to 28 ms before its end counts as heard, and as said twice if it had sounded to the last 4 ms and comes again.
func measureControl(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 20, full: 1_000)
    var random = SeededGenerator(seed: settings.seed)
    let words = (0..<runs * 5 + 50).map { "word\($0)" }
    let text = words.enumerated().map { $0.element + ($0.offset % 9 == 8 ? ". " : " ") }.joined()
    let spoken = text.split(separator: " ").map { ToneSynthesizer.level(of: $0.utf8) }
    var pauses: [Double] = []
    var resumptions: [Double] = []
    var runsOfTone: [Tone] = []
    try await withRig { rig in
        let started = Monotonic.now()
        try await withSpeechSession(
            synthesizer: ToneSynthesizer(framesPerWord: wordFrames),
            sink: PulseSink(server: rig.pulse.server)
        ) { session in
            let turn = session.speak(text)
            guard await rig.recorder.waitForSound(after: started, timeout: 5) != nil else { throw RigError("no sound") }
            for run in 0..<runs {
                progress("control", run, of: runs)
                try await Monotonic.sleep(until: Monotonic.now() + Double.random(in: 0.1...0.4, using: &random))
                let paused = Monotonic.now()
                turn.pause()
                await rig.recorder.wait(until: paused + Double.random(in: 0.06...0.12, using: &random))
                let resumed = Monotonic.now()
                turn.resume()
                await rig.recorder.wait(until: resumed + 0.06)
                let recording = rig.recorder.recording(since: paused - 0.05)
                let last = recording.lastSound(before: resumed) ?? paused
                pauses.append(max(0, last - paused) * 1_000)
                // Paused in the silence between two sentences, it goes on with that.
                if last > paused, let onset = recording.onset(after: resumed) {
                    resumptions.append((onset - resumed) * 1_000)
                }
            }
            let end = Monotonic.now()
            await rig.recorder.wait(until: end + 0.2)
            await turn.interrupt()
        }
        runsOfTone = Tone.all(in: rig.recorder.recording(since: started).samples)
    }
    var findings = Findings()
    findings.table(
        "ms, \(runs) pairs",
        [Series("pause -> last sound", pauses), Series("resume -> first sound", resumptions)]
    )
    let (lost, doubled) = compare(runsOfTone, with: spoken)
    findings.note("words lost: \(lost); words said twice: \(doubled)")
    findings.require(lost == 0 && doubled == 0, "a pause cost or doubled a word")
    return findings
}

/// How many words up to the last that was heard are missing, and how many are there twice.
private func compare(_ runs: [Tone], with words: [Int16]) -> (lost: Int, doubled: Int) {
    var (lost, doubled, next) = (0, 0, 0)
    var before = 0
    for run in runs where run.count >= wordFrames - 620 {
        if next > 0, run.level == words[next - 1] {
            // Only what was heard to its end, or nearly, is said twice when it is said again.
            if before >= wordFrames - 95 { doubled += 1 }
        } else if let place = words[next...].prefix(20).firstIndex(of: run.level) {
            lost += place - next
            next = place + 1
            before = run.count
        } else {
            lost += 1
        }
    }
    return (lost, doubled)
}
