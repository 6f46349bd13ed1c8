import SpeakStreamRig
import Testing

extension SpeechTests {
    @Test func theEchoIsTheInputByteForByte() async throws {
        // Two bytes a letter after one of one byte: every read ends inside a letter, however long it is.
        let text = "x" + String(repeating: "é", count: 3_000) + " 🙂 Ende."
        let spoken = try await speakstream(["--output", "null", "--echo"], input: .text(text)) { _ in }
        #expect(spoken.ending == .exited(0))
        #expect(spoken.outputText == text)
        #expect(spoken.report?.counts.invalidUTF8 == 0)
        expectHeard(text, spoken.report)
    }

    @Test func bytesThatAreNoTextAreEchoedAsTheyCame() async throws {
        try await withFolder { folder in
            let bytes = Array("One ".utf8) + [0xFF, 0x00, 0xC3] + Array(" two.\r\n".utf8) + [0xE2, 0x82]
            try writeFile(bytes, to: "\(folder)/input")
            let spoken = try await speakstream(
                ["--output", "null", "--echo"],
                redirections: "<'\(folder)/input'"
            ) { _ in }
            #expect(spoken.ending == .exited(0))
            #expect(spoken.outputBytes == bytes)
        }
    }

    @Test(arguments: [["--output", "null"], ["--output", "null", "--paced"]])
    func theHeardEchoIsTheTextAndALineEnd(_ output: [String]) async throws {
        let text = "Two words,  then\tmore. Yes: é!\n\nThe end."
        let spoken = try await speakstream(output + ["--echo", "heard"], input: .text(text)) { _ in }
        #expect(spoken.ending == .exited(0))
        #expect(spoken.outputText == text + "\n")
    }

    @Test func theHeardEchoComesAsItIsHeard() async throws {
        try await withLoudspeaker { pulse, recorder in
            let text = "One moment. Now this is the second sentence."
            let spoken = try await speakstream(["--echo", "heard"], on: pulse, input: .text(text)) { _ in }
            let recording = await recorder.stop()
            #expect(spoken.outputText == text + "\n")

            // Each sentence is there no earlier than its sound, and the second after the pause.
            let onset = try #require(recording.onset())
            let pause = try #require(recording.gaps(atLeast: 0.2).first)
            #expect(spoken.stamp(of: "One") > onset - 0.15)
            #expect(spoken.stamp(of: "moment") < pause.start + 0.15)
            #expect(spoken.stamp(of: "Now") > pause.start + 0.1)
            let last = try #require(recording.lastSound())
            #expect(spoken.stamp(of: "sentence") < last + 0.15)
        }
    }

    @Test(arguments: ["received", "heard"])
    func closedStandardOutputDoesNotStopTheSpeech(_ echo: String) async throws {
        let spoken = try await speakstream(
            ["--output", "null", "--echo", echo],
            input: .text(Texts.tea),
            redirections: ">&-"
        ) { _ in }
        #expect(spoken.ending == .exited(0))
        expectHeard(Texts.tea, spoken.report)
    }

    @Test(arguments: ["received", "heard"])
    func anEchoThatNobodyReadsDoesNotStopTheSpeech(_ echo: String) async throws {
        try await withFolder { folder in
            // A pipe is opened at both ends, then its only reader is closed.
            let spoken = try await speakstream(
                ["--output", "null", "--echo", echo],
                input: .text(Texts.tea),
                redirections: "3<>\(folder)/pipe >\(folder)/pipe 3<&-",
                before: "mkfifo \(folder)/pipe"
            ) { _ in }
            #expect(spoken.ending == .exited(0))
            expectHeard(Texts.tea, spoken.report)
        }
    }
}

extension Spoken {
    /// When these words had come out.
    fileprivate func stamp(of words: String) -> Double {
        var bytes: [UInt8] = []
        for chunk in self.output {
            bytes += chunk.bytes
            if String(decoding: bytes, as: UTF8.self).contains(words) {
                return chunk.stamp
            }
        }
        return .infinity
    }
}
