package import ArgumentParser
import SpeakStreamUpstreams

/// What a command is and takes, as Swift Argument Parser tells it of the command's own definitions (its `ToolInfoV0`).
package struct CommandDefinition: Sendable {
    /// An option, a flag or an argument.
    package struct Item: Sendable {
        /// What has to be written.
        package enum Kind: String, Sendable {
            case flag
            case option
            case positional
        }

        package var kind: Kind
        /// Its long name without the dashes, or what stands for the argument.
        package var name: String
        /// What stands for its value in the help.
        package var valueName: String
        package var isRepeating: Bool
        /// Whether its value is a file's path.
        package var isFile: Bool
        /// What holds where it is not given.
        package var usual: String?
        /// What holds where it is given without a value; nil if it needs one.
        package var withoutValue: String?
        package var abstract: String
        package var discussion: String
        package var isShown: Bool
    }

    package var name: String
    package var abstract: String
    package var discussion: String
    package var items: [Item]
    /// The commands below it, but for the one that shows help.
    package var commands: [CommandDefinition]
    package var isShown: Bool

    /// What can be set for it: its options, but for those that ask for something instead of saying how.
    package var settable: [Item] {
        self.items.filter { $0.kind != .positional && !["help", "version", "list-voices"].contains($0.name) }
    }

    /// The definition of a command and of all below it.
    package init<Command: ParsableArguments>(_ command: Command.Type) {
        let document = JSONDocument(Array(Command._dumpHelp().utf8))
        self.init(document?.root["command"])
    }

    private init(_ json: JSONValue?) {
        self.name = json?.text("commandName") ?? ""
        self.abstract = json?.text("abstract") ?? ""
        self.discussion = json?.text("discussion") ?? ""
        self.items = json?["arguments"]?.elements?.map(Item.init) ?? []
        self.commands = json?["subcommands"]?.elements?.map { Self($0) }.filter { $0.name != "help" } ?? []
        self.isShown = json?.flag("shouldDisplay") ?? true
    }
}

extension CommandDefinition.Item {
    fileprivate init(_ json: JSONValue) {
        self.kind = json.text("kind").flatMap(Kind.init) ?? .positional
        self.name = json["preferredName"]?.text("name") ?? json.text("valueName") ?? ""
        self.valueName = json.text("valueName") ?? ""
        self.isRepeating = json.flag("isRepeating") ?? false
        self.isFile = json["completionKind"]?["file"] != nil
        // Only options that may stand without a value scan for one; what holds then is told as their default.
        let needsValue = json.text("parsingStrategy") != "scanningForValue"
        self.usual = needsValue ? json.text("defaultValue") : nil
        self.withoutValue = needsValue ? nil : json.text("defaultValue")
        self.abstract = json.text("abstract") ?? ""
        self.discussion = json.text("discussion") ?? ""
        self.isShown = json.flag("shouldDisplay") ?? true
    }
}
