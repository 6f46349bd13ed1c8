import Glibc
import SpeakStreamRig
import Testing

extension FileTests {
    /// Runs a closure with a file of this text.
    private func withFile<Result>(
        _ text: String,
        named name: String = "mine.toml",
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await withFolder { folder in
            try writeFile(text.utf8, to: "\(folder)/\(name)")
            return try await body("\(folder)/\(name)")
        }
    }

    /// How many frames a text lasts with these options, and the report.
    private func length(_ text: String, _ arguments: [String]) async throws -> Int {
        let run = try await speakstream(["--output", "null"] + arguments, input: .text(text), patience: 20) { _ in }
        #expect(run.ending == .exited(0), "\(run.notes)")
        #expect(run.notes.isEmpty, "\(run.notes)")
        #expect(run.report?.heard.text == text)
        return try #require(run.report).heardFrames
    }

    private static let sentence = "We are all very well, and we shall go for a walk."

    @Test func aProfileIsHeard() async throws {
        let slow = "rate = 100\n[pauses]\nscale = 2\n"
        try await self.withFile(slow) { file in
            let usual = try await self.length(Self.sentence, [])
            let profile = try await self.length(Self.sentence, ["--voice", file])
            #expect(profile > usual * 3 / 2)
            // An option holds before the profile.
            let option = try await self.length(
                Self.sentence,
                ["--voice", file, "--rate", "175", "--pause-scale", "0.5"]
            )
            #expect(abs(option - usual) < 200)
        }
    }

    @Test(arguments: [
        ("speed = 3", "mine.toml:1: speed is not known here"),
        ("\nrate = \"x\"", "mine.toml:2: rate takes a whole number"),
        ("rate", "mine.toml:1: no TOML"), ("lexicon = \"no.toml\"", "mine.toml:1: the lexicon"),
    ])
    func aWrongProfileNamesItsLine(_ text: String, _ message: String) async throws {
        try await self.withFile(text) { file in
            let run = try await speakstream(["--output", "null", "--voice", file], redirections: "</dev/null") { _ in }
            #expect(run.ending == .exited(78))
            #expect(run.notes.count == 1 && run.notes.first?.contains(message) == true, "\(run.notes)")
        }
    }

    @Test func aProfileWithAVoiceThatIsNotThereIsTold() async throws {
        for text in ["voice = \"nosuch\"", "variant = \"nosuch\""] {
            try await self.withFile(text) { file in
                let run = try await speakstream(["--output", "null", "--voice", file], redirections: "</dev/null") {
                    _ in
                }
                #expect(run.ending == .exited(64))
                #expect(run.notes.count == 1 && run.notes.first?.contains("nosuch") == true, "\(run.notes)")
            }
        }
    }

    @Test func aLexiconIsHeardAndTheTextStaysWhatItIs() async throws {
        let text = "The GIF is at nginx now."
        let lexicon = "[words]\nGIF = { ipa = \"dʒˈɪf\" }\nnginx = \"a place that is called engine x\"\n"
        try await self.withFile(lexicon) { file in
            let usual = try await self.length(text, [])
            #expect(try await self.length(text, ["--lexicon", file]) > usual + 11_025)
        }
    }

    @Test(arguments: [
        ("[words]\na = { phonemes = \"nonsense!\" }", "mine.toml:2: eSpeak NG takes"),
        ("[words]\n\na = { ipa = \"ǃ\" }", "mine.toml:3: the voice has no sound for"),
        ("[words]\na = 3", "mine.toml:2: \"a\" takes"),
        ("word = 1", "mine.toml:1: "),
    ])
    func aWrongLexiconNamesItsLine(_ text: String, _ message: String) async throws {
        try await self.withFile(text) { file in
            let run = try await speakstream(["--output", "null", "--lexicon", file], redirections: "</dev/null") { _ in
            }
            #expect(run.ending == .exited(78))
            #expect(run.notes.count == 1 && run.notes.first?.contains(message) == true, "\(run.notes)")
        }
    }

    @Test func theUsersOwnVoicesAndLexiconAreFound() async throws {
        try await withFolder { folder in
            try writeFile("x".utf8, to: "\(folder)/dummy")
            let before =
                "mkdir -p \(folder)/speakstream/voices; printf 'rate = 90\\ndescription = \"Mine\"\\n' "
                + "> \(folder)/speakstream/voices/mine.toml; printf '[words]\\nwalk = \"\"\\n' "
                + "> \(folder)/speakstream/lexicon.toml; export XDG_CONFIG_HOME=\(folder);"
            let usual = try await self.length(Self.sentence, [])
            let run = try await speakstream(
                ["--output", "null", "--voice", "mine"],
                input: .text(Self.sentence),
                before: before,
                patience: 20
            ) { _ in }
            #expect(run.ending == .exited(0) && run.notes.isEmpty)
            // "walk." is not said.
            #expect(try #require(run.report).heard.words == 11)
            #expect(try #require(run.report).heardFrames > usual)
            let list = try await speakstream(["voices"], before: before, report: false) { _ in }
            #expect(list.ending == .exited(0))
            #expect(list.outputText.contains("\nmine ") && list.outputText.contains("Mine\n"))
        }
    }

    @Test func theVoicesAreListedAndAWrongFileIsTold() async throws {
        let list = try await speakstream(["voices"], report: false) { _ in }
        #expect(list.ending == .exited(0) && list.notes.isEmpty)
        for name in ["narrator", "whisper", "heart", "en-us", "de"] {
            #expect(list.outputText.contains("\n\(name) "), "\(name)")
        }
        try await withFolder { folder in
            let before =
                "mkdir -p \(folder)/speakstream/voices; echo 'rate = 1' > \(folder)/speakstream/voices/bad.toml; "
                + "export XDG_CONFIG_HOME=\(folder);"
            let run = try await speakstream(["voices"], before: before, report: false) { _ in }
            #expect(run.ending == .exited(78))
            #expect(run.notes.count == 1 && run.notes.first?.contains("bad.toml:1: rate") == true, "\(run.notes)")
            #expect(run.outputText.contains("\nnarrator "))
        }
    }

    @Test(arguments: ["narrator", "polyglot", "de"]) func aVoiceCanBeHeard(_ name: String) async throws {
        let run = try await speakstream(["voices", "--say", name, "--output", "null"], patience: 20) { _ in }
        #expect(run.ending == .exited(0) && run.notes.isEmpty, "\(run.notes)")
        #expect(try #require(run.report).heard.words >= 3)
    }

    @Test func whatIsInAnotherScriptIsSaidUnlessALanguageIsNamed() async throws {
        let text = "The word 水 means water."
        let auto = try await speakstream(["--output", "null"], input: .text(text)) { _ in }
        #expect(auto.ending == .exited(0) && auto.notes.isEmpty, "\(auto.notes)")
        #expect(auto.report?.counts.unspeakable == 0)
        let fixed = try await speakstream(["--output", "null", "--language", "en"], input: .text(text)) { _ in }
        #expect(fixed.ending == .exited(0))
        #expect(fixed.report?.counts.unspeakable == 1 && fixed.notes.count == 1, "\(fixed.notes)")
    }

    @Test(arguments: [["--language", ""], ["--language", "e n"], ["--catch-up", "-1"], ["--catch-up", "x"]])
    func wrongOptionsOfVoicesAreUsageErrors(_ arguments: [String]) async throws {
        let run = try await speakstream(["--output", "null"] + arguments, redirections: "</dev/null") { _ in }
        #expect(run.ending == .exited(64))
        #expect(run.notes.count == 1, "\(run.notes)")
    }

    @Test func aFileThatIsNotThereIsNoVoice() async throws {
        let run = try await speakstream(["--output", "null", "--voice", "./no.toml"], redirections: "</dev/null") { _ in
        }
        #expect(run.ending == .exited(64))
        #expect(run.notes == ["speakstream: there is no voice file ./no.toml"])
    }

    @Test(arguments: [
        ("/nonexistent/engine", "there is no program"), ("sh", "scripts/install-it"),
        ("cat", "the speech engine cat"),
    ])
    func whereAnEngineCanNotStartAnotherSpeaks(_ program: String, _ told: String) async throws {
        let profile = """
            engine = "command"
            language = "en-us"
            install = "scripts/install-it installs it"
            [command]
            program = ["\(program)", "-c", "exit 3"]
            sample-rate = 22050
            start-limit = 0.5
            """
        try await self.withFile(profile) { file in
            let run = try await speakstream(
                ["--output", "null", "--voice", file],
                input: .text(Self.sentence),
                patience: 20
            ) { _ in }
            #expect(run.ending == .exited(0))
            #expect(run.report?.heard.text == Self.sentence)
            #expect(run.notes.count == 1, "\(run.notes)")
            let note = try #require(run.notes.first)
            #expect(
                note.contains(told) && note.contains("scripts/install-it") && note.hasSuffix("eSpeak NG speaks instead")
            )
        }
    }

    private static let engines =
        #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/voices/engines"

    /// A profile of flite whose program is run by a path of its own, so that its processes can be told from others.
    private func withFlite<Result>(
        _ body: (_ file: String, _ program: String) async throws -> Result
    ) async throws -> Result {
        try await withFolder { folder in
            #expect(symlink(Self.engines, "\(folder)/engines") == 0)
            let profile = """
                engine = "command"
                language = "en-us"
                voice = "slt"
                [command]
                program = ["\(folder)/engines/flite.py"]
                sample-rate = 16000
                """
            try writeFile(profile.utf8, to: "\(folder)/flite.toml")
            return try await body("\(folder)/flite.toml", "\(folder)/engines/flite.py")
        }
    }

    /// How many processes run a program.
    private func processes(of program: String) async throws -> Int {
        let found = try await Child.run("/usr/bin/env", ["pgrep", "-f", "-c", program]) { _ in }
        return Int(found.outputText.split(separator: "\n").first ?? "0") ?? 0
    }

    /// By SIGINT, and by what nobody can do anything about.
    @Test(
        .enabled(
            if: access("/usr/lib/x86_64-linux-gnu/libflite_cmu_us_slt.so.1", R_OK) == 0,
            "needs scripts/install-voice flite"
        ),
        arguments: [SIGINT, SIGKILL]
    )
    func anEngineIsGoneWithUs(_ signal: Int32) async throws {
        try await self.withFlite { file, program in
            let text = String(repeating: "We are all very well, and we shall go for a walk. ", count: 20)
            let run = try await speakstream(
                ["--output", "null", "--paced", "--voice", file],
                input: .text(text),
                report: false
            ) {
                speaking in
                #expect(try await poll(within: 10) { try await self.processes(of: program) == 1 })
                try await Monotonic.sleep(until: Monotonic.now() + 1.5)
                speaking.child.signal(signal)
                _ = await speaking.child.waitForExit(timeout: 10)
            }
            #expect(run.ending == (signal == SIGINT ? .exited(130) : .signalled(SIGKILL)))
            #expect(try await poll(within: 5) { try await self.processes(of: program) == 0 })
        }
    }
}
