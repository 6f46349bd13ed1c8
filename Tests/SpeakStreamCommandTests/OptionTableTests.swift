import ArgumentParser
import SpeakStream
import Testing

@testable import SpeakStreamCommand

/// The command as it is built without the network.
private enum NoNetwork: NetworkPart {
    static var commands: [any ParsableCommand.Type] { [] }
    static var elsewhere: [String] { [] }

    static func takeOver(_ arguments: [String]) {}

    static func speak(_ socket: WebSocketOptions, field: String?, with speaking: Speaking) async throws -> TurnReport {
        throw CommandFailure(status: .unavailable, message: "there is no network")
    }
}

@Suite struct OptionTableTests {
    private static let root = CommandDefinition(SpeakStreamCommand<NoNetwork>.self)
    private static let commands = Self.root.commands.filter { !["config", "doctor", "manual"].contains($0.name) }

    private func expect(_ command: CommandDefinition, named name: String?) {
        let defined = command.settable.map { item in
            OptionTable.Option(
                item.name,
                item.kind == .flag ? .flag : item.isRepeating ? .list : .value,
                isFile: item.isFile
            )
        }
        #expect(OptionTable.options(of: name) == defined)
    }

    @Test func `the table has the options of the command without a name`() {
        self.expect(Self.root, named: nil)
    }

    @Test(arguments: commands.map(\.name)) func `the table has the options of each command`(_ name: String) throws {
        self.expect(try #require(Self.commands.first { $0.name == name }), named: name)
    }

    @Test func `what shells complete has all of them too`() {
        self.expect(CommandDefinition(CompletedCommand<NoNetwork>.self), named: nil)
    }

    @Test func `the table has all commands`() {
        // The network's are held against it where there is one (`SettingsCommandTests`).
        #expect(Set(OptionTable.commands) == Set(Self.commands.map(\.name) + ["ask", "chat"]))
    }

    @Test func `what the parser throws is searched for options that do not go together`() throws {
        let misfit = Misfit(
            "device",
            "output",
            because: "--device names a PulseAudio sink and goes with --output pulse only"
        )
        #expect {
            try SpeakStreamCommand<NoNetwork>.parse(["--device", "d", "--output", "null"])
        } throws: {
            Misfit(in: $0) == misfit
        }
        #expect {
            try ListenCommand.parse(["--device", "d"])
        } throws: {
            Misfit(in: $0)?.options == ["device"]
        }
        #expect {
            try SpeakStreamCommand<NoNetwork>.parse(["--rate", "1"])
        } throws: {
            Misfit(in: $0) == nil
        }
    }
}
