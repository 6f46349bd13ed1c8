import SpeakStreamRig
import Testing

extension FileTests {
    @Test func rawSamplesAreThoseOfTheFile() async throws {
        try await withFolder { folder in
            let text = "The kettle is on the stove. It will whistle in a minute."
            let wav = try await speakstream(["--output", "wav:\(folder)/a.wav"], input: .text(text)) { _ in }
            #expect(wav.ending == .exited(0))
            let raw = try await speakstream(["--output", "raw"], input: .text(text)) { _ in }
            #expect(raw.ending == .exited(0))
            expectHeard(text, raw.report)
            #expect(raw.outputBytes == Array(try readFile("\(folder)/a.wav").dropFirst(44)))
            #expect(raw.notes.count == 1, "\(raw.notes)")
            let note = try #require(raw.notes.first)
            #expect(note.contains("22050") && note.contains("16-bit") && note.contains("one channel"))
        }
    }

    @Test func pacedOutputTakesAboutAsLongAsTheSpeech() async throws {
        let spoken = try await speakstream(["--output", "null", "--paced"], input: .text(Texts.tea)) { _ in }
        #expect(spoken.ending == .exited(0))
        let report = try #require(spoken.report)
        expectHeard(Texts.tea, report)
        #expect(report.heardSeconds > 4)
        let seconds = spoken.endedAt - spoken.startedAt
        #expect(seconds > report.heardSeconds - 0.2 && seconds < report.heardSeconds + 2)
    }

    @Test func anEmptyInputEndsEveryTime() async throws {
        for _ in 1...30 {
            let spoken = try await speakstream(["--output", "null"], redirections: "</dev/null", patience: 20) { _ in }
            // The next one would hang as well.
            try #require(spoken.ending == .exited(0))
            expectHeard("", spoken.report)
        }
    }

    @Test func aReaderOfRawSoundThatGoesAwayIsTold() async throws {
        try await withFolder { folder in
            let spoken = try await speakstream(
                ["--output", "raw"],
                input: .text(Texts.tea),
                redirections: "3<>\(folder)/pipe >\(folder)/pipe 3<&-",
                before: "mkfifo \(folder)/pipe"
            ) { _ in }
            #expect(spoken.ending == .exited(74))
            #expect(spoken.report?.outcome == "failed")
            #expect(spoken.notes.count == 2, "\(spoken.notes)")
        }
    }
}
