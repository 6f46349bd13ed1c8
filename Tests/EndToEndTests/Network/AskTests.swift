#if Network
import Glibc
import SpeakStreamRig
import Testing

extension FileTests {
    /// A model that is asked over HTTP.
    @Suite(.serialized) struct Ask {}
}

private let hello = "Hello you. The kettle is on."

// What a server answers that does as it should.
extension FileTests.Ask {
    private static let paths = ["openai": "/v1", "ollama": "", "anthropic": ""]

    @Test(arguments: ["openai", "ollama", "anthropic"]) func anAnswerIsSpoken(api: String) async throws {
        try await withFaultServer { server in
            let run = try await ask(
                server.url("plain", path: Self.paths[api] ?? ""),
                ["--api", api, "--model", "m", "--system", "Be brief.", "--max-tokens", "50", "--echo"]
            )
            #expect(run.ending == .exited(0))
            #expect(run.notes.isEmpty, "\(run.notes)")
            #expect(run.outputText == hello)
            expectHeard(hello, run.report)
            #expect(run.report?.upstream.ending == "ended")
            #expect(server.requests.count == 1)
            let body = server.requests.first?.body ?? ""
            #expect(body.contains("\"stream\":true") && body.contains("Why?") && body.contains("Be brief."))
        }
    }

    @Test func theKeyAndTheAddressAreTakenFromTheProvidersVariables() async throws {
        try await withFaultServer { server in
            let run = try await speakstream(
                ["ask", "--output", "null", "Why?"],
                before: "export OPENAI_BASE_URL='\(server.url("plain"))' OPENAI_API_KEY=sk-test; unset http_proxy"
            ) { _ in }
            expectHeard(hello, run.report)
            #expect(server.requests.first?.headers?["authorization"] == "(secret)")
        }
    }

    @Test func nothingButTheQuestionGoesToAServerWithoutAKey() async throws {
        try await withFaultServer { server in
            _ = try await ask(server.url("plain"))
            let headers = Set(server.requests.first?.headers?.keys.map(\.self) ?? [])
            #expect(
                headers == ["host", "content-type", "accept", "accept-encoding", "user-agent", "content-length"],
                "\(headers)"
            )
        }
    }

    @Test func theQuestionIsReadFromStandardInput() async throws {
        try await withFaultServer { server in
            let run = try await speakstream(
                ["ask", "--output", "null", "--url", server.url("plain"), "-"],
                input: .text("What is \"tea\"?\n"),
                before: "unset http_proxy"
            ) { _ in }
            expectHeard(hello, run.report)
            #expect(server.requests.first?.body?.contains(#"What is \"tea\"?"#) == true)
        }
    }

    @Test func thoughtsThatTheServerKeepsApartAreNotSpoken() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("reasoning"))
            #expect(run.ending == .exited(0))
            expectHeard("Hello.", run.report)
        }
    }

    @Test func theAnswersEndIsTheEndWhateverTheConnectionDoes() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("unhurried"))
            #expect(run.ending == .exited(0))
            expectHeard(hello, run.report)
            #expect(try await server.waitForClosed() != nil)
        }
    }

    @Test func aCompressedStreamIsRead() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("gzip"))
            #expect(run.ending == .exited(0))
            #expect(server.requests.first?.headers?["accept-encoding"] == "identity")
            expectHeard(hello, run.report)
        }
    }

    @Test func aServerThatIsHeldBackIsNotCalledSilent() async throws {
        // Nothing is read of it for longer than it may be silent.
        try await withFaultServer { server in
            let options = ["--paced", "--ahead", "1", "--timeout", "0.3", "--rate", "450"]
            let run = try await ask(server.url("ample"), options) { speaking in
                _ = await speaking.child.waitForExit(timeout: 5)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            #expect(run.notes.isEmpty, "\(run.notes)")
            #expect(run.report?.outcome == "interrupted")
        }
    }

    @Test(arguments: [
        ["--timeout", "0"], ["--timeout", "nan"], ["--connect-timeout", "-1"], ["--retries", "21"],
        ["--max-tokens", "0"], ["--api", "nosuch"], ["--url", "ftp://localhost"], ["--url", "http://"],
        ["--key-env", "NOSUCHKEY"], ["--key-file", "/nonexistent"], ["--key-env", "A", "--key-file", "B"],
    ])
    func badOptionsOfTheModelAreUsageErrors(_ arguments: [String]) async throws {
        let run = try await speakstream(["ask", "--output", "null", "Why?"] + arguments, report: false) { _ in }
        #expect(run.ending == .exited(64))
        #expect(!run.notes.isEmpty)
    }
}

// How the listener stops it.
extension FileTests.Ask {
    @Test func aBargeInClosesTheConnection() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("endless"), ["--paced"]) { speaking in
                let hasBegun = try await poll(within: 10) { !server.requests.isEmpty }
                #expect(hasBegun)
                // Some of it is heard.
                try await Monotonic.sleep(until: Monotonic.now() + 1)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            #expect(run.notes.isEmpty, "\(run.notes)")
            let report = try #require(run.report)
            #expect(report.outcome == "interrupted")
            #expect(report.upstream.ending == "cancelled")
            #expect(report.upstream.gone != nil)
            let closed = try #require(try await server.waitForClosed())
            #expect(closed.case == "endless")
            #expect(server.requests.count == 1)
            #expect(report.received.bytes > 0 && report.received.bytes < closed.sent ?? 0)
        }
    }

    @Test(arguments: ["silent", "status-401-silent"]) func aBargeInEndsTheWaitForTheFirstToken(
        _ kind: String
    )
        async throws
    {
        try await withFaultServer { server in
            let run = try await ask(server.url(kind)) { speaking in
                let hasBegun = try await poll(within: 10) { !server.requests.isEmpty }
                #expect(hasBegun)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            #expect(run.notes.isEmpty, "\(run.notes)")
            #expect(run.report?.received.bytes == 0)
            #expect(try await server.waitForClosed() != nil)
        }
    }

    @Test func aBargeInEndsTheWaitForABusyServer() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("fail-always"), ["--retries", "20"]) { speaking in
                let isAskedAgain = try await poll(within: 20) { server.requests.count > 1 }
                #expect(isAskedAgain)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            #expect(run.notes.isEmpty, "\(run.notes)")
        }
    }

    @Test func theSecondSignalWaitsForNoServer() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("endless"), ["--paced"]) { speaking in
                let hasBegun = try await poll(within: 10) { !server.requests.isEmpty }
                #expect(hasBegun)
                speaking.child.signal(SIGINT)
                speaking.child.signal(SIGTERM)
            }
            #expect(run.ending == .exited(130))
            #expect(try await server.waitForClosed() != nil)
        }
    }
}
#endif
