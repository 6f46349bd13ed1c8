#if Network
import FoundationEssentials
import SpeakStreamRig
import Testing

/// A server of models that misbehaves as the path of the request says: `fault_server.py`, while it runs.
struct FaultServer: Sendable {
    /// What happened at the server.
    struct Event: Decodable, Sendable {
        var event: String
        /// When, in seconds of `CLOCK_MONOTONIC`.
        var time: Double
        var ports: [String: Int]?
        /// The port that was asked.
        var port: Int?
        /// The first part of the request's path.
        var `case`: String?
        var target: String?
        var headers: [String: String]?
        /// The body of the request.
        var body: String?
        /// How many bytes of the answer had been sent when the client left.
        var sent: Int?
    }

    let ports: [String: Int]
    fileprivate let log: String

    /// Everything that happened up to now.
    var events: [Event] { (try? Self.events(self.log)) ?? [] }

    /// The requests that came, on any port.
    var requests: [Event] { self.events.filter { $0.event == "request" } }

    /// The base address of a case.
    func url(_ name: String, path: String = "/v1", scheme: String = "http", host: String = "127.0.0.1") -> String {
        "\(scheme)://\(host):\(self.ports[scheme == "https" ? "tls" : "http"] ?? 0)/\(name)\(path)"
    }

    /// Waits until a client has left before the end of its answer; returns what is told of it.
    func waitForClosed() async throws -> Event? {
        _ = try await poll(within: 10) { self.events.contains { $0.event == "closed" } }
        return self.events.first { $0.event == "closed" }
    }

    /// The events that stand in whole lines.
    fileprivate static func events(_ log: String) throws -> [Event] {
        let text = try readFile(log)
        let lines = text[..<((text.lastIndex(of: 0x0A) ?? -1) + 1)].split(separator: 0x0A)
        return try lines.map { try JSONDecoder().decode(Event.self, from: Data($0)) }
    }
}

/// Runs a closure with a server that misbehaves.
///
/// - Parameters:
///   - certificate: The files of a certificate and its key, for a port with TLS.
///   - body: Asks it.
/// - Returns: What the closure returns.
/// - Throws: What the closure throws, or the reason why python3 could not be started.
func withFaultServer<Result: Sendable>(
    certificate: (file: String, key: String)? = nil,
    _ body: @Sendable (FaultServer) async throws -> Result
) async throws -> Result {
    try await withFolder { folder in
        let script = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let outcome = try await Child.run(
            "/bin/sh",
            ["-c", "exec python3 \"$0\" \"$@\" >'\(folder)/log'", "\(script)/fault_server.py"]
                + (certificate.map { [$0.file, $0.key] } ?? []),
            patience: 10
        ) { _ in
            let log = "\(folder)/log"
            // The file is made by the shell, which may not have begun.
            let isReady = try await poll(within: 30) { (try? FaultServer.events(log))?.isEmpty == false }
            #expect(isReady, "python3 does not start")
            let ports = try FaultServer.events(log).first?.ports ?? [:]
            return try await body(FaultServer(ports: ports, log: log))
        }
        #expect(!outcome.overstayed && outcome.ending == .exited(0), "\(outcome.errorText)")
        return outcome.value
    }
}

/// What no test may take from the environment that it happens to run in.
private let plainEnvironment = """
    unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY SSL_CERT_FILE OPENAI_API_KEY \
    OPENAI_BASE_URL OLLAMA_HOST OLLAMA_API_KEY ANTHROPIC_API_KEY ANTHROPIC_BASE_URL
    """

/// Asks a server, with no sound.
///
/// - Parameters:
///   - url: The base address.
///   - arguments: More arguments; "Why?" is asked.
///   - environment: Variables for the command.
///   - sourceLocation: Where failures are to be shown.
///   - body: What to do meanwhile.
/// - Returns: What came of it.
/// - Throws: What the closure throws.
func ask(
    _ url: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @Sendable (Speaking) async throws -> Void = { _ in }
) async throws -> Spoken<Void> {
    let exports = environment.map { "\nexport \($0)='\($1)'" }.joined()
    return try await speakstream(
        ["ask", "--output", "null", "--url", url] + arguments + ["Why?"],
        redirections: "</dev/null",
        before: plainEnvironment + exports,
        sourceLocation: sourceLocation,
        body
    )
}
#endif
