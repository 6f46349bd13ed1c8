import Glibc
import SpeakStream
import SpeakStreamEngines
import SpeakStreamRig
import SpeakStreamTesting
import Testing

/// An engine that we ship, with what it needs.
struct RealEngine: Sendable, CustomTestStringConvertible {
    let engine: CommandEngine
    let voice: VoiceSettings
    /// Whether it marks its words.
    let marks: Bool

    var testDescription: String { self.engine.name }

    static var flite: RealEngine {
        let engine = CommandEngine(["python3", ToneEngine.shipped + "/flite.py"], sampleRate: 16_000, name: "flite.py")
        return RealEngine(engine: engine, voice: VoiceSettings(name: "slt", rate: 300), marks: true)
    }

    static var heart: RealEngine? {
        let data =
            getenv("XDG_DATA_HOME").map { String(cString: $0) }
            ?? getenv("HOME").map { String(cString: $0) + "/.local/share" } ?? ""
        let python = data + "/speakstream/engines/hibari/bin/python3"
        guard access(python, X_OK) == 0 else { return nil }
        let engine = CommandEngine([python, ToneEngine.shipped + "/heart.py"], sampleRate: 24_000, name: "heart.py")
        return RealEngine(engine: engine, voice: VoiceSettings(name: "heart", rate: 300), marks: false)
    }

    static var all: [RealEngine] { [.flite] + [Self.heart].compactMap(\.self) }
}

/// The engines that we ship, as they are, behind the whole of a session.
@Suite("The engines that we ship", .serialized, .timeLimit(.minutes(5)))
struct RealEngineTests {
    private static let text = """
        Hello there, and welcome to the harbour. It costs exactly $5.20, or "five euros" if you ask Dr. Smith nicely!
        """

    private func session<Result: Sendable>(
        _ real: RealEngine,
        sink: some AudioSink,
        _ body: (SpeechSession) async throws -> Result
    ) async throws -> Result {
        var configuration = SpeechConfiguration()
        configuration.voice = real.voice
        return try await withSpeechSession(
            configuration: configuration,
            synthesizer: CommandSynthesizer(real.engine),
            sink: sink,
            body
        )
    }

    /// Our children that run one of the programs.
    private func children(_ real: RealEngine) throws -> [String] {
        let script = real.engine.command.last ?? ""
        var found: [String] = []
        guard let processes = opendir("/proc") else { return [] }
        defer { closedir(processes) }
        while let entry = readdir(processes) {
            let id = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard Int(id) != nil, let line = try? readFile("/proc/\(id)/cmdline"),
                String(decoding: line, as: UTF8.self).contains(script),
                let status = try? readFile("/proc/\(id)/status"),
                String(decoding: status, as: UTF8.self).contains("PPid:\t\(getpid())\n")
            else { continue }
            found.append(id)
        }
        return found
    }

    @Test(
        "heart says the same text with the same sound",
        .enabled(if: RealEngine.heart != nil, "scripts/install-voice heart installs what the tests of heart need")
    )
    func heart() throws {
        let real = try #require(RealEngine.heart)
        let synthesizer = CommandSynthesizer(real.engine)
        defer { synthesizer.close() }
        var sounds: [[Int16]] = [[], []]
        for index in 0..<2 {
            _ = try synthesizer.synthesize(SynthesisRequest(text: "The same again.", voice: real.voice)) {
                sounds[index] += $0.frames
                return true
            }
        }
        #expect(sounds[0].count > 10_000)
        #expect(sounds[0] == sounds[1])
    }

    @Test("a text is said, and its words are told and come back", arguments: RealEngine.all)
    func words(real: RealEngine) async throws {
        let sink = MemorySink()
        let report = try await self.session(real, sink: sink) { session in
            let turn = session.speak(Self.text)
            var told: [String] = []
            for await event in turn.events {
                guard case .word(let text, _) = event.kind else { continue }
                told.append(text)
                #expect(event.isEstimate == !real.marks)
            }
            #expect(told.prefix(3) == ["Hello", "there,", "and"])
            #expect(told.last == "nicely!")
            return await turn.report
        }
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.text == Self.text)
        #expect(report.counts.unspeakable == 0)
        // At 300 words a minute, 20 words: 3 to 12 seconds, and loud enough to be speech.
        let seconds = Double(sink.frames.count) / Double(report.sampleRate)
        #expect((3...12).contains(seconds))
        #expect(sink.frames.contains { $0 > 3000 })
        #expect(try self.children(real).isEmpty)
    }

    @Test(
        "a barge-in on a long phrase ends it; nothing of it is left, and the next turn is served",
        arguments: RealEngine.all
    )
    func bargeIn(real: RealEngine) async throws {
        let long = "It " + String(repeating: "goes on and on and on and on and ", count: 10) + "never ends."
        let next = "The next turn is served."
        let alone = MemorySink()
        try await self.session(real, sink: alone) { session in _ = session.speak(next) }

        let memory = MemorySink()
        let (ledger, before) = try await self.session(real, sink: PacedSink(memory)) { session in
            let turn = session.speak(long)
            for await event in turn.events {
                if case .word("on", _) = event.kind { await turn.interrupt() }
            }
            let report = await turn.report
            #expect(report.outcome == .interrupted)
            let before = memory.frames.count
            let second = await session.speak(next).report
            #expect(second.outcome == .finished)
            #expect(second.ledger.heard.text == next)
            let children = try self.children(real)
            #expect(children.count == 1)
            return (report.ledger, before)
        }
        #expect(ledger.heard.text + ledger.unheard.text + ledger.unspoken.text == long)
        #expect(ledger.heard.words < 10)
        #expect(before < 3 * real.engine.sampleRate)
        // What it is when nothing was said before it, but for the noise in some voices: nothing stale.
        let heard = Array(memory.frames.dropFirst(before))
        #expect(abs(heard.count - alone.frames.count) < real.engine.sampleRate / 50)
        #expect(Self.likeness(heard, alone.frames, rate: real.engine.sampleRate) > 0.98)
        #expect(try self.children(real).isEmpty)
    }

    /// How much the loudness of two sounds goes the same way, in steps of 20 ms: the coefficient of correlation.
    private static func likeness(_ one: [Int16], _ other: [Int16], rate: Int) -> Double {
        let steps = stride(from: 0, to: min(one.count, other.count) - rate / 50, by: rate / 50)
        let levels = [one, other].map { frames in
            steps.map { start in
                let sum = frames[start..<start + rate / 50].reduce(0.0) { $0 + Double($1) * Double($1) }
                return sum.squareRoot()
            }
        }
        let means = levels.map { $0.reduce(0, +) / Double($0.count) }
        func product(_ a: Int, _ b: Int) -> Double {
            zip(levels[a], levels[b]).reduce(0) { $0 + ($1.0 - means[a]) * ($1.1 - means[b]) }
        }
        return product(0, 1) / (product(0, 0) * product(1, 1)).squareRoot()
    }

    @Test("a voice that it has not gives one clear line", arguments: RealEngine.all)
    func unknownVoice(real: RealEngine) async throws {
        let synthesizer = CommandSynthesizer(real.engine)
        defer { synthesizer.close() }
        do throws(SpeakStreamError) {
            try synthesizer.prepare(VoiceSettings(name: "nobody"))
            Issue.record("it took a voice that there is not")
        } catch {
            #expect(error.code == .synthesizerUnavailable)
            #expect(error.message.hasPrefix("the speech engine \(real.engine.name) can not say a phrase: "))
            #expect(error.message.contains("has no voice nobody"))
        }
    }

    @Test("every voice of flite speaks, and faster when it is asked to", arguments: ["slt", "rms", "awb", "kal16"])
    func voices(name: String) throws {
        let synthesizer = CommandSynthesizer(RealEngine.flite.engine)
        defer { synthesizer.close() }
        var lengths: [Int] = []
        for rate in [150, 300] {
            var frames = 0
            let voice = VoiceSettings(name: name, rate: rate)
            _ = try synthesizer.synthesize(SynthesisRequest(text: "A sentence of six words, \(name).", voice: voice)) {
                frames += $0.frames.count
                return true
            }
            lengths.append(frames)
        }
        #expect((1.8...2.2).contains(Double(lengths[0]) / Double(lengths[1])))
    }

    @Test(
        "words without marks are guessed within a tenth of a second of where flite says that they are, on the average"
    )
    func estimates() throws {
        let synthesizer = CommandSynthesizer(RealEngine.flite.engine)
        defer { synthesizer.close() }
        let texts = [
            "She said that it was a matter of principle, and that she would not change her mind.",
            "If you want to learn to cook, start with eggs: they are cheap, quick, and forgiving.",
            "The algorithm runs in linear time because each element is visited at most twice.",
            "In 2023, the company reported revenues of 4.5 billion dollars; profits, however, fell by 12 percent.",
        ]
        var errors: [Double] = []
        for name in ["slt", "awb", "kal16"] {
            for text in texts {
                var (frames, marks): ([Int16], [WordMark]) = ([], [])
                var finder = PauseFinder(rate: 16_000)
                _ = try synthesizer.synthesize(SynthesisRequest(text: text, voice: VoiceSettings(name: name))) {
                    finder.push($0.frames)
                    frames += $0.frames
                    marks += $0.marks
                    return true
                }
                var words: [Range<Int>] = []
                for word in text.utf8.split(separator: UInt8(ascii: " ")) {
                    let start = text.utf8.distance(from: text.startIndex, to: word.startIndex)
                    words.append(start..<start + word.count)
                }
                let guessed = WordTiming.estimate(
                    words: words,
                    text: Array(text.utf8),
                    pauses: finder.pauses,
                    frames: frames.count
                )
                let known = WordTiming.align(words: words, marks: marks, frames: frames.count)
                // The first word begins where the sound does: nothing to guess.
                errors += zip(guessed, known).dropFirst().map {
                    abs(Double($0.frames.lowerBound - $1.frames.lowerBound)) / 16_000
                }
            }
        }
        #expect(errors.count > 150)
        #expect(errors.reduce(0, +) / Double(errors.count) < 0.1)
    }

    @Test("flite's marks are where its words begin, in order, one for each")
    func marks() throws {
        let synthesizer = CommandSynthesizer(RealEngine.flite.engine)
        defer { synthesizer.close() }
        let text = "\u{201C}This\u{201D} is (indeed) a $5.20 test: über-long, isn't it?"
        var marks: [WordMark] = []
        var frames = 0
        _ = try synthesizer.synthesize(SynthesisRequest(text: text, voice: VoiceSettings(name: "slt"))) {
            marks += $0.marks
            frames += $0.frames.count
            return true
        }
        #expect(marks.map(\.frame) == marks.map(\.frame).sorted())
        #expect(marks.allSatisfy { $0.frame < frames })
        let words = ["indeed", "a", "$5.20", "test", "isn't", "it"]
        let offsets = words.map { word in
            text.utf8.count - (text.range(of: word).map { text[$0.lowerBound...].utf8.count } ?? 0)
        }
        #expect(Set(offsets).isSubset(of: Set(marks.map(\.textOffset))))
    }
}

extension String {
    /// Where a word stands that is no part of another.
    fileprivate func range(of word: String) -> Range<String.Index>? {
        self.indices.first {
            self[$0...].hasPrefix(word) && ($0 == self.startIndex || !self[self.index(before: $0)].isLetter)
        }
        .map { $0..<self.index($0, offsetBy: word.count) }
    }
}
