import BenchSupport
import Glibc
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamEngines
import SpeakStreamPulse
import SpeakStreamRig
import SpeakStreamTesting
import Synchronization

/// An engine that is a program, and the voice that it is measured with.
private struct Subject: Sendable {
    let engine: CommandEngine
    let voice: VoiceSettings

    /// The engines that we ship and that are installed.
    static var all: [Subject] {
        let root = String(#filePath.split(separator: "/").dropLast(5).map { "/" + $0 }.joined())
        let folder = root + "/voices/engines"
        let data =
            getenv("XDG_DATA_HOME").map { String(cString: $0) }
            ?? getenv("HOME").map { String(cString: $0) + "/.local/share" } ?? ""
        let python = data + "/speakstream/engines/hibari/bin/python3"
        var subjects = ["slt", "kal16"].map { name in
            Subject(
                engine: CommandEngine(["python3", folder + "/flite.py"], sampleRate: 16_000, name: "flite " + name),
                voice: VoiceSettings(name: name)
            )
        }
        if access(python, X_OK) == 0 {
            let heart = CommandEngine([python, folder + "/heart.py"], sampleRate: 24_000, name: "heart")
            subjects.append(Subject(engine: heart, voice: VoiceSettings(name: "heart")))
        }
        return subjects
    }
}

/// One phrase: how soon the program has sound of it by itself, and how soon it is heard, in milliseconds.
private struct FirstSound: Sendable {
    var ownByte = 0.0
    var ownSound = 0.0
    var atSink = 0.0
    var atMonitor = 0.0
}

/// A program asked by itself beside the same program behind a session, in turn; and barge-ins while it is at work.
func measureEngines(_ settings: Settings) async throws -> Findings {
    var findings = Findings()
    for subject in Subject.all {
        try await measureFirstSound(subject, settings, &findings)
        try await measureBargeIn(subject, settings, &findings)
    }
    try await measurePlayback(settings, &findings)
    if Subject.all.count < 3 { findings.note("heart is not measured: scripts/install-voice heart installs it") }
    return findings
}

/// What is said, a phrase each; short ones and long ones.
private let sentences = [
    "Hello there.", "The harbour was quiet this morning.", "It costs about five euros.",
    "Two men stood on the wall and counted the boats as their fathers had done.",
    "Nobody spoke much because the night had been long and the wind was still cold and the boats were late.",
]

private func measureFirstSound(_ subject: Subject, _ settings: Settings, _ findings: inout Findings) async throws {
    let runs = settings.runs(quick: 5, full: 100)
    let own = try OwnProgram(subject.engine, voice: subject.voice.name)
    var times: [FirstSound] = []
    try await withSpokenSession(CommandSynthesizer(subject.engine), subject.voice) { session, sink, rig in
        for run in 0..<runs {
            progress(subject.engine.name, run, of: runs)
            let text = sentences[run % sentences.count]
            var time = FirstSound()
            let isFirst = run.isMultiple(of: 2)
            if isFirst { (time.ownByte, time.ownSound) = try own.ask(text) }
            (time.atSink, time.atMonitor) = try await speak(text, session, sink, rig)
            if !isFirst { (time.ownByte, time.ownSound) = try own.ask(text) }
            times.append(time)
        }
    }
    findings.table(
        "\(subject.engine.name), ms after the phrase",
        [
            Series("its own first byte, by a pipe", times.map(\.ownByte)),
            Series("its own first sound, by a pipe", times.map(\.ownSound)),
            Series("first sound at our sink's door", times.map(\.atSink)),
            Series("  beyond its own first byte, pair by pair", times.map { $0.atSink - $0.ownByte }),
            Series("  beyond its own first sound, pair by pair", times.map { $0.atSink - $0.ownSound }),
            Series("first sound at the monitor", times.map(\.atMonitor)),
            Series("  beyond its own first sound, pair by pair", times.map { $0.atMonitor - $0.ownSound }),
        ]
    )
}

/// What the way from a phrase to the monitor costs without an engine to speak of: eSpeak NG's first sound takes 0.3 ms.
private func measurePlayback(_ settings: Settings, _ findings: inout Findings) async throws {
    let runs = settings.runs(quick: 5, full: 100)
    var times: [FirstSound] = []
    try await withSpokenSession(ESpeakSynthesizer(), VoiceSettings()) { session, sink, rig in
        for run in 0..<runs {
            var time = FirstSound()
            (time.atSink, time.atMonitor) = try await speak(sentences[run % sentences.count], session, sink, rig)
            times.append(time)
        }
    }
    findings.table(
        "eSpeak NG the same way, ms after the phrase",
        [
            Series("first sound at our sink's door", times.map(\.atSink)),
            Series("first sound at the monitor", times.map(\.atMonitor)),
        ]
    )
}

/// Says a phrase in a turn of its own, to its end; when its first sound came to the sink and to the monitor, in milliseconds.
private func speak(
    _ text: String,
    _ session: SpeechSession,
    _ sink: ListeningSink,
    _ rig: Rig
) async throws -> (Double, Double) {
    try await rig.settle()
    sink.forget()
    let start = Monotonic.now()
    let turn = session.speak(text)
    guard let heard = await rig.recorder.waitForSound(after: start, timeout: 10) else {
        throw RigError("no sound")
    }
    let report = await turn.report
    guard report.outcome == .finished, let written = sink.firstSound else {
        throw RigError("a turn ended otherwise: \(report.message ?? "")")
    }
    return ((written - start) * 1000, (heard - start) * 1000)
}

/// A text of long sentences, so that the program is at work on one most of the time.
private let long = (0..<4).map { _ in
    "It " + String(repeating: "goes on and on and on without a pause and ", count: 6) + "never ends."
}.joined(separator: " ")

private func measureBargeIn(_ subject: Subject, _ settings: Settings, _ findings: inout Findings) async throws {
    let runs = settings.runs(quick: 5, full: 100)
    var random = SeededGenerator(seed: settings.seed)
    var silence: [Double] = []
    var next: [Double] = []
    var stale = 0
    var unserved = 0
    try await withSpokenSession(CommandSynthesizer(subject.engine), subject.voice) { session, sink, rig in
        for run in 0..<runs {
            progress(subject.engine.name + ", barge-in", run, of: runs)
            try await rig.settle()
            let start = Monotonic.now()
            let turn = session.speak(long)
            // While the first phrase is made, or the second, or while one is heard.
            let phase = Double.random(in: run.isMultiple(of: 2) ? 0...0.15 : 0.15...1.5, using: &random)
            try await Monotonic.sleep(until: start + phase)
            let stop = Monotonic.now()
            let ledger = await turn.interrupt()
            await rig.recorder.wait(until: stop + 0.35)
            let recording = rig.recorder.recording(since: start - 0.05)
            silence.append(max(0, (recording.lastSound() ?? stop) - stop) * 1000)
            if recording.soundingSamples(after: stop + 0.03) > 0 { stale += 1 }
            // A stop within the first moment comes before the text: then nothing of it was received.
            let held = ledger.heard.text + ledger.unheard.text + ledger.unspoken.text
            guard held == long || ledger.received == 0 && held.isEmpty else {
                throw RigError("the ledger does not hold the text, stopped after \(phase) s: \(held.utf8.count) bytes")
            }
            let asked = Monotonic.now()
            let second = session.speak("The next turn is served.")
            let heard = await rig.recorder.waitForSound(after: asked, timeout: 10)
            let report = await second.report
            if report.outcome == .finished, report.ledger.heard.words == 5, let heard {
                next.append((heard - asked) * 1000)
            } else {
                unserved += 1
            }
        }
    }
    findings.table(
        "\(subject.engine.name), barge-in, ms",
        [
            Series("after the barge-in, last sound at the monitor", silence),
            Series("after the next turn's phrase, first sound at the monitor", next),
        ]
    )
    findings.note(
        "runs with sound later than 30 ms after the barge-in: \(stale) of \(runs); next turns not served: \(unserved)"
    )
    findings.require(stale == 0, "\(stale) runs with stale sound")
    findings.require(unserved == 0, "\(unserved) turns were not served")
}

/// A session on a private PulseAudio whose sink has the engine's rate; its first turn is said before anything is measured.
private func withSpokenSession(
    _ synthesizer: some Synthesizer,
    _ voice: VoiceSettings,
    _ body: (SpeechSession, ListeningSink, Rig) async throws -> Void
) async throws {
    try await withPrivatePulse(.init(rate: synthesizer.format.sampleRate)) { pulse in
        let rig = Rig(pulse: pulse, recorder: try await MonitorRecorder.start(pulse))
        try await rig.settle()
        var configuration = SpeechConfiguration()
        configuration.voice = voice
        let sink = ListeningSink(PulseSink(device: pulse.sink.name, server: pulse.server))
        try await withSpeechSession(configuration: configuration, synthesizer: synthesizer, sink: sink) { session in
            _ = await session.speak("This is to warm up.").report
            try await body(session, sink, rig)
        }
        _ = await rig.recorder.stop()
    }
}

/// A sink that notes when the first sound is written to it.
private final class ListeningSink: AudioSink {
    private let base: PulseSink
    private let first = Mutex<Double?>(nil)

    init(_ base: PulseSink) { self.base = base }

    /// When the first sound since ``forget()`` was written.
    var firstSound: Double? { self.first.withLock { $0 } }

    func forget() { self.first.withLock { $0 = nil } }

    var isPaced: Bool { true }
    func open(_ format: AudioFormat) throws(SpeakStreamError) { try self.base.open(format) }

    func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        if frames.contains(where: { $0.magnitude > Recording.audible }) {
            let now = Monotonic.now()
            self.first.withLock { $0 = $0 ?? now }
        }
        try self.base.write(frames)
    }

    func latency() throws(SpeakStreamError) -> Int { try self.base.latency() }
    func flush() throws(SpeakStreamError) { try self.base.flush() }
    func close() { self.base.close() }
}
