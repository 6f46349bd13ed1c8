/// The options that can be set, by command.
///
/// The parser's own definitions say the same, but asking for them takes it milliseconds, and a start has none to spare. `OptionTableTests`
/// holds this against them.
package enum OptionTable {
    /// An option.
    package struct Option: Sendable, Equatable {
        /// What it takes.
        package enum Kind: Sendable, Equatable {
            case flag
            case value
            case list
        }

        /// Its long name without the dashes.
        package var name: String
        package var kind = Kind.value
        /// Whether its value is a file's path.
        package var isFile = false
        /// Whether a relative path in the config file is meant from that file's folder on: what is read lies there, what is written goes
        /// where the user is.
        package var isBesideSettings: Bool {
            self.isFile && !["report", "events", "captions", "plot"].contains(self.name)
        }

        package init(_ name: String, _ kind: Kind = .value, isFile: Bool = false) {
            self.name = name
            self.kind = kind
            self.isFile = isFile
        }
    }

    /// The options of a command, in the order of its help.
    ///
    /// - Parameter command: its name; nil for the one without.
    /// - Returns: its options; none if there is no such command.
    package static func options(of command: String?) -> [Option] {
        switch command {
        case nil: Self.speech + Self.reading + Self.inputs + Self.outputs + Self.listener
        case "ask": Self.model + Self.speech + Self.reading + Self.outputs + Self.listener
        case "chat": Self.model + Self.speech + Self.reading + Self.outputs + Self.control
        case "stop", "pause", "resume", "next", "previous", "repeat", "rate": Self.control
        case "status": Self.control + [Option("follow", .flag)]
        case "say": Self.control + ["now", "insert", "important"].map { Option($0, .flag) } + [Option("priority")]
        case "listen":
            Self.hearing + ["speak", "voice", "device", "seconds"].map { Option($0) } + [Option("json", .flag)]
        case "voices": [Option("say")] + Self.outputs
        case "replay": [Option("check", .flag), Option("turn")] + Self.outputs + Self.listener
        case "read": Self.reading + [Option("language")]
        case "segment": ["jsonl", "sentences"].map { Option($0, .flag) } + [Option("look-ahead"), Option("language")]
        default: []
        }
    }

    /// The commands with a name that have any.
    package static let commands = [
        "ask", "chat", "stop", "pause", "resume", "next", "previous", "repeat", "rate", "status", "say", "listen",
        "voices", "replay", "read", "segment",
    ]

    /// Whether any command has an option of that name.
    package static func isKnown(_ name: String) -> Bool {
        ([nil] + Self.commands).contains { Self.options(of: $0).contains { $0.name == name } }
    }

    private static let speech =
        [Option("voice"), Option("language"), Option("lexicon", .list, isFile: true)]
        + ["rate", "pitch", "volume", "catch-up", "ahead", "stall", "pause-scale"].map { Option($0) }
    private static let reading =
        [Option("plain", .flag)] + ["code", "tables", "links", "reasoning", "emoji"].map { Option($0) }
        + [Option("as-written", .flag)]
    private static let inputs =
        ["format", "field", "terminate-after", "kill-after"].map { Option($0) } + [Option("pause-child", .flag)]
        + ["websocket", "open-message", "cancel-message", "key-env", "timeout"].map { Option($0) }
        + [Option("verbose", .flag)]
    private static let outputs =
        ["output", "device", "duck-others"].map { Option($0) }
        + [
            Option("paced", .flag), Option("cut"), Option("echo"), Option("show", .flag),
            Option("report", isFile: true),
        ]
        + ["events", "captions", "plot"].map { Option($0, isFile: true) }
    private static let control = [Option("socket", isFile: true)]
    private static let hearing =
        ["microphone", "on-suspicion", "confirm-after", "echo-canceller", "ear"].map { Option($0) }
    private static let listener =
        [Option("no-keys", .flag)] + Self.control + [Option("barge-in")] + Self.hearing + [Option("context")]
    private static let model =
        ["api", "url", "model", "system", "max-tokens", "key-env"].map { Option($0) }
        + [Option("key-file", isFile: true)] + ["timeout", "connect-timeout", "retries"].map { Option($0) }
}
