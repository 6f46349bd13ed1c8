import ArgumentParser

extension Commands {
    /// The command that the arguments name, with its options as the settings say and then the arguments.
    ///
    /// - Parameters:
    ///   - arguments: those of the process, without the program's name.
    ///   - settings: becomes what is set and holds, where the command takes it; nil if nothing is.
    /// - Returns: the command, ready to run.
    /// - Throws: ``CommandFailure`` for a setting that is wrong, ``Misfit``, and what the parser throws.
    static func parse(_ arguments: [String], settings: inout Settings?) throws -> any ParsableCommand {
        guard var held = try Self.settings(for: arguments) else { return try Self.parse(arguments) }
        let name = Self.name(in: arguments)
        let given = Settings.keys(given: arguments)
        while true {
            do {
                let command = try Self.parse(held.arguments(before: arguments, named: name))
                settings = held
                return command
            } catch {
                if let misfit = Misfit(in: error), held.leaveOut(misfit, given: given) != nil { continue }
                throw Self.blame(held, arguments, named: name) ?? error
            }
        }
    }

    /// What is set for a command.
    ///
    /// - Parameter name: the command's name; nil for the one without.
    /// - Returns: what holds; nil if nothing at all is set.
    /// - Throws: ``CommandFailure`` for a setting that is wrong.
    static func settings(named name: String?) throws(CommandFailure) -> Settings? {
        let file = try UserSettings.file()
        let variables = UserSettings.variables()
        if file == nil, variables.isEmpty { return nil }
        return try Settings(file: file, variables: variables, for: name)
    }

    /// What a command would refuse of its settings, if it were called without any other arguments than it has to have.
    ///
    /// - Parameter name: the command's name; nil for the one without.
    /// - Returns: a line for each, with the place where it is set.
    /// - Throws: ``CommandFailure`` for a setting that is wrong whatever the command makes of it.
    static func refusals(named name: String?) throws(CommandFailure) -> [String] {
        guard let held = try Self.settings(named: name) else { return [] }
        let command = name.map { [$0] } ?? []
        // A rate or a text, where one is needed.
        guard let arguments = [command, command + ["100"]].first(where: { (try? Self.parse($0)) != nil }) else {
            return []
        }
        // Each by itself: what does not go together gives way.
        return held.settings.compactMap { setting in
            do {
                _ = try Self.parse(held.only(setting).arguments(before: arguments, named: name))
                return nil
            } catch {
                return Self.refusal(of: setting, error)
            }
        }
    }

    private static func settings(for arguments: [String]) throws -> Settings? {
        let name = Self.name(in: arguments)
        // Who asks how it works is not told that a setting is wrong; `config` and `doctor` say it themselves.
        let questions = ["--help", "-h", "--version", "--generate-completion-script"]
        if arguments.prefix(while: { $0 != "--" }).contains(where: questions.contains) { return nil }
        let asking = ["help", "---completion", "config", "doctor", "manual"]
        if let first = arguments.first, (asking + Network.elsewhere).contains(first) { return nil }
        do throws(CommandFailure) {
            return try Self.settings(named: name)
        } catch {
            guard name == "stop" else { throw error }
            // Whatever stands in a file.
            Message.show(error.message)
            return nil
        }
    }

    /// Which setting it is that the parser, or the options' own validation, refuses.
    ///
    /// - Returns: the failure, with the place of the setting; nil if the arguments alone would be refused.
    private static func blame(
        _ settings: Settings,
        _ arguments: [String],
        named name: String?
    ) -> CommandFailure? {
        guard (try? Self.parse(arguments)) != nil else { return nil }
        for (index, setting) in settings.settings.enumerated() {
            do {
                _ = try Self.parse(settings.prefix(index + 1).arguments(before: arguments, named: name))
            } catch {
                guard let message = Self.refusal(of: setting, error) else { continue }
                return CommandFailure(status: .configuration, message: message)
            }
        }
        return nil
    }

    /// What is wrong with a setting, and where it is set; nil if it only does not go with others, and gives way.
    private static func refusal(of setting: Setting, _ error: any Error) -> String? {
        Misfit(in: error) == nil ? "\(setting.origin.described): \(Self.reason(error))" : nil
    }

    /// What the parser says, in a line without its full stop.
    static func reason(_ error: any Error) -> String {
        let reason = Misfit(in: error)?.description ?? SpeakStreamCommand<Network>.message(for: error)
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
