import Glibc
import SpeakStream
import SpeakStreamTesting
import Testing

@testable import SpeakStreamESpeak

/// The real engine; one at a time, for its state is the process's.
@Suite("eSpeak NG", .serialized)
struct ESpeakTests {
    private func say(
        _ text: String,
        voice: VoiceSettings = VoiceSettings(),
        stopAfter: Int = .max
    ) throws
        -> (frames: [Int16], marks: [WordMark], chunks: Int)
    {
        var (frames, marks, chunks): ([Int16], [WordMark], Int) = ([], [], 0)
        _ = try ESpeakSynthesizer().synthesize(SynthesisRequest(text: text, voice: voice)) { chunk in
            frames += chunk.frames
            marks += chunk.marks
            chunks += 1
            return chunks < stopAfter
        }
        return (frames, marks, chunks)
    }

    @Test("sound and marks, the marks at the words")
    func marks() throws {
        let said = try self.say("Hello big world.")
        #expect(said.frames.contains { $0.magnitude > 2000 })
        #expect(said.marks.map(\.textOffset) == [0, 6, 10])
        #expect(said.marks.map(\.frame) == said.marks.map(\.frame).sorted())
    }

    @Test("offsets are bytes of the text asked for, whatever was left out before them")
    func offsets() throws {
        let said = try self.say("Ä\u{0}ö 你 world")
        #expect(said.marks.last?.textOffset == Array("Ä\u{0}ö 你 ".utf8).count)
    }

    @Test("when the listener refuses, the engine stops")
    func stop() throws {
        let text = String(repeating: "and so on and on it goes ", count: 20)
        #expect(try self.say(text, stopAfter: 1).chunks == 1)
        #expect(try self.say(text).chunks > 20)
    }

    @Test("settings of one call do not reach the next")
    func settings() throws {
        let before = try self.say("Hello world.").frames.count
        _ = try self.say("Hello world.", voice: VoiceSettings(rate: 400, pitch: 90, volume: 20))
        // The same text twice in a process differs by up to 15 samples.
        #expect(abs(try self.say("Hello world.").frames.count - before) <= 30)
    }

    @Test("faster is shorter, louder is louder")
    func parameters() throws {
        let text = "The quick brown fox jumps over the lazy dog."
        let slow = try self.say(text, voice: VoiceSettings(rate: 100)).frames
        let fast = try self.say(text, voice: VoiceSettings(rate: 300)).frames
        #expect(slow.count > 2 * fast.count)
        let quiet = try self.say(text, voice: VoiceSettings(volume: 30)).frames
        #expect((quiet.map(\.magnitude).max() ?? 0) < (slow.map(\.magnitude).max() ?? 0))
    }

    @Test("the engine is kept below the rate from which on its marks are estimates")
    func greatestRate() {
        func rate(_ asked: Int) -> Int? { ESpeakEngine.parameters(VoiceSettings(rate: asked)).first?.1 }
        #expect(rate(450) == 449 && rate(600) == 610 && rate(300) == 300)
        #expect(rate(449) == 449)
        #expect(rate(175) == 175)
    }

    @Test("letters of another script are heard, each at its place", arguments: ["de", "en-us", "ru"])
    func scripts(voice: String) throws {
        let said = try self.say("12 αβ3 ж 34", voice: VoiceSettings(name: voice))
        let starts = Set(said.marks.map(\.textOffset))
        #expect(starts.isSuperset(of: [0, 3, 7, 12]))
        // The Cyrillic letter is not for a German voice.
        #expect(starts.contains(9) == (voice != "de"))
    }

    @Test(
        "voices that do not exist are refused, and the engine goes on",
        arguments: [
            "nosuch", "en-us+nosuch", "mb-us1", "us-mbrola-1", "", "../en", "en+",
        ] as [String]
    )
    func unknownVoices(name: String) throws {
        let error = #expect(throws: SpeakStreamError.self) {
            try ESpeakSynthesizer().prepare(VoiceSettings(name: name))
        }
        #expect(error?.code == .unknownVoice)
        #expect(try !self.say("Hello.").frames.isEmpty)
    }

    @Test("voices of several languages say something, and those without a plain tag are listed by their file")
    func voices() throws {
        let voices = try ESpeakSynthesizer.voices()
        #expect(voices.count > 100)
        #expect(voices.allSatisfy { $0.name == $0.name.lowercased() && !$0.name.isEmpty })
        // Not all of them: eSpeak NG 1.51 does not survive a tour of its voices in one process.
        for voice in ["en-us", "en-gb", "de", "fr-fr", "ru", "cmn", "chr"] {
            #expect(voices.contains { $0.name == voice }, "\(voice)")
            #expect(try !self.say("1 2 3", voice: VoiceSettings(name: voice)).frames.isEmpty, "\(voice)")
        }
    }

    @Test("a remembered voice says the same as the one that was searched for")
    func voiceFolder() throws {
        let cache = "/tmp/speakstream-voices-\(getpid())"
        let data = try #require(self.dataFolder)
        let folder = try #require(VoiceFolder(data: data, cache: cache))
        #expect(!folder.has("en-us"))
        folder.remember("en-us", file: "gmw/en-US")
        #expect(folder.has("en-us"))
        #expect(!folder.has("de"))
        folder.remember("nosuch", file: "gmw/nosuch")
        #expect(!folder.has("nosuch"))
    }

    @Test("a cache that cannot be used is no cache")
    func noCache() throws {
        #expect(VoiceFolder(data: "/x", cache: nil) == nil)
        #expect(VoiceFolder(data: "/x", cache: "/" + String(repeating: "a", count: 150)) == nil)
        let unwritable = try #require(VoiceFolder(data: "/x", cache: "/proc/nosuch"))
        unwritable.remember("en-us", file: "gmw/en-US")
        #expect(!unwritable.has("en-us"))
    }

    @Test("hostile text does not bring it down", arguments: ["en-us", "de", "ru", "fr", "es"])
    func hostile(voice: String) throws {
        var generator = SeededGenerator(seed: UInt64(voice.utf8.reduce(0) { $0 + Int($1) }))
        for _ in 0..<60 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...60, using: &generator) {
                let isPlain = Bool.random(using: &generator)
                let value = UInt32.random(in: isPlain ? 0...0x24F : 0...0x1FFFF, using: &generator)
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            }
            _ = try self.say(String(text), voice: VoiceSettings(name: voice, rate: 450), stopAfter: 40)
        }
    }

    private var dataFolder: String? {
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/share", "/usr/lib"]
            .map { $0 + "/espeak-ng-data" }.first { access($0 + "/phondata", R_OK) == 0 }
    }
}
