#if Network
import Glibc
import SpeakStreamRig
import Testing

/// LiteLLM's proxy, which nobody here wrote: it answers itself, or passes on what another server answers, in OpenAI's shape or in
/// Anthropic's.
private struct RealServer: Sendable {
    /// Its command: beside `SPEAKSTREAM_TEST_PYTHON`, or where `scripts/install-real-server` puts it.
    static let command: String? = {
        let python = getenv("SPEAKSTREAM_TEST_PYTHON").map { String(cString: $0) }
        let folder = python.map { String($0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.startIndex)) }
        let path = "\(folder ?? "\(Binary.package)/.build/real-server/bin")/litellm"
        return access(path, X_OK) == 0 ? path : nil
    }()

    static let key = "sk-speakstream-test-0123456789abcdef0123456789abcdef"

    let url: String

    func ask(
        _ model: String,
        _ options: [String] = [],
        key: String = Self.key,
        _ body: @Sendable (Speaking) async throws -> Void = { _ in }
    ) async throws -> Spoken<Void> {
        try await EndToEndTests.ask(
            self.url,
            ["--model", model, "--retries", "0"] + options,
            environment: ["OPENAI_API_KEY": key, "ANTHROPIC_API_KEY": key],
            body
        )
    }
}

/// Runs a closure with LiteLLM's proxy in front of a server that misbehaves.
private func withRealServer(_ body: @Sendable (RealServer, FaultServer) async throws -> Void) async throws {
    // A port that nobody has, as somebody just had it.
    let port = try await withFaultServer { $0.ports["http"] ?? 0 }
    try await withFaultServer { behind in
        try await withFolder { folder in
            let passed = ["plain", "cut", "endless"].map { name in
                """
                  - model_name: \(name)
                    litellm_params: {model: openai/m, api_key: none, api_base: "\(behind.url(name))"}
                """
            }
            let configuration = """
                model_list:
                  - model_name: own
                    litellm_params: {model: openai/m, api_key: none, mock_response: "The kettle is on the stove."}
                \(passed.joined(separator: "\n"))
                litellm_settings: {num_retries: 0, use_chat_completions_url_for_anthropic_messages: true}
                general_settings: {master_key: \(RealServer.key)}

                """
            try writeFile(configuration.utf8, to: "\(folder)/config.yaml")
            let outcome = try await Child.run(
                "/bin/sh",
                [
                    "-c",
                    "exec \"$0\" --config '\(folder)/config.yaml' --host 127.0.0.1 --port \(port) >'\(folder)/log' 2>&1",
                    RealServer.command ?? "",
                ],
                // Nothing is fetched, and nobody is told.
                environment: ["LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False"],
                patience: 20
            ) { child in
                let isReady = try await poll(within: 200) {
                    let log = String(decoding: (try? readFile("\(folder)/log")) ?? [], as: UTF8.self)
                    return log.contains("Uvicorn running") || kill(child.pid, 0) != 0
                }
                #expect(isReady)
                try await body(RealServer(url: "http://127.0.0.1:\(port)"), behind)
                child.signal(SIGTERM)
            }
            #expect(!outcome.overstayed)
        }
    }
}

extension FileTests.Ask {
    /// One test, as the server takes its time to start.
    @Test(
        .enabled(
            if: RealServer.command != nil,
            "there is no LiteLLM: scripts/install-real-server installs it, SPEAKSTREAM_TEST_PYTHON says where it is"
        )
    )
    func aServerThatNobodyHereWroteIsUnderstood() async throws {
        try await withRealServer { server, behind in
            let own = "The kettle is on the stove."
            expectHeard(own, try await server.ask("own").report)
            // This one does not stream, although it is asked to.
            expectHeard(own, try await server.ask("own", ["--api", "anthropic"]).report)

            for api in ["openai", "anthropic"] {
                let run = try await server.ask("plain", ["--api", api])
                #expect(run.ending == .exited(0), "\(run.notes)")
                expectHeard("Hello you. The kettle is on.", run.report)
            }

            let unknown = try await server.ask("nosuch")
            #expect(unknown.ending == .exited(74))
            #expect(unknown.notes.count == 1 && unknown.notes[0].contains("model=nosuch"), "\(unknown.notes)")

            // It has no words of its own for a key that it does not know.
            let strange = "sk-of-somebody-else-0123456789"
            let stranger = try await server.ask("own", key: strange)
            #expect(stranger.ending == .exited(74))
            #expect(stranger.notes.count == 1 && !stranger.notes[0].contains(strange), "\(stranger.notes)")

            let cut = try await server.ask("cut")
            #expect(cut.ending == .exited(74))
            #expect(cut.notes.count == 1, "\(cut.notes)")

            let interrupted = try await server.ask("endless", ["--paced"]) { speaking in
                let hasBegun = try await poll(within: 20) { behind.requests.contains { $0.case == "endless" } }
                #expect(hasBegun)
                try await Monotonic.sleep(until: Monotonic.now() + 1)
                speaking.child.signal(SIGINT)
            }
            #expect(interrupted.ending == .exited(130))
            #expect(interrupted.report?.upstream.ending == "cancelled")
            // The model behind it stops as well.
            let hasStopped = try await poll(within: 20) {
                behind.events.contains { $0.event == "closed" && $0.case == "endless" }
            }
            #expect(hasStopped)
        }
    }
}
#endif
