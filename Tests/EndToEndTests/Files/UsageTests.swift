import SpeakStreamRig
import Testing

extension FileTests {
    @Test(arguments: [
        ["--rate", "79"], ["--rate", "901"], ["--rate", "fast"], ["--pitch", "100"], ["--pitch", "-1"],
        ["--volume", "201"], ["--pause-scale", "-1"], ["--pause-scale", "nan"], ["--ahead", "-1"], ["--ahead", "inf"],
        ["--stall", "-1"], ["--stall", "0"], ["--output", "mp3"], ["--output", "wav:"], ["--echo", "shout"],
        ["--output", "null", "--device", "t"], ["--output", "raw", "--echo"], ["--context", "-1"],
        ["--barge-in", "shout"], ["--microphone", "m"], ["--on-suspicion", "shout"], ["--cut", "slow"], ["--nosuch"],
        ["--output", "null", "--barge-in", "voice", "--on-suspicion", "duck"], ["--duck-others", "101"],
        ["--output", "null", "--duck-others", "20"], ["nosuch"],
    ])
    func badOptionsAreUsageErrors(_ arguments: [String]) async throws {
        let spoken = try await speakstream(arguments) { speaking in
            await speaking.child.waitForExit(timeout: 10)
        }
        #expect(spoken.value != nil)
        #expect(spoken.ending == .exited(64))
        #expect(!spoken.notes.isEmpty)
        #expect(spoken.output.isEmpty)
    }

    @Test(arguments: [
        ["--seconds", "0"], ["--device", "t"], ["--confirm-after", "1"], ["--speak", " "], ["--barge-in", "voice"],
    ])
    func badOptionsOfListenAreUsageErrors(_ arguments: [String]) async throws {
        let spoken = try await speakstream(["listen"] + arguments, patience: 10, report: false) { _ in }
        #expect(spoken.ending == .exited(64))
        #expect(spoken.notes.count == 1 && spoken.output.isEmpty, "\(spoken.notes)")
    }

    @Test(arguments: ["nosuch", "en-us+nosuch", "../en", ""])
    func anUnknownVoiceIsAUsageError(_ voice: String) async throws {
        let spoken = try await speakstream(["--output", "null", "--voice", voice]) { speaking in
            // Told before anything is written.
            await speaking.child.waitForExit(timeout: 5)
        }
        #expect(spoken.value != nil)
        #expect(spoken.ending == .exited(64))
        #expect(spoken.notes.count == 1, "\(spoken.notes)")
        #expect(spoken.notes.first?.contains(voice.split(separator: "+").last ?? "voice") == true)
    }

    @Test(arguments: 1...5) func anUnknownVoiceIsAUsageErrorWhenThereIsNothingToSay(_: Int) async throws {
        // More than once: whether the voice or the end of the text comes first is not to matter.
        let spoken = try await speakstream(
            ["--output", "null", "--voice", "nosuch"],
            redirections: "</dev/null",
            patience: 5
        ) { _ in }
        #expect(spoken.ending == .exited(64))
    }

    @Test func aReportThatCannotBeWrittenIsToldBeforeAnythingIsSaid() async throws {
        let arguments = ["--output", "null", "--report", "/nonexistent/report.json"]
        let spoken = try await speakstream(arguments) { speaking in
            await speaking.child.waitForExit(timeout: 10)
        }
        #expect(spoken.value != nil)
        #expect(spoken.ending == .exited(74))
        #expect(spoken.notes.count == 1, "\(spoken.notes)")
        #expect(try #require(spoken.notes.first).contains("/nonexistent/report.json"))
    }

    @Test func aWAVFileThatCannotBeWrittenIsTold() async throws {
        let spoken = try await speakstream(["--output", "wav:/nonexistent/a.wav"]) { speaking in
            await speaking.child.waitForExit(timeout: 10)
        }
        #expect(spoken.value != nil)
        #expect(spoken.ending == .exited(74))
        #expect(spoken.notes.count == 1, "\(spoken.notes)")
        #expect(try #require(spoken.notes.first).contains("/nonexistent/a.wav"))
    }

    @Test func aFullDiskIsTold() async throws {
        let spoken = try await speakstream(["--output", "wav:/dev/full"], input: .text(Texts.tea)) { _ in }
        #expect(spoken.ending == .exited(74))
        #expect(spoken.notes.count == 1, "\(spoken.notes)")
        #expect(spoken.report?.outcome == "failed")
    }

    @Test func closedStandardInputIsTold() async throws {
        let spoken = try await speakstream(["--output", "null"], redirections: "<&-", patience: 5) { _ in }
        #expect(spoken.ending == .exited(65))
        #expect(spoken.notes.count == 1, "\(spoken.notes)")
        #expect(try #require(spoken.notes.first).contains("standard input"))
    }

    @Test(arguments: ["read", "segment"]) func optionsBeforeACommandAreToldNotToBelongThere(
        _ command: String
    ) async throws {
        let spoken = try await speakstream(["--language", "de", command], input: .text(""), patience: 5, report: false)
        {
            _ in
        }
        #expect(spoken.ending == .exited(64))
        #expect(
            spoken.notes == [
                "speakstream: the options of \(command) go behind its name; speakstream --help shows the options"
            ]
        )
    }

    @Test(arguments: [("--version", "speakstream"), ("--help", "--pause-scale"), ("--list-voices", "en-us")])
    func questionsAreAnswered(_ option: String, _ answer: String) async throws {
        let spoken = try await speakstream([option]) { speaking in
            await speaking.child.waitForExit(timeout: 10)
        }
        #expect(spoken.value != nil)
        #expect(spoken.ending == .exited(0))
        #expect(spoken.outputText.contains(answer))
        #expect(spoken.notes.isEmpty)
    }
}
