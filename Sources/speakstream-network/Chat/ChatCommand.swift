#if Network
import ArgumentParser
import FoundationEssentials
import SpeakStream
import SpeakStreamCommand
import SpeakStreamNetwork

/// `speakstream chat`: a conversation with a model, in which what was not heard was not said.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk with a model: a line is a prompt, and the answer is shown and spoken.",
        discussion: """
            Typing or Ctrl-C stops an answer: the sound and the server. What the model is told of it next is what was heard, \
            and that it was interrupted. Ctrl-C or Ctrl-D at the prompt ends the conversation. The server and its key are \
            named as for "ask".

            \(ChatLine.commands)

            EXAMPLE:
              speakstream chat --api ollama --model llama3.2
            """
    )

    @OptionGroup var model: ModelOptions
    @OptionGroup var options: SpeechOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var outputs: OutputOptions
    @OptionGroup var socket: SocketOptions

    mutating func validate() throws {
        try self.options.validate()
        try self.outputs.validate()
        try self.model.validate()
        let outputs = self.outputs
        if outputs.echo != nil || outputs.show || outputs.report != nil || outputs.output == .raw {
            throw ValidationError(
                "a conversation is shown as it goes: leave --echo, --show, --report and --output raw out"
            )
        }
    }

    mutating func run() async throws {
        _ = try StandardDescriptors.check()
        let environment = ProcessInfo.processInfo.environment
        let server = try self.model.server(environment)
        let voice = try self.options.chosenVoice(isTerminal: false, reading: self.reading)
        let signals = SignalWatcher()
        let terminal = ChatTerminal()
        let model = self.model
        let outputs = self.outputs
        let reading = self.reading
        let socket = self.socket
        let following = try Following(outputs, voice: voice.name)
        let status = try await withModelClient(server, environment: environment) { client in
            try await outputs.withSink { sink in
                try await Self.talk(voice, sink, following) { session in
                    let control = SpeechControl(in: session, voice: voice.configuration.voice, cut: outputs.cut)
                    var chat = Chat(
                        client: client,
                        model: model,
                        control: control,
                        voice: voice.configuration.voice,
                        keepsReasoning: reading.keepsReasoning,
                        terminal: terminal,
                        signals: signals
                    )
                    return try await outputs.duckOthers(beside: control, signals) {
                        try await socket.withServer(for: control) {
                            async let following: Void = control.follow()
                            let status = await chat.run()
                            control.close()
                            await following
                            return status
                        }
                    }
                }
            }
        }
        throw ExitCode((following.finish() ? status : .inputOutput).rawValue)
    }

    private static func talk(
        _ voice: ChosenVoice,
        _ sink: some AudioSink,
        _ following: Following,
        _ body: (SpeechSession) async throws -> ExitStatus
    ) async throws -> ExitStatus {
        try await withSpeechSession(
            configuration: voice.configuration,
            synthesizer: voice.synthesizer,
            sink: sink,
            follower: following.follower,
            body
        )
    }
}
#endif
