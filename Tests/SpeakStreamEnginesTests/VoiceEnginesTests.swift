import SpeakStream
import SpeakStreamEngines
import SpeakStreamTesting
import Synchronization
import Testing

@Suite("Several engines as one", .timeLimit(.minutes(1)))
struct VoiceEnginesTests {
    /// A synthesizer that fails when and as it is told.
    private final class Failing: Synthesizer {
        let format: AudioFormat
        let onPrepare: SpeakStreamError?
        /// How many words it says before it fails; nil: it does not.
        let words: Int?
        let error: SpeakStreamError
        let marks: Bool
        let asked = Mutex<[String]>([])

        init(
            onPrepare: SpeakStreamError? = nil,
            words: Int? = nil,
            error: SpeakStreamError = SpeakStreamError(.synthesizerUnavailable, "gone"),
            marks: Bool = true,
            format: AudioFormat = .eSpeak
        ) {
            self.onPrepare = onPrepare
            self.words = words
            self.error = error
            self.marks = marks
            self.format = format
        }

        func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) { if let onPrepare { throw onPrepare } }

        func synthesize(
            _ request: SynthesisRequest,
            deliver: (SynthesizedChunk) -> Bool
        ) throws(SpeakStreamError) -> Int {
            self.asked.withLock { $0.append(request.text) }
            var said = 0
            _ = try ToneSynthesizer(chunk: 2205, format: self.format).synthesize(request) { chunk in
                guard said != self.words else { return false }
                said += 1
                return deliver(self.marks ? chunk : SynthesizedChunk(frames: chunk.frames, marks: []))
            }
            if self.words != nil { throw self.error }
            return 0
        }
    }

    private struct Said {
        var frames: [Int16] = []
        var marks: [WordMark] = []
        var levels: [Int16] { ToneEngine.levels(self.frames) }
    }

    private func say(_ text: String, engine: String? = nil, by engines: VoiceEngines) throws -> Said {
        var said = Said()
        var voice = VoiceSettings()
        voice.engine = engine
        _ = try engines.synthesize(SynthesisRequest(text: text, voice: voice)) { chunk in
            said.frames += chunk.frames
            said.marks += chunk.marks
            return true
        }
        return said
    }

    private static let fallback = VoiceEngines.Fallback(ToneSynthesizer(), voice: VoiceSettings(name: "de"))

    @Test("the voice names the engine, the first is that of those that name none")
    func choice() throws {
        let (one, two) = (Failing(), Failing())
        let engines = VoiceEngines([("one", one), ("two", two)])
        _ = try self.say("a", by: engines)
        _ = try self.say("b", engine: "two", by: engines)
        _ = try self.say("c", engine: "one", by: engines)
        #expect(one.asked.withLock { $0 } == ["a", "c"])
        #expect(two.asked.withLock { $0 } == ["b"])
        #expect(throws: SpeakStreamError(.unknownVoice, "there is no speech engine three; there are: one, two")) {
            try self.say("d", engine: "three", by: engines)
        }
    }

    @Test("sound has the format of the first, whoever makes it")
    func format() throws {
        let engines = VoiceEngines([
            ("one", ToneSynthesizer()),
            ("two", ToneSynthesizer(framesPerWord: 1600, format: AudioFormat(sampleRate: 16_000))),
        ])
        #expect(engines.format == .eSpeak)
        let said = try self.say("a b", engine: "two", by: engines)
        #expect(abs(said.frames.count - 4410) <= 1)
        #expect(said.marks == [WordMark(textOffset: 0, frame: 0), WordMark(textOffset: 2, frame: 2205)])
    }

    @Test("an engine that can not be prepared is replaced for good, and one line told")
    func prepare() throws {
        let error = SpeakStreamError(.synthesizerUnavailable, "no model")
        let told = Mutex<[SpeakStreamError]>([])
        let broken = Failing(onPrepare: error)
        let engines = VoiceEngines([("broken", broken)], fallback: Self.fallback) { error in
            told.withLock { $0.append(error) }
        }
        try engines.prepare(VoiceSettings())
        try engines.prepare(VoiceSettings())
        #expect(try self.say("a b", by: engines).levels == ToneEngine.levels(of: "a b"))
        #expect(broken.asked.withLock { $0 }.isEmpty)
        #expect(told.withLock { $0 } == [error])
        #expect(throws: error) { try VoiceEngines([("broken", broken)]).prepare(VoiceSettings()) }
    }

    @Test("one that is gone in mid-phrase: the rest is the fallback's, from the word on that was being made")
    func midPhrase() throws {
        let told = Mutex(0)
        let failing = Failing(words: 2)
        let engines = VoiceEngines([("failing", failing)], fallback: Self.fallback) { _ in told.withLock { $0 += 1 } }
        let said = try self.say("one two three four", by: engines)
        // Twice the same tone looks like one.
        #expect(said.levels == ToneEngine.levels(of: "one two three four"))
        #expect(said.frames.count == 5 * 2205)
        #expect(said.marks.map(\.textOffset) == [0, 4, 4, 8, 14])
        #expect(said.marks.map(\.frame) == [0, 2205, 4410, 6615, 8820])
        _ = try self.say("five", by: engines)
        #expect(failing.asked.withLock { $0 } == ["one two three four"])
        #expect(told.withLock { $0 } == 1)
    }

    @Test("without marks the phrase is begun again: said twice is better than lost")
    func midPhraseUnmarked() throws {
        let engines = VoiceEngines([("failing", Failing(words: 1, marks: false))], fallback: Self.fallback)
        let said = try self.say("one two", by: engines)
        #expect(said.levels == ToneEngine.levels(of: "one two"))
        #expect(said.frames.count == 3 * 2205)
        #expect(said.marks == [WordMark(textOffset: 0, frame: 2205), WordMark(textOffset: 4, frame: 4410)])
    }

    @Test("one that can not say a phrase is asked for the next")
    func phrase() throws {
        let told = Mutex(0)
        let error = SpeakStreamError(.synthesisFailed, "no")
        let failing = Failing(words: 0, error: error)
        let engines = VoiceEngines([("failing", failing)], fallback: Self.fallback) { _ in told.withLock { $0 += 1 } }
        #expect(try self.say("one", by: engines).levels == ToneEngine.levels(of: "one"))
        #expect(try self.say("two", by: engines).levels == ToneEngine.levels(of: "two"))
        #expect(failing.asked.withLock { $0 } == ["one", "two"])
        #expect(told.withLock { $0 } == 1)
    }

    @Test("the engines of other voices are prepared beside the first")
    func others() async throws {
        let (prepared, preparing) = AsyncStream<Void>.makeStream()
        final class Told: Synthesizer {
            let format = AudioFormat.eSpeak
            let onPrepare: @Sendable () -> Void
            init(_ onPrepare: @escaping @Sendable () -> Void) { self.onPrepare = onPrepare }
            func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) { self.onPrepare() }
            func synthesize(
                _ request: SynthesisRequest,
                deliver: (SynthesizedChunk) -> Bool
            ) throws(SpeakStreamError) -> Int { 0 }
        }
        var voice = VoiceSettings()
        voice.engine = "two"
        let engines = VoiceEngines(
            [("one", ToneSynthesizer()), ("two", Told { preparing.finish() })],
            preparing: [voice]
        )
        try engines.prepare(VoiceSettings())
        for await _ in prepared {}
    }
}
