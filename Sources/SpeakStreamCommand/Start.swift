import ArgumentParser

/// The command, from the arguments to the exit status.
enum Start<Network: NetworkPart> {
    /// Parses the arguments, and runs what they name.
    ///
    /// - Parameter arguments: those of the process, without the program's name.
    /// - Returns: the exit status.
    static func run(_ arguments: [String]) async -> Int32 {
        // Whatever went wrong is told, and stays on the screen.
        defer { ShowView.finishCurrent() }
        do {
            var command = try Commands<Network>.parse(arguments)
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
            guard root.exitCode(for: error) == .validationFailure else { root.exit(withError: error) }
            let reason = root.message(for: error)
            let command = Commands<Network>.name(in: arguments).map { "speakstream \($0)" } ?? "speakstream"
            Message.show(
                "\(reason.hasSuffix(".") ? String(reason.dropLast()) : reason); \(command) --help shows the options"
            )
            return ExitStatus.usage.rawValue
        }
    }
}
