#if Network
import ArgumentParser
import FoundationEssentials
import SpeakStream
import SpeakStreamCommand
import SpeakStreamNetwork
import SpeakStreamUpstreams

/// `speakstream ask`: a question to a model, whose answer is spoken while it is written.
struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask a model, and speak its answer while it is written.",
        discussion: """
            Sends the prompt to a server that streams: any with OpenAI\u{2019}s chat completions, Ollama or Anthropic. Ctrl-C stops \
            the sound and closes the connection, so that the server stops generating. The key is read from the environment \
            (OPENAI_API_KEY, ANTHROPIC_API_KEY, or --key-env) or from a file, never from the command line; the address also \
            from OPENAI_BASE_URL, OLLAMA_HOST or ANTHROPIC_BASE_URL. Proxies are those of http_proxy, https_proxy and no_proxy.

            EXAMPLES:
              speakstream ask --url http://localhost:8080 "Why is the sky blue?"
              speakstream ask --api ollama --model llama3.2 "Why is the sky blue?"
              speakstream ask --api anthropic --model claude-sonnet-4-5 - < question.txt
            """
    )

    @Argument(help: "What to ask; - reads it from standard input.", completion: .words)
    var prompt: [String]

    @OptionGroup var model: ModelOptions
    @OptionGroup var options: SpeechOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var outputs: OutputOptions
    @OptionGroup var listener: ListenerOptions

    mutating func validate() throws {
        try self.options.validate()
        try self.outputs.validate()
        try self.model.validate()
        try self.listener.validate(with: self.outputs)
    }

    mutating func run() async throws {
        _ = try StandardDescriptors.check(needsInput: self.prompt == ["-"])
        let environment = ProcessInfo.processInfo.environment
        let server = try self.model.server(environment)
        let prompt = try self.prompt == ["-"] ? StandardInput.text() : self.prompt.joined(separator: " ")
        let signals = SignalWatcher()
        let speaking = try Speaking(
            voice: try self.options.chosenVoice(isTerminal: false, reading: self.reading),
            keepsReasoning: self.reading.keepsReasoning,
            outputs: self.outputs,
            listener: self.listener,
            signals: signals
        )
        let request = ModelRequest(
            model: self.model.model,
            messages: self.model.instructions + [ChatMessage(.user, prompt)],
            maxTokens: self.model.maxTokens
        )
        let report: TurnReport
        do {
            report = try await withModelClient(server, environment: environment) { client in
                try await speaking.speak(client.answer(to: request, keepsReasoning: speaking.keepsReasoning))
            }
        } catch let error as UpstreamError {
            // The answer's own are in the report: here it is the certificates.
            throw CommandFailure(status: .usage, message: error.description)
        }
        throw ExitCode(try speaking.conclude(report, upstreamGone: MonotonicTime.now()).rawValue)
    }
}
#endif
