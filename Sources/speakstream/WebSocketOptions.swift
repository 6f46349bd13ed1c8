#if Network
import ArgumentParser
import SpeakStreamNetwork

/// A WebSocket whose messages are spoken.
struct WebSocketOptions: ParsableArguments {
    @Option(help: "Speak the messages of a WebSocket, such as ws://localhost:8080/stream, instead of standard input.")
    var websocket: String?

    @Option(name: .customLong("open-message"), help: "What is sent to the WebSocket first, such as a request in JSON.")
    var openMessage: String?

    @Option(
        name: .customLong("cancel-message"),
        help: "What is sent to the WebSocket at a barge-in, before it is closed."
    )
    var cancelMessage: String?

    @Option(name: .customLong("websocket-key-env"), help: "The environment variable with the WebSocket's bearer token.")
    var keyVariable: String?

    func validate() throws {
        if self.websocket == nil, self.openMessage != nil || self.cancelMessage != nil || self.keyVariable != nil {
            throw ValidationError("--open-message, --cancel-message and --websocket-key-env go with --websocket URL")
        }
    }

    /// What is connected to; nil without a WebSocket.
    func configuration(_ environment: [String: String]) throws -> WebSocketUpstream.Configuration? {
        guard let websocket else { return nil }
        var configuration = WebSocketUpstream.Configuration(url: websocket)
        configuration.key = try self.keyVariable.map { try APIKey(variable: $0, in: environment) }
        configuration.openMessage = self.openMessage
        configuration.cancelMessage = self.cancelMessage
        return configuration
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
