public import ArgumentParser
public import SpeakStreamUpstreams

/// What arrives on standard input.
struct InputOptions: ParsableArguments {
    @Option(help: "What arrives: text, server-sent events (sse), JSON lines (ndjson), or auto, by the first bytes.")
    var format = StreamFormat.auto

    @Option(
        help: "Where the text is in a JSON object, such as choices.0.text, if not where the known providers have it."
    )
    var field: String?

    @Option(name: .customLong("terminate-after"), help: "Milliseconds from the stop until SIGTERM follows for COMMAND.")
    var terminateAfter = 500

    @Option(name: .customLong("kill-after"), help: "Milliseconds from the stop until SIGKILL follows for COMMAND.")
    var killAfter = 2000

    @Flag(
        name: .customLong("pause-child"),
        help: "Stop COMMAND with SIGSTOP while enough of its text is in hand (--ahead), not only when its pipe is full."
    )
    var pauseChild = false

    @Argument(
        parsing: .postTerminator,
        help: "A generator to run, behind --, whose output is spoken instead of standard input; a barge-in ends it."
    )
    var command: [String] = []

    @OptionGroup var socket: WebSocketOptions

    @Flag(help: "Tell on standard error what was decided about the input.")
    var verbose = false

    /// Whether the text is read from standard input.
    var readsStandardInput: Bool { self.command.isEmpty && self.socket.websocket == nil }

    /// How long the command may take to stop.
    var grace: ChildProcess.Grace {
        .init(terminate: .milliseconds(self.terminateAfter), kill: .milliseconds(self.killAfter))
    }

    func validate() throws {
        for (name, value) in [("--terminate-after", self.terminateAfter), ("--kill-after", self.killAfter)] {
            guard (0...600_000).contains(value) else {
                throw ValidationError("\(name) takes 0 to 600000, not \(value)")
            }
        }
        if self.pauseChild, self.command.isEmpty { throw ValidationError("--pause-child goes with -- COMMAND") }
        try self.socket.validate()
        if self.socket.websocket != nil, !self.command.isEmpty {
            throw ValidationError("--websocket and -- COMMAND both have the text: leave one of them out")
        }
        guard let field else { return }
        if field.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
            throw ValidationError(
                "--field takes keys with points between them, such as choices.0.text, not \"\(field)\""
            )
        }
        if self.format == .text { throw ValidationError("--field is for JSON: leave --format text out") }
    }

    /// The answer in what arrives on `input`; a terminal sends text and nothing else.
    func answer(
        in input: FileDescriptorUpstream,
        isTerminal: Bool,
        keepsReasoning: Bool
    ) -> DecodedUpstream<FileDescriptorUpstream> {
        let format = isTerminal && self.format == .auto ? .text : self.format
        return DecodedUpstream(
            input,
            decoder: StreamDecoder(format: format, field: self.field),
            keepsReasoning: keepsReasoning,
            onFormat: self.verbose ? Self.tell : nil
        )
    }

    @Sendable private static func tell(_ format: StreamFormat) {
        Message.show("the input is \(format.name)")
    }
}

extension StreamFormat: ExpressibleByArgument {}

extension StreamFormat {
    fileprivate var name: String {
        switch self {
        case .auto, .text: "plain text"
        case .sse: "server-sent events"
        case .ndjson: "JSON lines"
        }
    }
}
