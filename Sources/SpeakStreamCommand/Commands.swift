import ArgumentParser

/// The commands that have a name, without the options of the one that has none.
///
/// Swift Argument Parser would take an option behind a command's name for the root's where both have one of that name, and the command
/// would go without it.
struct Commands<Network: NetworkPart>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "speakstream", subcommands: Self.all)
    }

    static var all: [any ParsableCommand.Type] {
        Network.commands + Self.control + [
            ListenCommand.self, VoicesCommand.self, DoctorCommand<Network>.self, ReplayCommand.self, ReadCommand.self,
            SegmentCommand.self, ConfigCommand<Network>.self, ManualCommand<Network>.self,
        ]
    }

    /// What tells a running one what to do.
    private static var control: [any ParsableCommand.Type] {
        [
            StopCommand.self, PauseCommand.self, ResumeCommand.self, NextCommand.self, PreviousCommand.self,
            RepeatCommand.self, RateCommand.self, StatusCommand.self, SayCommand.self,
        ]
    }

    /// The command that the arguments name, with its options.
    ///
    /// - Parameter arguments: those of the process, without the program's name.
    /// - Returns: the command, ready to run.
    /// - Throws: what is wrong with the arguments, and requests for help.
    static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        if Self.name(in: arguments) != nil { return try Self.parseAsRoot(arguments) }
        let command = try SpeakStreamCommand<Network>.parseAsRoot(arguments)
        if let type = Self.all.first(where: { $0 == type(of: command) }) {
            throw ValidationError("the options of \(type.configuration.commandName ?? "") go behind its name")
        }
        return command
    }

    /// The name of the command that the arguments begin with.
    static func name(in arguments: [String]) -> String? {
        Self.all.compactMap { $0.configuration.commandName }.first { $0 == arguments.first }
    }
}
