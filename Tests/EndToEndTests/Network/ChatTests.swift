#if Network
import FoundationEssentials
import Glibc
import SpeakStreamControl
import SpeakStreamRig
import Testing

extension FileTests {
    /// A conversation in the terminal.
    @Suite(.serialized) struct Chats {}
}

extension FileTests.Chats {
    private struct Message: Decodable {
        var role: String
        var content: String
    }

    private struct Request: Decodable {
        var messages: [Message]
    }

    /// What the model was told, request by request.
    private func requests(_ server: FaultServer) throws -> [[Message]] {
        try server.requests.map { try JSONDecoder().decode(Request.self, from: Data(($0.body ?? "").utf8)).messages }
    }

    private func chat(
        _ server: FaultServer,
        _ name: String,
        input: Child.Input = .pipe,
        redirections: String = "",
        _ arguments: [String] = [],
        _ body: @Sendable (Speaking) async throws -> Void = { _ in }
    ) async throws -> Spoken<Void> {
        try await speakstream(
            ["chat", "--output", "null", "--url", server.url(name)] + arguments,
            input: input,
            redirections: redirections,
            before: "unset http_proxy OPENAI_API_KEY",
            report: false,
            body
        )
    }

    @Test func linesAreAskedInTurnWithWhatWasSaidBefore() async throws {
        try await withFaultServer { server in
            let run = try await self.chat(server, "plain", input: .text("One?\n\nTwo?\n"), ["--system", "Be brief."])
            #expect(run.ending == .exited(0))
            #expect(run.notes.isEmpty, "\(run.notes)")
            #expect(run.outputText == "Hello you. The kettle is on.\nHello you. The kettle is on.\n")
            let asked = try self.requests(server)
            #expect(asked.map { $0.map(\.role) } == [["system", "user"], ["system", "user", "assistant", "user"]])
            #expect(asked.last?.map(\.content) == ["Be brief.", "One?", "Hello you. The kettle is on.", "Two?"])
        }
    }

    @Test func typingStopsAnAnswerAndBeginsTheNextPrompt() async throws {
        let terminal = try Terminal()
        defer { terminal.close() }
        try await withFaultServer { server in
            let run = try await self.chat(
                server,
                "endless",
                redirections: "<'\(terminal.path)'",
                ["--paced"]
            ) { speaking in
                terminal.type("One?\n")
                let hasAsked = try await poll(within: 10) { server.requests.count == 1 }
                #expect(hasAsked)
                try await Monotonic.sleep(until: Monotonic.now() + 2)
                terminal.type("T")
                let hasLeft = try await poll(within: 10) { server.events.contains { $0.event == "closed" } }
                #expect(hasLeft)
                terminal.type("wo?\n")
                let hasAskedAgain = try await poll(within: 10) { server.requests.count == 2 }
                #expect(hasAskedAgain)
                try await Monotonic.sleep(until: Monotonic.now() + 0.5)
                speaking.child.signal(SIGINT)
                let hasLeftAgain = try await poll(within: 10) {
                    server.events.count { $0.event == "closed" } == 2
                }
                #expect(hasLeftAgain)
                terminal.type("/quit\n")
            }
            #expect(run.ending == .exited(0))
            let asked = try #require(try self.requests(server).last)
            #expect(asked.map(\.role) == ["user", "assistant", "user"])
            #expect(asked.last?.content == "Two?")
            let heard = asked[1].content
            #expect(heard.hasPrefix("This is") && heard.hasSuffix(" [interrupted by the listener]"), "\(heard)")
            // Far more was received in two seconds than can be heard.
            #expect(heard.count < 200)
            #expect(run.outputText.contains("[heard up to: "))
        }
    }

    @Test func anotherProcessIsInCommandToo() async throws {
        try await withFaultServer { server in
            try await withFolder { folder in
                let socket = "\(folder)/socket"
                let ask = { @Sendable (request: ControlRequest) throws -> ControlStatus? in
                    var client = try ControlClient(path: socket)
                    return try client.send(request)
                }
                let waitFor = { @Sendable (isSo: @Sendable (ControlStatus) -> Bool) async throws in
                    var last: ControlStatus?
                    let isReached = try await poll(within: 15) {
                        last = try? ask(.status(follows: false))
                        return last.map(isSo) ?? false
                    }
                    try #require(isReached, "\(last.map { "\($0)" } ?? "no answer")")
                }
                let run = try await self.chat(server, "endless", ["--paced", "--socket", socket]) { speaking in
                    try await waitFor { $0.state == .idle && $0.phrase == nil }
                    // At the prompt there is nothing to stop, but something can be said.
                    _ = try ask(.stop)
                    _ = try ask(.rate(300))
                    _ = try ask(.say(ControlRequest.Speech(text: "Good day.", position: .after, priority: .text)))
                    try await waitFor { $0.phrase == "Good day." }
                    try speaking.child.write("One?\n")
                    // Behind what was to be said before it.
                    try await waitFor {
                        $0.phrase?.hasPrefix("This is") == true && $0.heard.words > 1 && $0.rate == 300
                    }
                    _ = try ask(.pause)
                    try await waitFor { $0.state == .paused }
                    _ = try ask(.resume)
                    try await waitFor { $0.state == .speaking }
                    _ = try ask(.stop)
                    let hasLeft = try await poll(within: 10) { server.events.contains { $0.event == "closed" } }
                    #expect(hasLeft)
                    try await waitFor { $0.state == .idle }
                    try speaking.child.write("Two?\n")
                    try await waitFor {
                        $0.phrase?.hasPrefix("This is") == true && $0.heard.words > 1 && $0.rate == 300
                    }
                    speaking.child.signal(SIGINT)
                    try await waitFor { $0.state == .idle }
                    try speaking.child.write("/quit\n")
                }
                #expect(run.ending == .exited(0), "\(run.notes)")
                let asked = try #require(try self.requests(server).last)
                #expect(asked.map(\.role) == ["user", "assistant", "user"])
                #expect(asked[1].content.hasSuffix(" [interrupted by the listener]"), "\(asked[1].content)")
            }
        }
    }

    @Test func commandsDoWhatTheySay() async throws {
        try await withFaultServer { server in
            try await withFolder { folder in
                let lines = [
                    "/say Good day.", "/rate 300", "/rate 3000", "/rate x", "/voice nosuchvoice", "/undo", "One?",
                    "Two?",
                    "/undo", "//slash", "/save \(folder)/saved", "/save /nonexistent/file", "/nosuch", "/say", "/quit",
                    "Three?",
                ]
                let run = try await self.chat(server, "plain", input: .text(lines.joined(separator: "\n")))
                #expect(run.ending == .exited(0))
                let notes = run.notes.joined(separator: "\n")
                for part in [
                    "/rate takes 80 to 900, not 3000", "/rate takes words a minute, not x", "no voice nosuchvoice",
                    "there is nothing to take back", "the last prompt is taken back", "4 messages are in",
                    "/nonexistent/file cannot be written", "no command /nosuch", "/say needs something",
                ] {
                    #expect(notes.contains(part), "\(notes)")
                }
                let saved = try JSONDecoder().decode([Message].self, from: Data(try readFile("\(folder)/saved")))
                #expect(saved.map(\.role) == ["user", "assistant", "user", "assistant"])
                #expect(saved[2].content == "/slash")
                #expect(server.requests.count == 3)
            }
        }
    }

    @Test func aRefusalIsToldAndThePromptIsForgotten() async throws {
        try await withFaultServer { server in
            let run = try await self.chat(server, "status-401", input: .text("One?\nTwo?\n"))
            #expect(run.ending == .exited(0))
            #expect(run.notes.count == 2, "\(run.notes)")
            #expect(try self.requests(server).map { $0.map(\.content) } == [["One?"], ["Two?"]])
        }
    }

    @Test func theTerminalIsLeftAsItWas() async throws {
        let terminal = try Terminal()
        defer { terminal.close() }
        let before = terminal.settings
        try await withFaultServer { server in
            let run = try await self.chat(server, "endless", redirections: "<'\(terminal.path)'", ["--paced"]) {
                speaking in
                terminal.type("One?\n")
                let isWatching = try await poll(within: 10) { terminal.settings != before }
                #expect(isWatching)
                speaking.child.signal(SIGTERM)
            }
            #expect(run.ending == .exited(130))
            #expect(terminal.settings == before)
        }
    }
}
#endif
