#if Network
import ArgumentParser
import FoundationEssentials
import SpeakStream
import SpeakStreamCommand
import SpeakStreamNetwork
import SpeakStreamUpstreams

/// What the command does over the network, done here.
enum Online: NetworkPart {
    static var commands: [any ParsableCommand.Type] { [AskCommand.self, ChatCommand.self] }

    static var elsewhere: [String] { [] }

    static func takeOver(_ arguments: [String]) {}

    static func speak(_ socket: WebSocketOptions, field: String?, with speaking: Speaking) async throws -> TurnReport {
        let environment = ProcessInfo.processInfo.environment
        var configuration = WebSocketUpstream.Configuration(url: socket.websocket ?? "")
        configuration.key = try socket.keyVariable.map { try APIKey(variable: $0, in: environment) }
        configuration.openMessage = socket.openMessage
        configuration.cancelMessage = socket.cancelMessage
        configuration.field = field
        configuration.patience.silence = .seconds(socket.timeout)
        configuration.keepsReasoning = speaking.keepsReasoning
        do {
            return try await withWebSocket(configuration, environment: environment) { try await speaking.speak($0) }
        } catch let error as UpstreamError {
            throw CommandFailure(status: .usage, message: error.description)
        }
    }
}

extension APIKey {
    /// The key in an environment variable that the user names.
    init(variable: String, in environment: [String: String]) throws {
        guard let key = environment[variable].flatMap({ APIKey($0) }) else {
            throw CommandFailure(status: .usage, message: "the environment variable \(variable) holds no key")
        }
        self = key
    }
}
#endif
