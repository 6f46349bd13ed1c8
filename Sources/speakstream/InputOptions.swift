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

    @Flag(help: "Tell on standard error what was decided about the input.")
    var verbose = false

    func validate() throws {
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
