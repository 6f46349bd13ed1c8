import Glibc
import SpeakStream
import SpeakStreamEngines
import SpeakStreamTesting
import Synchronization
import Testing

/// The engine with real programs that go wrong in every way; nothing here depends on how long anything takes.
@Suite("A program as an engine", .serialized, .timeLimit(.minutes(2)))
struct CommandSynthesizerTests {
    private static let text = "alpha beta gamma delta epsilon zeta"

    /// The sound and the marks of a phrase.
    private struct Said {
        var frames: [Int16] = []
        var marks: [WordMark] = []
        var levels: [Int16] { ToneEngine.levels(self.frames) }
    }

    private func say(
        _ text: String = Self.text,
        volume: Int = 100,
        by synthesizer: some Synthesizer
    ) throws(SpeakStreamError) -> Said {
        var said = Said()
        let request = SynthesisRequest(text: text, voice: VoiceSettings(volume: volume))
        _ = try synthesizer.synthesize(request) { chunk in
            said.frames += chunk.frames
            said.marks += chunk.marks
            return true
        }
        return said
    }

    /// Runs a test with a program that misbehaves as `mode` says.
    private func with(
        _ mode: String,
        raw: Bool = false,
        hint: String? = nil,
        startLimit: Duration = .seconds(60),
        phraseLimit: Duration = .seconds(60),
        cancelLimit: Duration = .seconds(30),
        _ body: (ToneEngine, CommandSynthesizer) throws -> Void
    ) throws {
        let tones = try ToneEngine()
        defer { tones.remove() }
        var engine = tones.engine(mode, raw: raw)
        engine.hint = hint
        engine.startLimit = startLimit
        engine.phraseLimit = phraseLimit
        engine.cancelLimit = cancelLimit
        let synthesizer = CommandSynthesizer(engine)
        defer { synthesizer.close() }
        try body(tones, synthesizer)
    }

    private func message(_ body: () throws(SpeakStreamError) -> Void) -> String {
        do throws(SpeakStreamError) {
            try body()
            return "no error"
        } catch {
            return error.message
        }
    }

    @Test("says phrase after phrase, without its silence, and is started once")
    func good() throws {
        try self.with("good") { tones, synthesizer in
            try synthesizer.prepare(VoiceSettings())
            for text in [Self.text, "one", "two three"] {
                let said = try self.say(text, by: synthesizer)
                #expect(said.levels == ToneEngine.levels(of: text))
                // 5 ms of silence before, 20 behind.
                #expect(said.frames.count == text.split(separator: " ").count * 2205 + 110 + 441)
                #expect(said.marks.isEmpty)
            }
            try synthesizer.prepare(VoiceSettings())
            #expect(tones.starts == 1)
            #expect(tones.asked == [Self.text, "one", "two three"])
        }
    }

    @Test("the words that it marks are where they are in what is left of the sound")
    func marks() throws {
        try self.with("marks") { _, synthesizer in
            let said = try self.say("one two three", by: synthesizer)
            #expect(said.marks.map(\.textOffset) == [0, 4, 8])
            #expect(said.marks.map(\.frame) == [110, 2315, 4520])
        }
    }

    @Test("the volume is ours if the program says so")
    func volume() throws {
        try self.with("quiet") { _, synthesizer in
            let half = ToneEngine.levels(of: "one two").map { ($0 + 1) / 2 }
            let said = try self.say("one two", volume: 50, by: synthesizer)
            #expect(said.levels == half)
        }
        try self.with("good") { _, synthesizer in
            let said = try self.say("one two", volume: 50, by: synthesizer)
            #expect(said.levels == ToneEngine.levels(of: "one two"))
        }
    }

    @Test("samples alone do as well: a phrase ends when it is quiet")
    func raw() throws {
        try self.with("raw", raw: true) { tones, synthesizer in
            try synthesizer.prepare(VoiceSettings())
            for text in [Self.text, "one two"] {
                #expect(try self.say(text, by: synthesizer).levels == ToneEngine.levels(of: text))
            }
            // What could make no sound is not asked for.
            #expect(
                try synthesizer.synthesize(SynthesisRequest(text: "...", voice: VoiceSettings())) { _ in true } == 3
            )
            #expect(tones.asked == [Self.text, "one two"])
            #expect(tones.starts == 1)
        }
    }

    @Test(
        "one that dies is started again, and each word is heard once",
        arguments: [
            "dies-mid", "dies-mid-marks", "dies-before", "dies-after", "garbage",
        ]
    )
    func dies(mode: String) throws {
        try self.with(mode) { tones, synthesizer in
            try synthesizer.prepare(VoiceSettings())
            let said = try self.say(by: synthesizer)
            #expect(said.levels == ToneEngine.levels(of: Self.text))
            #expect(said.frames.count == 6 * 2205 + 110 + 441)
            if mode.hasSuffix("marks") {
                #expect(Set(said.marks.map(\.textOffset)) == [0, 6, 11, 17, 23, 31])
            }
            #expect(try self.say("one", by: synthesizer).levels == ToneEngine.levels(of: "one"))
            #expect(tones.starts == 2)
        }
    }

    @Test("one that was ended with a session is started again with the next")
    func sessions() throws {
        try self.with("good") { tones, synthesizer in
            try synthesizer.prepare(VoiceSettings())
            synthesizer.close()
            try synthesizer.prepare(VoiceSettings())
            #expect(try self.say("one", by: synthesizer).levels == ToneEngine.levels(of: "one"))
            #expect(tones.starts == 2)
        }
    }

    @Test("one that dies again and again is given up with one line")
    func diesAlways() throws {
        try self.with("dies-mid-always") { tones, synthesizer in
            try synthesizer.prepare(VoiceSettings())
            let message = self.message { () throws(SpeakStreamError) in _ = try self.say(by: synthesizer) }
            #expect(message == "the speech engine tones ended within a phrase (signal 9)")
            #expect(tones.starts == 3)
            // It stays given up for the phrases that wait, until somebody prepares it anew.
            #expect(self.message { () throws(SpeakStreamError) in _ = try self.say(by: synthesizer) } == message)
            #expect(tones.starts == 3)
            try synthesizer.prepare(VoiceSettings())
            #expect(tones.starts == 4)
        }
    }

    @Test("one that hangs is ended and started again")
    func hangs() throws {
        try self.with("hangs", phraseLimit: .seconds(1)) { tones, synthesizer in
            try synthesizer.prepare(VoiceSettings())
            #expect(try self.say(by: synthesizer).levels == ToneEngine.levels(of: Self.text))
            #expect(tones.starts == 2)
        }
    }

    @Test("one that floods is given up, within bounds: what came of it was not the phrase")
    func floods() throws {
        try self.with("floods") { tones, synthesizer in
            var frames = 0
            let message = self.message { () throws(SpeakStreamError) in
                _ = try synthesizer.synthesize(SynthesisRequest(text: Self.text, voice: VoiceSettings())) {
                    frames += $0.frames.count
                    return true
                }
            }
            #expect(message == "the speech engine tones makes more sound than its text can need")
            #expect(frames < (10 + Self.text.utf8.count + 2) * 22_050)
            #expect(tones.starts == 1)
        }
    }

    @Test(
        "what cannot work gives one clear line",
        arguments: [
            (
                "dies-at-start",
                "the speech engine tones ended before it was ready (exit status 1: there is no model here)"
            ),
            ("wrong-rate", "the speech engine tones makes 8000 frames a second, not the 22050 that its profile says"),
            ("version-2", "the speech engine tones speaks version 2 of the protocol, not 1"),
            ("chatty", "the speech engine tones answers with something that is no line of the protocol: Loading ..."),
        ]
    )
    func useless(mode: String, line: String) throws {
        try self.with(mode, hint: "look for help") { tones, synthesizer in
            let message = self.message { () throws(SpeakStreamError) in try synthesizer.prepare(VoiceSettings()) }
            #expect(message == line + "; look for help")
            #expect(tones.starts == (mode == "chatty" ? 3 : 1))
        }
    }

    @Test("what the program says itself is not said again") func saysItItself() throws {
        try self.with("dies-at-start", hint: "no model here") { _, synthesizer in
            let message = self.message { () throws(SpeakStreamError) in try synthesizer.prepare(VoiceSettings()) }
            #expect(message.hasSuffix("(exit status 1: there is no model here)"), "\(message)")
        }
    }

    @Test("a program that is not there, or never gets ready, gives one clear line")
    func absent() throws {
        let absent = CommandSynthesizer(CommandEngine(["/no/such/engine"], sampleRate: 22_050))
        #expect(
            self.message { () throws(SpeakStreamError) in try absent.prepare(VoiceSettings()) }
                == "the speech engine engine can not be started: there is no program /no/such/engine"
        )
        let unnamed = CommandSynthesizer(CommandEngine([], sampleRate: 22_050, name: "x"))
        #expect(
            self.message { () throws(SpeakStreamError) in try unnamed.prepare(VoiceSettings()) }
                == "the speech engine x can not be started: its profile names no program"
        )
        try self.with("silent-start", startLimit: .milliseconds(50)) { _, synthesizer in
            #expect(
                self.message { () throws(SpeakStreamError) in try synthesizer.prepare(VoiceSettings()) }
                    == "the speech engine tones was not ready within 0.05 seconds"
            )
        }
    }

    @Test("it has our environment and what is added to it; its standard error is kept for the line, or passes through")
    func environment() {
        var engine = CommandEngine(["sh", "-c", "echo \"$GREETING, $HOME\" >&2; exit 3"], sampleRate: 22_050)
        engine.environment = ["GREETING": "hello", "HOME": "home"]
        let message = { (engine: CommandEngine) in
            self.message { () throws(SpeakStreamError) in try CommandSynthesizer(engine).prepare(VoiceSettings()) }
        }
        #expect(message(engine) == "the speech engine sh ended before it was ready (exit status 3: hello, home)")
        engine.showsErrors = true
        engine.command = ["sh", "-c", "echo >&2; exit 3"]
        #expect(message(engine) == "the speech engine sh ended before it was ready (exit status 3)")
    }

    @Test("a phrase that it can not say is one phrase")
    func refuses() throws {
        try self.with("refuses") { tones, synthesizer in
            let message = self.message { () throws(SpeakStreamError) in _ = try self.say("no one", by: synthesizer) }
            #expect(message == "the speech engine tones can not say a phrase: it has a no in it")
            let said = try self.say("one", by: synthesizer)
            #expect(said.levels == ToneEngine.levels(of: "one"))
            #expect(tones.starts == 1)
        }
    }

    /// A phrase of some 1,000 words: more than the pipe holds.
    private static let long = String(repeating: "word and more words ", count: 250)

    @Test(
        "a stop is told to the program, nothing stale comes, and the next phrase is served",
        arguments: [
            ("good", 1), ("deaf", 2),
        ]
    )
    func stop(mode: String, starts: Int) throws {
        // The deaf one goes on with its phrase: 1,000 words are made in less time than it is given, unless nobody reads them.
        try self.with(mode, cancelLimit: mode == "deaf" ? .zero : .seconds(30)) { tones, synthesizer in
            var chunks = 0
            let request = SynthesisRequest(text: Self.long, voice: VoiceSettings())
            _ = try synthesizer.synthesize(request) { chunk in
                chunks += chunk.frames.isEmpty ? 0 : 1
                return chunks < 3
            }
            #expect(try self.say("one two", by: synthesizer).levels == ToneEngine.levels(of: "one two"))
            #expect(tones.starts == starts)
        }
    }

    @Test("a stop without frames costs a new start, and nothing stale comes")
    func stopRaw() throws {
        try self.with("raw", raw: true) { tones, synthesizer in
            _ = try synthesizer.synthesize(SynthesisRequest(text: Self.long, voice: VoiceSettings())) { _ in false }
            #expect(try self.say("one two", by: synthesizer).levels == ToneEngine.levels(of: "one two"))
            #expect(tones.starts == 2)
        }
    }

    @Test("a stop while the program is silent returns from the phrase", arguments: ["hangs", "silent-start"])
    func stopSilent(mode: String) throws {
        try self.with(mode) { tones, synthesizer in
            let isWanted = Atomic(true)
            Thread.start("stop") {
                // Once it is sure to be waited for, or to be soon.
                while mode == "hangs" ? tones.asked.isEmpty : tones.starts == 0 { usleep(1000) }
                isWanted.store(false, ordering: .relaxed)
                synthesizer.cancel()
            }
            let request = SynthesisRequest(text: Self.text, voice: VoiceSettings())
            let unspeakable = try synthesizer.synthesize(request) { chunk in
                #expect(chunk.frames.isEmpty)
                return isWanted.load(ordering: .relaxed)
            }
            #expect(unspeakable == 0)
        }
    }

    @Test("nothing of it is left behind: not what it has started either")
    func orphans() throws {
        for ending in ["close", "drop", "stop"] {
            let tones = try ToneEngine()
            defer { tones.remove() }
            do {
                let synthesizer = CommandSynthesizer(tones.engine("family"))
                try synthesizer.prepare(VoiceSettings())
                if ending == "stop" {
                    _ = try synthesizer.synthesize(SynthesisRequest(text: Self.long, voice: VoiceSettings())) { _ in
                        false
                    }
                }
                if ending != "drop" { synthesizer.close() }
            }
            // Free when the last that the program started is gone.
            let lock = open(tones.lock, O_RDWR)
            #expect(lock >= 0)
            #expect(flock(lock, LOCK_EX) == 0)
            close(lock)
        }
    }

    @Test("the end of a session ends a phrase that nothing else would end")
    func closeWithin() throws {
        try self.with("hangs") { tones, synthesizer in
            Thread.start("close") {
                while tones.asked.isEmpty { usleep(1000) }
                synthesizer.close()
            }
            let message = self.message { () throws(SpeakStreamError) in _ = try self.say(by: synthesizer) }
            #expect(message == "the speech engine tones was ended with the session")
        }
    }
}
