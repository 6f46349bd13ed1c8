import ArgumentParser

/// `speakstream listen`.
struct ListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Show what the microphone hears, to set barge-in by voice up.",
        discussion: """
            Shows how loud the microphone is, by how much our own speech is made quieter in it, how likely somebody speaks, and what \
            --barge-in voice would make of it, until Ctrl-C; then what came of it all, and what to do. With --speak it speaks \
            meanwhile, and pauses and stops as it would in earnest. Levels are decibels to full scale: 0 is the loudest there is.

            EXAMPLES:
              speakstream listen
              speakstream listen --speak --seconds 30
              speakstream listen --speak "Say something while I talk." --on-suspicion none
              speakstream listen --json --seconds 10 | jq .

            EXIT STATUS:
              0 ended by Ctrl-C or --seconds     69 no such microphone, sink or canceller     74 the microphone or the server went away
            """
    )

    @OptionGroup var hearing: HearingOptions

    @Option(
        defaultAsFlag: .fable,
        help: ArgumentHelp(
            "Speak meanwhile, over and over: a text, standard input with -, or without a value a passage of its own.",
            valueName: "text"
        )
    )
    var speak: Text?

    @Option(
        help: "The voice that speaks: a profile's name or file, or eSpeak NG's own. (default: en-us)",
        completion: .voices
    )
    var voice: String?

    @Option(help: "PulseAudio's name of the sink to speak on.", completion: .sinks)
    var device: String?

    @Option(help: "End after so many seconds.")
    var seconds: Double?

    @Flag(help: "Write JSON lines: the levels twice a second, and what happens.")
    var json = false

    /// What is spoken meanwhile.
    enum Text: ExpressibleByArgument {
        case fable
        case standardInput
        case text(String)

        init?(argument: String) { self = argument == "-" ? .standardInput : .text(argument) }

        var defaultValueDescription: String { "a fable" }

        var needsInput: Bool { if case .standardInput = self { true } else { false } }

        /// The words, once standard input has been read.
        func words() throws -> String {
            switch self {
            case .fable: ListenCommand.passage
            case .standardInput: try StandardInput.text()
            case .text(let text): text
            }
        }
    }

    /// What phoneticians read: Aesop's fable of the north wind and the sun.
    private static let passage = """
        The north wind and the sun were disputing which was the stronger, when a traveller came along, wrapped in a warm cloak. They \
        agreed that the one who first succeeded in making the traveller take his cloak off should be considered stronger than the \
        other. Then the north wind blew as hard as he could, but the more he blew, the more closely did the traveller fold his cloak \
        around him, and at last the north wind gave up the attempt. Then the sun shone out warmly, and immediately the traveller \
        took off his cloak. And so the north wind had to confess that the sun was the stronger of the two.
        """

    func validate() throws {
        if let seconds, !(0.1...86_400).contains(seconds) {
            throw ValidationError("--seconds takes 0.1 to 86400, not \(seconds)")
        }
        if self.device != nil, self.speak == nil { throw Misfit("device", because: "--device goes with --speak") }
    }

    func run() async throws {
        _ = try StandardDescriptors.check(needsInput: self.speak?.needsInput ?? false)
        let signals = SignalWatcher()
        let text = try self.speak?.words()
        if let text, !text.contains(where: { !$0.isWhitespace }) {
            throw CommandFailure(status: .usage, message: "there is nothing to speak")
        }
        let listening = Listening(
            hearing: self.hearing,
            text: text,
            voice: try ChosenVoice(named: self.voice, lexicons: []),
            device: self.device,
            style: self.json ? .json : .usual,
            limit: self.seconds.map { .milliseconds(Int64($0 * 1000)) }
        )
        try await listening.run(until: signals)
    }
}
