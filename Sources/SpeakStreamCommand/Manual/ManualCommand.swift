import ArgumentParser

/// `speakstream manual`: the manual page, for `scripts/install`.
struct ManualCommand<Network: NetworkPart>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "manual", abstract: "Write the manual page, in mdoc.", shouldDisplay: false)
    }

    func run() throws {
        let page = ManualPage(CommandDefinition(SpeakStreamCommand<Network>.self))
        try StandardOutput.write(page.text.utf8)
    }
}
