import ArgumentParser

/// The command, from the arguments to the exit status.
enum Start<Network: NetworkPart> {
    /// Parses the arguments, and runs what they name.
    ///
    /// - Parameter arguments: those of the process, without the program's name.
    /// - Returns: the exit status.
    static func run(_ arguments: [String]) async -> Int32 {
        if arguments.first == "--generate-completion-script" { await CompletedCommand<Network>.main(arguments) }
        // Whatever went wrong is told, and stays on the screen.
        defer { ShowView.finishCurrent() }
        var settings: Settings?
        let status = await Self.run(arguments, &settings)
        // What is found out late is told without the place where it was set.
        if [.usage, .unavailable, .configuration].contains(ExitStatus(rawValue: status)), let settings {
            for setting in settings.names(besides: arguments) {
                Message.show("\(setting.key) is set by \(setting.origin.described)")
            }
        }
        return status
    }

    private static func run(_ arguments: [String], _ settings: inout Settings?) async -> Int32 {
        do {
            try Network.takeOver(arguments)
            var command = try Commands<Network>.parse(arguments, settings: &settings)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return ExitStatus.finished.rawValue
        } catch let failure as CommandFailure {
            Message.show(failure.message)
            return failure.status.rawValue
        } catch let exit as ExitCode {
            return exit.rawValue
        } catch {
            // Help and version are "errors" too, and exit with 0.
            let root = SpeakStreamCommand<Network>.self
            let isWrongUsage = Misfit(in: error) != nil || root.exitCode(for: error) == .validationFailure
            guard isWrongUsage else { root.exit(withError: error) }
            let command = Commands<Network>.name(in: arguments).map { "speakstream \($0)" } ?? "speakstream"
            Message.show("\(Commands<Network>.reason(error)); \(command) --help shows the options")
            return ExitStatus.usage.rawValue
        }
    }
}
