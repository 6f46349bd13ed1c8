import BenchSupport
import Glibc
import SpeakStream
import SpeakStreamControl
import SpeakStreamPulse
import SpeakStreamRecord
import SpeakStreamRig
import SpeakStreamTesting
import Synchronization

/// Keeps what a turn tells: when its words began, and its captions.
private final class Notes: TurnFollower {
    private struct State {
        var words: [(text: String, time: Double)] = []
        var captions: [Caption] = []
        var machine = CaptionMachine()
    }

    private let state = Mutex(State())

    func follow(_ step: TurnStep) {
        self.state.withLock { state in
            state.captions += state.machine.take(step)
            guard let event = step.event else { return }
            if case .word(let text, _) = event.kind { state.words.append((text, event.time / .seconds(1))) }
            if case .finished = event.kind { state.captions += state.machine.finish() }
        }
    }

    var words: [(text: String, time: Double)] { self.state.withLock { $0.words } }
    var captions: [Caption] { self.state.withLock { $0.captions } }
}

/// What follows a turn: how true its times are, how fast it goes where nobody listens, whether a record is the same again.
func measureFollow(_ settings: Settings) async throws -> Findings {
    var findings = Findings()
    try await measureTimes(settings, &findings)
    try await measureNarration(settings, &findings)
    try await measureReplays(settings, &findings)
    return findings
}

/// Word events and captions against the onsets of the words at the monitor; the words are tones that tell them apart.
private func measureTimes(_ settings: Settings, _ findings: inout Findings) async throws {
    let words = (0..<settings.runs(quick: 100, full: 1_000)).map { "word\($0)" }
    let text = words.enumerated().map { $0.element + ($0.offset % 9 == 8 ? ". " : " ") }.joined()
    let notes = Notes()
    var (events, captions): ([Double], [Double]) = ([], [])
    try await withRig { rig in
        let started = Monotonic.now()
        let report = try await withSpeechSession(
            synthesizer: ToneSynthesizer(),
            sink: PulseSink(server: rig.pulse.server),
            follower: notes
        ) { await $0.speak(text).report }
        let end = Monotonic.now()
        await rig.recorder.wait(until: end + 0.2)
        let recording = rig.recorder.recording(since: started)
        var onsets: [String: Double] = [:]
        var tones = Tone.all(in: recording.samples)[...]
        for word in notes.words.map(\.text) {
            let level = ToneSynthesizer.level(of: word.utf8)
            guard let place = tones.firstIndex(where: { $0.level == level && $0.count > 100 }) else { continue }
            onsets[word] = recording.time(of: tones[place].start)
            tones = tones[(place + 1)...]
        }
        let start = report.timings.startMonotonic
        events = notes.words.compactMap { word in onsets[word.text].map { (start + word.time - $0) * 1_000 } }
        captions = notes.captions.compactMap { caption in
            let first = caption.lines[0].prefix { $0 != " " }
            return onsets[String(first)].map { (start + caption.start / .seconds(1) - $0) * 1_000 }
        }
    }
    findings.require(events.count == words.count, "\(words.count - events.count) words are not in the recording")
    let series = [Series("word event - onset", events), Series("caption - onset of its first word", captions)]
    findings.table("ms", series + series.map(\.magnitudes))
}

/// WAV and captions without a device, in fresh processes on one core.
private func measureNarration(_ settings: Settings, _ findings: inout Findings) async throws {
    let folder = try TemporaryFolder(name: "speakstream-follow")
    defer { folder.remove() }
    var generator = Texts.Generator(seed: settings.seed)
    let text = (0..<2_400).map { _ in generator.token() }.joined()
    let audible = ["--output", "wav:\(folder.path)/a.wav", "--captions", "\(folder.path)/a.vtt"]
    let all = [
        "--output", "wav:\(folder.path)/b.wav", "--captions", "\(folder.path)/b.vtt", "--events",
        "\(folder.path)/b.jsonl", "--plot", "\(folder.path)/b.svg",
    ]
    let ways: [(name: String, arguments: [String])] = [
        ("WAV and captions", audible), ("WAV, captions, events, picture", all), ("into null", ["--output", "null"]),
    ]
    var rates: [String: [Double]] = [:]
    var files: Set<[UInt8]> = []
    let runs = settings.runs(quick: 3, full: 10)
    for run in 0..<runs {
        progress("follow: narration", run, of: runs)
        for (name, arguments) in ways {
            let outcome = try await Child.run(
                "/usr/bin/taskset",
                ["-c", "0", settings.binary] + arguments + ["--socket", "none"],
                input: .text(text)
            ) { _ in }
            guard outcome.ending == .exited(0) else { throw RigError("\(name): \(outcome.errorText)") }
            let seconds = Double(try readFile("\(folder.path)/a.wav").count) / 2 / 22_050
            rates[name, default: []].append(seconds / (outcome.endedAt - outcome.startedAt))
        }
        for name in ["a.wav", "a.vtt", "b.wav", "b.vtt"] { files.insert(try readFile("\(folder.path)/\(name)")) }
    }
    findings.table(
        "times real time, start and end of the process included",
        rates.sorted { $0.key < $1.key }.map { Series($0.key, $0.value) }
    )
    findings.note("files that are not the same: \(files.count - 2)")
    findings.require(files.count == 2, "the files differ from run to run")
}

/// Records of turns that were played and stopped at random, gone through again.
private func measureReplays(_ settings: Settings, _ findings: inout Findings) async throws {
    let folder = try TemporaryFolder(name: "speakstream-follow")
    defer { folder.remove() }
    var random = SeededGenerator(seed: settings.seed)
    let runs = settings.runs(quick: 10, full: 100)
    var (same, milliseconds): (Int, [Double]) = (0, [])
    try await withRig { rig in
        for run in 0..<runs {
            progress("follow: replays", run, of: runs)
            let (record, socket) = ("\(folder.path)/\(run).jsonl", "\(folder.path)/socket")
            let waits = (0..<4).map { _ in Double.random(in: 0.02...0.6, using: &random) }
            let verbs: [ControlRequest] = [.pause, .next, .previous, .repeat, .rate(300), .resume]
            let wishes = (0..<3).map { _ in verbs.randomElement(using: &random)! }
            _ = try await Child.run(
                settings.binary,
                ["--events", record, "--socket", socket],
                environment: rig.pulse.environment
            ) { child in
                for word in Texts.words.prefix(60) { try child.write(word + " ") }
                guard await rig.recorder.waitForSound(after: child.startedAt, timeout: 5) != nil else {
                    throw RigError("no sound")
                }
                var client = try ControlClient(path: socket)
                for (wish, wait) in zip(wishes, waits) {
                    try client.send(wish)
                    try await Monotonic.sleep(until: Monotonic.now() + wait)
                }
                try client.send(.resume)
                try await Monotonic.sleep(until: Monotonic.now() + waits[3])
                child.signal(SIGINT)
            }
            let replay = try await Child.run(settings.binary, ["replay", "--check", record]) { _ in }
            if replay.ending == .exited(0) { same += 1 }
            milliseconds.append((replay.endedAt - replay.startedAt) * 1_000)
            rig.recorder.discard(before: Monotonic.now())
        }
    }
    findings.table("ms", [Series("replay --check of a turn, started -> ended", milliseconds)])
    findings.note("records that are the same again: \(same) of \(runs)")
    findings.require(same == runs, "a record was not the same again")
}
