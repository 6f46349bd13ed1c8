import SpeakStream
import SpeakStreamEngines
import Testing

@testable import SpeakStreamVoices

@Suite struct VoiceProfileTests {
    private func read(_ text: String, file: String = "voices/test.toml") throws -> VoiceProfile {
        try VoiceProfile(Array(text.utf8), file: file)
    }

    @Test func `a profile is what its keys say`() throws {
        let profile = try self.read(
            """
            name = "Anna"
            description = "One line"
            sample = "Hello."
            language = "de"
            voice = "de"
            variant = "f3"
            rate = 190
            pitch = 60
            range = 40
            volume = 80
            word-gap = 30

            [pauses]
            scale = 2
            clause = 0.5

            [languages]
            en = "en-gb"
            fr = { voice = "fr-be", pitch = 55 }
            """
        )
        #expect(profile.name == "Anna" && profile.summary == "One line" && profile.sample == "Hello.")
        var voice = VoiceSettings(name: "de+f3", rate: 190, pitch: 60, volume: 80, range: 40, wordGap: 30)
        voice.language = "de"
        #expect(profile.voice == voice && profile.language == "de" && profile.command == nil)
        #expect(profile.pauseScale == PauseScale(clause: 1, sentence: 2, paragraph: 2))
        #expect(profile.voices["en"]?.name == "en-gb" && profile.voices["en"]?.engine == VoiceSettings.eSpeak)
        #expect(profile.voices["fr"]?.name == "fr-be" && profile.voices["fr"]?.pitch == 55)
    }

    @Test func `an empty file is the usual voice under the file's name`() throws {
        let profile = try self.read("", file: "/a/b/plain.toml")
        #expect(profile.name == "plain" && profile.voice == VoiceSettings())
    }

    @Test func `a program is described with what it needs`() throws {
        let profile = try self.read(
            """
            engine = "command"
            language = "en-us"
            voice = "slt"
            [command]
            program = ["tool", "--fast"]
            sample-rate = 16000
            mode = "raw"
            quiet-time = 0.3
            warm-up = ""
            """
        )
        let command = try #require(profile.command)
        #expect(command.command == ["tool", "--fast"] && command.sampleRate == 16_000 && command.mode == .raw)
        #expect(command.quietTime == .milliseconds(300) && command.warmUp.isEmpty)
        #expect(profile.voice.engine == "command" && profile.voice.name == "slt" && profile.language == "en-us")
    }

    @Test(
        "what is wrong in a profile is told with its file, its line and its key",
        arguments: [
            ("rate = 5", "voices/test.toml:1: rate takes a whole number from 80 to 900, not 5"),
            ("\nrate = \"fast\"", "voices/test.toml:2: rate takes a whole number from 80 to 900, not \"fast\""),
            ("speed = 5", "voices/test.toml:1: speed is not known here; what is: engine, language, voice"),
            ("language = 3", "voices/test.toml:1: language takes a string, not 3"),
            ("language = \"\"", "voices/test.toml:1: language is empty"),
            (
                "engine = \"festival\"",
                "voices/test.toml:1: engine takes one of \"espeak\", \"command\", not \"festival\""
            ),
            ("engine = \"command\"", "voices/test.toml:1: language is missing"),
            ("engine = \"command\"\nlanguage = \"en\"", "voices/test.toml:1: engine = \"command\" needs a [command]"),
            (
                "engine = \"command\"\nlanguage = \"en\"\n[command]\nsample-rate = 16000",
                "test.toml:3: command.program is missing"
            ),
            (
                "engine = \"command\"\nlanguage = \"en\"\n[command]\nprogram = [\"x\"]",
                "test.toml:3: command.sample-rate is missing"
            ),
            (
                "engine = \"command\"\nlanguage = \"en\"\n[command]\nprogram = [\"x\"]\nsample-rate = 16000\nmood = 1",
                "test.toml:6: command.mood is not known here"
            ),
            ("[command]\nprogram = [\"x\"]", "voices/test.toml:1: command is not known here"),
            ("[pauses]\nsentence = -1", "voices/test.toml:2: pauses.sentence takes a number from 0 to 20, not -1"),
            ("pauses = 2", "voices/test.toml:1: pauses takes a table, not 2"),
            ("lexicon = \"nosuch.toml\"", "voices/test.toml:1: the lexicon voices/nosuch.toml: No such file"),
            ("[languages]\nde = 1", "voices/test.toml:2: languages.de takes a table, not 1"),
            ("[languages]\nde = { speed = 2 }", "voices/test.toml:2: languages.de.speed is not known here"),
            ("rate = 100\nrate = 200", "voices/test.toml:2: no TOML: "), ("rate 100", "voices/test.toml:1: no TOML: "),
            ("word-gap = 1.5", "voices/test.toml:1: word-gap takes a whole number from 0 to 500, not 1.5"),
        ]
    )
    func wrong(_ text: String, _ message: String) {
        let error = #expect(throws: SpeakStreamError.self) { try self.read(text) }
        #expect(error?.code == .fileInvalid)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("\n") == false)
    }

    @Test(arguments: ["/nosuch/file.toml", "/dev/zero", "/tmp"])
    func `a file that is none is told`(_ path: String) {
        let error = #expect(throws: SpeakStreamError.self) { try VoiceProfile(file: path) }
        #expect(error?.message.hasPrefix(path + ": ") == true)
    }
}
