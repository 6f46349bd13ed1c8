#if Network
public import ArgumentParser
import FoundationEssentials
import SpeakStreamCommand
public import SpeakStreamNetwork

/// Which model is asked, and where.
struct ModelOptions: ParsableArguments {
    @Option(help: "How the server is asked: openai (also llama.cpp, vLLM and many others), ollama or anthropic.")
    var api = ModelAPI.openai

    @Option(
        help: "The server's address, such as http://localhost:8080; the provider's own, or its variable, without it."
    )
    var url: String?

    @Option(help: "The model's name, as the server has it.")
    var model: String?

    @Option(help: "Instructions to the model.")
    var system: String?

    @Option(name: .customLong("max-tokens"), help: "The longest answer, in the model's tokens.")
    var maxTokens: Int?

    @Option(
        name: .customLong("key-env"),
        help: "The environment variable with the key, if not the provider's usual one."
    )
    var keyVariable: String?

    @Option(name: .customLong("key-file"), help: "A file with the key and nothing else.", completion: .file())
    var keyFile: String?

    @Option(help: "After how many seconds of silence the server is given up.")
    var timeout = 120.0

    @Option(name: .customLong("connect-timeout"), help: "How many seconds connecting may take.")
    var connectTimeout = 10.0

    @Option(help: "How often a busy server is asked again, before the first token only.")
    var retries = 2

    func validate() throws {
        for (name, seconds) in [("--timeout", self.timeout), ("--connect-timeout", self.connectTimeout)] {
            guard seconds.isFinite, (0.1...86_400).contains(seconds) else {
                throw ValidationError("\(name) takes seconds from 0.1 to 86400, not \(seconds)")
            }
        }
        guard (0...20).contains(self.retries) else {
            throw ValidationError("--retries takes 0 to 20, not \(self.retries)")
        }
        guard self.maxTokens ?? 1 > 0 else { throw ValidationError("--max-tokens takes a number above 0") }
        if self.keyFile != nil, self.keyVariable != nil {
            throw Misfit(
                "key-env",
                "key-file",
                because: "--key-file and --key-env both name a key: leave one of them out"
            )
        }
    }

    /// The server that the options, and the provider's variables in the environment, name.
    func server(_ environment: [String: String]) throws -> ModelServer {
        var server: ModelServer
        do {
            server = try ModelServer(
                api: self.api,
                url: self.url ?? environment[self.api.urlVariable].flatMap { $0.isEmpty ? nil : $0 },
                key: try self.key(environment)
            )
        } catch let error as ModelServer.InvalidURL {
            throw CommandFailure(status: .usage, message: error.description)
        }
        server.patience = Patience(connecting: .seconds(self.connectTimeout), silence: .seconds(self.timeout))
        server.retries = self.retries
        return server
    }

    /// The conversation's first messages.
    var instructions: [ChatMessage] { self.system.map { [ChatMessage(.system, $0)] } ?? [] }

    private func key(_ environment: [String: String]) throws -> APIKey? {
        if let file = self.keyFile {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw CommandFailure(status: .usage, message: "the key in \(file) cannot be read")
            }
            guard let key = APIKey(text) else {
                throw CommandFailure(
                    status: .usage,
                    message: "\(file) holds no key: it takes one line of printable ASCII"
                )
            }
            return key
        }
        guard let variable = self.keyVariable else { return environment[self.api.keyVariable].flatMap { APIKey($0) } }
        return try APIKey(variable: variable, in: environment)
    }
}

extension ModelAPI: ExpressibleByArgument {}
#endif
