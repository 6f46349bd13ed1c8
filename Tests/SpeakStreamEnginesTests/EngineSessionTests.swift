import SpeakStream
import SpeakStreamESpeak
import SpeakStreamEngines
import SpeakStreamTesting
import Synchronization
import Testing

/// Programs that go wrong, behind the whole of a session: what is heard, and what the ledger says of it.
@Suite("A session with a program as its engine", .serialized, .timeLimit(.minutes(2)))
struct EngineSessionTests {
    private static let text = "alpha beta gamma delta. epsilon zeta eta theta. iota kappa."

    private func speak(
        _ synthesizer: some Synthesizer,
        sink: some AudioSink
    ) async throws -> (report: TurnReport, told: [String]) {
        try await withSpeechSession(synthesizer: synthesizer, sink: sink) { session in
            let turn = session.speak(Self.text)
            var told: [String] = []
            for await event in turn.events { if case .word(let word, _) = event.kind { told.append(word) } }
            return (await turn.report, told)
        }
    }

    @Test(
        "one that dies or hangs in mid-turn: each word is heard once, and the ledger says so",
        arguments: ["good", "dies-mid", "dies-mid-marks", "dies-before", "dies-after", "garbage", "hangs"]
    )
    func restarted(mode: String) async throws {
        let tones = try ToneEngine()
        defer { tones.remove() }
        var engine = tones.engine(mode)
        if mode == "hangs" { engine.phraseLimit = .seconds(1) }
        let sink = MemorySink()
        let (report, told) = try await self.speak(CommandSynthesizer(engine), sink: sink)
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.text == Self.text)
        #expect(report.ledger.heard.words == 10)
        #expect(told == Self.text.split(separator: " ").map(String.init))
        #expect(ToneEngine.levels(sink.frames) == ToneEngine.levels(of: Self.text))
    }

    @Test(
        "one that can not be used is replaced by eSpeak NG, with one line",
        arguments: ["dies-at-start", "dies-mid-always", "dies-before-always", "wrong-rate", "floods", "refuses-all"]
    )
    func replaced(mode: String) async throws {
        let tones = try ToneEngine()
        defer { tones.remove() }
        let told = Mutex<[String]>([])
        let engines = VoiceEngines(
            [("tones", CommandSynthesizer(tones.engine(mode)))],
            fallback: VoiceEngines.Fallback(ESpeakSynthesizer(), voice: VoiceSettings())
        ) { error in told.withLock { $0.append(error.message) } }
        let (report, words) = try await self.speak(engines, sink: MemorySink())
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.text == Self.text)
        #expect(words == Self.text.split(separator: " ").map(String.init))
        #expect(told.withLock { $0.count } == 1)
        #expect(told.withLock { $0.first }?.hasPrefix("the speech engine tones ") == true)
    }

    @Test("one that is busy and silent does not hold up a barge-in, and the next turn is served")
    func bargeIn() async throws {
        let tones = try ToneEngine()
        defer { tones.remove() }
        var engine = tones.engine("hangs")
        engine.phraseLimit = .seconds(60)
        engine.cancelLimit = .milliseconds(100)
        let sink = MemorySink()
        try await withSpeechSession(synthesizer: CommandSynthesizer(engine), sink: sink) { session in
            let turn = session.speak(Self.text)
            while tones.asked.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let ledger = await turn.interrupt()
            #expect(ledger.heard.text.isEmpty)
            #expect(ledger.unheard.text + ledger.unspoken.text == Self.text)
            #expect(sink.frames.isEmpty)
            // It does not know of the stop, and is started anew.
            let report = await session.speak("one two.").report
            #expect(report.ledger.heard.text == "one two.")
            #expect(ToneEngine.levels(sink.frames) == ToneEngine.levels(of: "one two."))
        }
        #expect(tones.starts == 2)
    }
}
