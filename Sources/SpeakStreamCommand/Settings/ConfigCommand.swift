import ArgumentParser

/// `speakstream config`: what holds where the command line says nothing, and where it is from.
struct ConfigCommand<Network: NetworkPart>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "config",
            abstract: "Show what the options are set to, and where.",
            discussion: """
                Lists the options of a command, or those of speakstream itself, each with what holds where the command line says nothing, \
                and where that is from: "default", a line of the config file, or an environment variable. The file is \
                $XDG_CONFIG_HOME/speakstream/config.toml: an option's long name and its value a line, "rate = 200", \
                "no-keys = true"; under "[chat]" for one command alone. A variable is SPEAKSTREAM_ and the option's name, \
                as in SPEAKSTREAM_CATCH_UP, and holds before the file; the command line holds before both. \
                What the command would refuse is told on standard error, exit 78.

                EXAMPLES:
                  speakstream config
                  speakstream config --json chat
                """
        )
    }

    @Flag(help: "Write JSON.")
    var json = false

    @Argument(help: "The command whose options are meant.", completion: .list(OptionTable.commands))
    var command: String?

    func validate() throws {
        let names = OptionTable.commands
        if let command, !names.contains(command) {
            throw ValidationError("there is no command \(command); there are: \(names.joined(separator: ", "))")
        }
    }

    func run() throws {
        let held = try Commands<Network>.settings(named: self.command)?.settings ?? []
        let all = CommandDefinition(SpeakStreamCommand<Network>.self)
        let command = all.commands.first { $0.name == self.command } ?? all
        let rows = command.settable.map { item in SettingRow(item, held.first { $0.key == item.name }) }
        // A variable may set an option of another command.
        let unknown = UserSettings.variables().map(\.name).filter { !OptionTable.isKnown(Settings.key(of: $0)) }
        let wrong = try Commands<Network>.refusals(named: self.command)
        if self.json {
            try StandardOutput.writeLines([
                SettingsDocument(
                    file: UserSettings.path,
                    command: self.command,
                    settings: rows,
                    unknown: unknown,
                    wrong: wrong
                )
            ])
        } else {
            let width = (rows.map(\.key.count).max() ?? 0) + 2
            let lines = rows.map { $0.key.padded(to: width) + "\($0.value)".padded(to: 20) + $0.from }
            let rest = unknown.map { "\($0) is no option's" }
            try StandardOutput.write((lines + rest).map { $0 + "\n" }.joined().utf8)
        }
        guard wrong.isEmpty else {
            for message in wrong { Message.show(message) }
            throw ExitCode(ExitStatus.configuration.rawValue)
        }
    }
}

/// What `--json` writes.
private struct SettingsDocument: Encodable {
    var version = 1
    /// The config file, whether it is there or not.
    var file: String?
    var command: String?
    var settings: [SettingRow]
    /// Variables that set nothing.
    var unknown: [String]
    /// What the command would refuse, with its line or variable, and why.
    var wrong: [String]
}

/// An option, its value, and where that is from.
private struct SettingRow: Encodable {
    /// A value in a line, or in JSON.
    enum Value: Encodable, CustomStringConvertible {
        case set(Setting.Value)
        case usual(String?)

        var description: String {
            switch self {
            case .set(.flag(let isOn)): "\(isOn)"
            case .set(.text(let text)): text
            case .set(.list(let texts)): texts.joined(separator: ", ")
            case .usual(let text): text ?? "(not set)"
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .set(.flag(let isOn)): try container.encode(isOn)
            case .set(.text(let text)): try container.encode(text)
            case .set(.list(let texts)): try container.encode(texts)
            case .usual(let text): try container.encode(text)
            }
        }
    }

    var key: String
    var value: Value
    var from: String

    init(_ item: CommandDefinition.Item, _ setting: Setting?) {
        self.key = item.name
        self.from = setting?.origin.described ?? "default"
        self.value =
            setting.map { .set($0.value) } ?? (item.kind == .flag ? .set(.flag(false)) : .usual(item.usual))
    }
}
