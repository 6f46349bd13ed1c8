#if Network
import Glibc
import SpeakStreamRig
import Testing

extension FileTests {
    /// Messages of a WebSocket.
    @Suite(.serialized) struct WebSockets {}
}

extension FileTests.WebSockets {
    private func listen(
        _ server: FaultServer,
        _ name: String,
        _ arguments: [String] = [],
        before: String = "",
        _ body: @Sendable (Speaking) async throws -> Void = { _ in }
    ) async throws -> Spoken<Void> {
        try await speakstream(
            ["--output", "null", "--websocket", server.url(name, path: "/stream?a=b", scheme: "ws")] + arguments,
            before: before,
            body
        )
    }

    @Test(arguments: ["text", "json"]) func allMessagesAreSpokenTheFirstTheSameAsTheOthers(name: String) async throws {
        try await withFaultServer { server in
            let run = try await self.listen(server, name)
            #expect(run.ending == .exited(0))
            #expect(run.notes.isEmpty, "\(run.notes)")
            expectHeard("Hello you. The kettle is on.", run.report)
            #expect(server.requests.first?.target == "/\(name)/stream?a=b")
        }
    }

    @Test func aMessageInPiecesIsOneAndAPingIsAnswered() async throws {
        try await withFaultServer { server in
            expectHeard("Hello you.", try await self.listen(server, "pieces").report)
            #expect(server.events.contains { $0.event == "frame" && $0.body == "?" })
        }
    }

    @Test(arguments: [
        ("error", "the model is gone"), ("code", "closed the connection with code 1011: out of memory"),
        ("cut", "was cut in mid-stream"),
    ]) func aFailureIsToldBehindWhatWasHeard(name: String, line: String) async throws {
        try await withFaultServer { server in
            let run = try await self.listen(server, name)
            #expect(run.ending == .exited(74))
            #expect(run.notes.count == 1 && run.notes[0].contains(line), "\(run.notes)")
            #expect(run.report?.heard.text == "Hello you. ")
            #expect(run.report?.upstream.ending == "failed")
        }
    }

    @Test func aServerThatIsSilentIsGivenUp() async throws {
        try await withFaultServer { server in
            let run = try await self.listen(server, "stall", ["--timeout", "0.5"])
            #expect(run.ending == .exited(74))
            #expect(run.notes.count == 1 && run.notes[0].contains("has been silent for 0.5 s"), "\(run.notes)")
            #expect(run.report?.heard.text == "Hello you. ")
        }
    }

    @Test func aBargeInEndsAConnectionThatTheServerDoesNotConsentTo() async throws {
        try await withFaultServer { server in
            let run = try await self.listen(server, "mute") { speaking in
                let hasAsked = try await poll(within: 10) { server.requests.count == 1 }
                #expect(hasAsked)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            let hasLeft = try await poll(within: 10) { server.events.contains { $0.event == "answered" } }
            #expect(hasLeft)
        }
    }

    @Test func aMessageOfAGigabyteIsRefused() async throws {
        try await withFaultServer { server in
            let run = try await self.listen(server, "large")
            #expect(run.ending == .exited(74))
            #expect(run.notes.count == 1, "\(run.notes)")
        }
    }

    @Test func aServerWithoutWebSocketsIsTold() async throws {
        try await withFaultServer { server in
            let address = "ws://127.0.0.1:\(server.ports["http"] ?? 0)/plain"
            let run = try await speakstream(
                ["--output", "null", "--websocket", address.replacing("ws://", with: "wss://")]
            ) { _ in }
            #expect(run.ending == .exited(74))
            #expect(run.notes.count == 1 && run.notes[0].contains("does not speak TLS"), "\(run.notes)")
        }
    }

    @Test func aBargeInSendsTheCancelMessageAndTheCodeForANormalEnd() async throws {
        try await withFaultServer { server in
            let cancel = "{\"type\":\"response.cancel\"}"
            let run = try await self.listen(
                server,
                "endless",
                [
                    "--paced", "--open-message", "{\"go\":1}", "--cancel-message", cancel, "--key-env",
                    "TOKEN",
                ],
                before: "export TOKEN=secret-token"
            ) { speaking in
                let hasBegun = try await poll(within: 10) { server.events.contains { $0.event == "frame" } }
                #expect(hasBegun)
                try await Monotonic.sleep(until: Monotonic.now() + 0.5)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            #expect(run.report?.upstream.ending == "cancelled")
            #expect(run.report?.counts.tokensAfterStop == 0)
            let isOver = try await poll(within: 10) { server.events.contains { $0.event == "answered" } }
            #expect(isOver)
            let frames = server.events.filter { $0.event == "frame" }
            #expect(frames.map(\.body) == ["{\"go\":1}", cancel, ""])
            #expect(frames.last?.sent == 1000)
            #expect(server.requests.first?.headers?["authorization"] == "(secret)")
        }
    }

    @Test(arguments: [
        ["--websocket", "ftp://x"], ["--cancel-message", "x"], ["--websocket", "ws://localhost:1", "--", "true"],
        ["--websocket", "ws://localhost:1", "--key-env", "NO_SUCH_VARIABLE"],
    ]) func badOptionsAreUsageErrors(_ arguments: [String]) async throws {
        let run = try await speakstream(["--output", "null"] + arguments, report: false) { _ in }
        #expect(run.ending == .exited(64))
        #expect(run.notes.count == 1, "\(run.notes)")
    }
}
#endif
