import ArgumentParser
import Glibc
import SpeakStream
import SpeakStreamCommand

/// What goes over the network is done by `speakstream-network`, which lies beside this program and takes the same arguments.
///
/// Linked in here, the networking libraries would cost every start some 3 ms.
enum OtherProgram: NetworkPart {
    static var commands: [any ParsableCommand.Type] { [Ask.self, Chat.self] }

    static var elsewhere: [String] { ["ask", "chat"] }

    static func takeOver(_ arguments: [String]) throws {
        guard ["config", "---completion"].contains(arguments.first) else { return }
        if arguments.dropFirst().contains(where: Self.elsewhere.contains) { try Self.start() }
    }

    static func speak(_ socket: WebSocketOptions, field: String?, with speaking: Speaking) async throws -> TurnReport {
        try Self.start()
    }

    /// Becomes the other program.
    static func start() throws -> Never {
        let other = "\(Paths.programFolder)speakstream-network"
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv(other, &arguments)
        throw CommandFailure(
            status: .unavailable,
            message: "\(other) is not there; it is what speaks over the network, and is built beside speakstream"
        )
    }

    private struct Ask: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask",
            abstract: "Ask a model, and speak its answer while it is written.",
            discussion: "speakstream ask --help shows the options."
        )

        @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []

        func run() throws { try OtherProgram.start() }
    }

    private struct Chat: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "chat",
            abstract: "Talk with a model: a line is a prompt, and the answer is shown and spoken.",
            discussion: "speakstream chat --help shows the options."
        )

        @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []

        func run() throws { try OtherProgram.start() }
    }
}
