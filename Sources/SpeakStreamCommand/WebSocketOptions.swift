package import ArgumentParser

/// A WebSocket whose messages are spoken.
package struct WebSocketOptions: ParsableArguments {
    package init() {}

    @Option(help: "Speak the messages of a WebSocket, such as ws://localhost:8080/stream, instead of standard input.")
    package var websocket: String?

    @Option(name: .customLong("open-message"), help: "What is sent to the WebSocket first, such as a request in JSON.")
    package var openMessage: String?

    @Option(
        name: .customLong("cancel-message"),
        help: "What is sent to the WebSocket at a barge-in, before it is closed."
    )
    package var cancelMessage: String?

    @Option(name: .customLong("key-env"), help: "The environment variable with the WebSocket's bearer token.")
    package var keyVariable: String?

    @Option(help: "After how many seconds of silence the WebSocket is given up.")
    package var timeout = 120.0

    package func validate() throws {
        guard self.timeout.isFinite, (0.1...86_400).contains(self.timeout) else {
            throw ValidationError("--timeout takes seconds from 0.1 to 86400, not \(self.timeout)")
        }
        let options = [
            ("open-message", self.openMessage), ("cancel-message", self.cancelMessage), ("key-env", self.keyVariable),
        ]
        if self.websocket == nil, let (option, _) = options.first(where: { $0.1 != nil }) {
            throw Misfit(option, because: "--open-message, --cancel-message and --key-env go with --websocket URL")
        }
    }
}
