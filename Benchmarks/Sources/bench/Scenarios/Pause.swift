import BenchSupport
import SpeakStreamRig

/// A phrase and the silence asked for after it at 175 words a minute, in milliseconds.
///
/// None has a pause inside: those are the engine's to make.
private let phrases: [(text: String, pause: Double)] = [
    ("We are all very well, ", 150), ("and we will walk. ", 302), ("Are we near? ", 302), ("Now we know! ", 340),
    ("We are in Rome. ", 302), ("You are in Lima.\n", 302), ("Remember all.\n\n", 528), ("You allow me. ", 302),
    ("Run!\n\n", 528), ("Lana will lie. ", 302), ("We rely on you. ", 302), ("I am alone.", 0),
]

/// The silences in the monitor, against those asked for, and against the command's own wave of the same text: the
/// first tells what the ear gets, the second what playing in real time adds.
func measurePause(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 1, full: 10)
    let text = phrases.map(\.text).joined()
    let asked = phrases.dropLast().map(\.pause)
    let truth = gaps(in: Recording(samples: try await wave(of: text, settings).samples))
    var measured: [[Double]] = []
    try await withRig { rig in
        for run in 0..<runs {
            progress("pause", run, of: runs)
            let outcome = try await Child.run(
                settings.binary,
                environment: rig.pulse.environment,
                input: .text(text)
            ) { _ in }
            guard outcome.ending == .exited(0) else {
                throw RigError("ended with \(outcome.ending): \(outcome.errorText)")
            }
            await rig.recorder.wait(until: Monotonic.now() + 0.05)
            measured.append(gaps(in: rig.recorder.recording(since: outcome.startedAt)))
            try await rig.settle()
        }
    }
    var findings = Findings()
    findings.require(truth.count == asked.count, "the wave has \(truth.count) silences, not \(asked.count)")
    let whole = measured.filter { $0.count == asked.count }
    findings.require(whole.count == runs, "\(runs - whole.count) recordings have another number of silences")
    let errors = Series("measured - asked", whole.flatMap { zip($0, asked).map { $0 - $1 } })
    let playing = Series("measured - in the wave", whole.flatMap { zip($0, truth).map { $0 - $1 } })
    findings.table("ms", [errors, errors.magnitudes, playing, playing.magnitudes])
    for pause in Set(asked).sorted() {
        let own = whole.flatMap { run in zip(run, asked).filter { $0.1 == pause }.map(\.0) }
        findings.table("ms", [Series("asked \(pause.fixed(0))", own)])
    }
    return findings
}

/// The silences of at least 60 ms, in milliseconds: inside these phrases there is none so long.
private func gaps(in recording: Recording) -> [Double] {
    recording.gaps(atLeast: 0.06, threshold: Recording.audible).map { $0.duration * 1_000 }
}
