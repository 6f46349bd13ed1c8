import SpeakStreamRig
import Testing

// The streams of providers on standard input; what is in them is tested with the decoder.
extension FileTests {
    @Test func theAnswerInServerSentEventsIsSpoken() async throws {
        let stream = """
            data: {"choices":[{"delta":{"reasoning_content":"Secret."}}]}

            data: {"choices":[{"delta":{"content":"Hello **you**. "}}]}

            data: {"choices":[{"delta":{"content":"Bye."}}]}

            data: [DONE]


            """
        let run = try await speakstream(
            ["--output", "null", "--echo", "--verbose"],
            input: .text(stream),
            patience: 10
        ) { _ in }
        #expect(run.ending == .exited(0))
        #expect(run.outputText == "Hello **you**. Bye.")
        #expect(run.notes == ["speakstream: the input is server-sent events"])
        #expect(run.report?.heard.text == "Hello **you**. Bye.")
    }

    @Test func thoughtsThatTheProviderKeepsApartAreNotSpokenAsPlainTextEither() async throws {
        let stream = """
            data: {"choices":[{"delta":{"reasoning_content":"Secret."}}]}

            data: {"choices":[{"delta":{"content":"Hello you."}}]}


            """
        let run = try await speakstream(["--output", "null", "--plain"], input: .text(stream), patience: 10) { _ in }
        #expect(run.report?.heard.text == "Hello you.")
    }

    @Test func anErrorInMidStreamIsToldWithWhatWasHeard() async throws {
        let stream = "{\"response\":\"Hello you. \"}\n{\"error\":\"the model is gone\"}\n"
        let run = try await speakstream(["--output", "null"], input: .text(stream), patience: 10) { _ in }
        #expect(run.ending == .exited(74))
        #expect(run.notes == ["speakstream: the token stream failed: the model is gone"])
        #expect(run.report?.heard.text == "Hello you. ")
    }

    @Test func aFieldOfOnesOwnIsSpoken() async throws {
        let stream = "{\"a\":{\"b\":\"Hello.\"}}\n"
        let run = try await speakstream(["--output", "null", "--field", "a.b"], input: .text(stream), patience: 10) {
            _ in
        }
        #expect(run.report?.heard.text == "Hello.")
    }

    @Test func textStaysTextWhereItIsSaidToBe() async throws {
        let stream = "data: [DONE]\n\n"
        let run = try await speakstream(["--output", "null", "--format", "text"], input: .text(stream), patience: 10) {
            _ in
        }
        #expect(run.report?.heard.text == stream)
    }

    @Test(arguments: [
        ["--format", "mp3"], ["--field", "a..b"], ["--format", "text", "--field", "a"], ["--kill-after", "-1"],
    ])
    func badOptionsOfInputAreUsageErrors(_ arguments: [String]) async throws {
        let run = try await speakstream(arguments, input: .text(""), patience: 10, report: false) { _ in }
        #expect(run.ending == .exited(64))
    }
}
