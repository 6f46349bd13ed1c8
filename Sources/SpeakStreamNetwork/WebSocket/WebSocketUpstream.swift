#if Network
import NIOCore
import NIOPosix
import NIOSSL
import SpeakStreamUpstreams
import Synchronization

/// The text of an answer that comes in the messages of a WebSocket.
///
/// Made by ``withWebSocket(_:environment:_:)``. Each message is a record in JSON, as in the streams of the known providers, or text.
/// The connection is made when the first piece is asked for. Cancelling the task that iterates sends the cancel message, if there
/// is one, and closes the connection with code 1000.
public struct WebSocketUpstream: AsyncSequence, Sendable {
    /// A piece of the answer's text, in UTF-8 bytes.
    public typealias Element = [UInt8]

    /// What is connected to, and what is said there.
    public struct Configuration: Sendable {
        /// The address, with the scheme "ws" or "wss".
        public var url: String
        /// The secret that the server knows its user by.
        public var key: APIKey?
        /// Sent when the connection is open.
        public var openMessage: String?
        /// Sent at a barge-in, before the connection is closed.
        public var cancelMessage: String?
        /// Where the text is in a message of one's own shape; nil for the known ones.
        public var field: String?
        /// Whether what the model thinks is passed on, between tags.
        public var keepsReasoning = false
        /// How long the server is waited for.
        public var patience = Patience()

        /// Connects to `url`.
        public init(url: String) {
            self.url = url
        }
    }

    fileprivate let socket: WebSocket
    private let configuration: Configuration

    fileprivate init(_ socket: WebSocket) {
        self.socket = socket
        self.configuration = socket.configuration
    }

    /// An iterator over the answer.
    public func makeAsyncIterator() -> Iterator {
        Iterator(
            base: DecodedUpstream(
                Messages(socket: self.socket),
                decoder: StreamDecoder(field: self.configuration.field),
                keepsReasoning: self.configuration.keepsReasoning,
                isMessages: true
            ).makeAsyncIterator(),
            key: self.configuration.key
        )
    }

    /// Reads piece after piece.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: DecodedUpstream<Messages>.Iterator
        fileprivate let key: APIKey?

        /// The next piece; nil at the end of the answer.
        ///
        /// - Throws: ``UpstreamError`` when the server can not be reached, breaks off or reports an error.
        public mutating func next() async throws -> [UInt8]? {
            do {
                return try await self.base.next()
            } catch let error as UpstreamError {
                throw UpstreamError(description: ShownLine.of(error.description, without: self.key))
            }
        }
    }
}

/// Connects to a WebSocket for as long as `body` runs; afterwards it is closed.
///
/// - Parameters:
///   - configuration: what is connected to, and what is said there.
///   - environment: where `SSL_CERT_FILE` is looked up.
///   - body: reads the answer.
/// - Returns: what `body` returns.
/// - Throws: what `body` throws, and an ``UpstreamError`` if the address is none.
public func withWebSocket<Value>(
    _ configuration: WebSocketUpstream.Configuration,
    environment: [String: String] = [:],
    _ body: (WebSocketUpstream) async throws -> Value
) async throws -> Value {
    let address = try WebSocketAddress(configuration.url)
    let tls = try TLSConfiguration.trusting(environment)
    return try await withEventLoopThread { group in
        let socket = WebSocket(configuration, address, tls, group)
        return try await withCleanUp {
            try await body(WebSocketUpstream(socket))
        } cleanUp: {
            await socket.close()
        }
    }
}

/// A WebSocket that is opened when it is first read.
private final class WebSocket: Sendable {
    let configuration: WebSocketUpstream.Configuration
    private let address: WebSocketAddress
    private let tls: TLSConfiguration
    private let group: MultiThreadedEventLoopGroup
    private let state = Mutex(State())

    private struct State {
        /// What is being connected: only closing it ends that.
        var attempts: [any Channel] = []
        var connection: WebSocketConnection?
        var isCancelled = false
        /// Whether the server has been silent for too long before it consented.
        var isLate = false
    }

    init(
        _ configuration: WebSocketUpstream.Configuration,
        _ address: WebSocketAddress,
        _ tls: TLSConfiguration,
        _ group: MultiThreadedEventLoopGroup
    ) {
        self.configuration = configuration
        self.address = address
        self.tls = tls
        self.group = group
    }

    /// The next message; nil at the end.
    func next() async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            let connection: WebSocketConnection
            if let open = self.state.withLock({ $0.connection }) {
                connection = open
            } else {
                connection = try await self.open()
            }
            return try await connection.next()
        } onCancel: {
            self.cancel()
        }
    }

    private func open() async throws -> WebSocketConnection {
        let headers = self.configuration.key.map { ModelAPI.openai.headers($0) } ?? []
        let patience = self.configuration.patience
        let silence = TimeAmount.nanoseconds((patience.connecting + patience.silence).wholeNanoseconds)
        let limit = self.group.next().scheduleTask(in: silence) { self.abandon(isLate: true) }
        defer { limit.cancel() }
        let connection: WebSocketConnection
        do {
            connection = try await WebSocketConnection.open(
                self.address,
                headers: headers,
                patience: patience,
                tls: self.tls,
                on: self.group
            ) { channel in
                let isOver = self.state.withLock { state in
                    state.attempts.append(channel)
                    return state.isCancelled
                }
                if isOver { channel.close(promise: nil) }
            }
        } catch {
            let (isCancelled, isLate) = self.state.withLock { ($0.isCancelled, $0.isLate) }
            if isCancelled { throw CancellationError() }
            throw isLate ? UpstreamError(description: self.failure.silenceLine) : error
        }
        let isCancelled = self.state.withLock { state in
            state.connection = connection
            return state.isCancelled
        }
        if isCancelled {
            connection.close()
        } else if let message = self.configuration.openMessage {
            do {
                try await connection.send(message)
            } catch {
                throw self.failure.error(error)
            }
        }
        return connection
    }

    /// How a failure is told that comes before the first message.
    private var failure: ConnectionFailure {
        ConnectionFailure(name: self.address.name, patience: self.configuration.patience, hasBegun: false)
    }

    /// Gives up what is being connected.
    private func abandon(isLate: Bool) {
        let attempts = self.state.withLock { state in
            guard state.connection == nil else { return [] as [any Channel] }
            state.isLate = isLate
            return state.attempts
        }
        for channel in attempts { channel.close(promise: nil) }
    }

    /// Tells the server to stop, and closes the connection; from any thread, at once.
    private func cancel() {
        let connection = self.state.withLock { state in
            defer { state.isCancelled = true }
            return state.isCancelled ? nil : state.connection
        }
        connection?.close(message: self.configuration.cancelMessage)
        self.abandon(isLate: false)
    }

    /// Closes the connection; returns when nothing is left of it.
    func close() async {
        let connection = self.state.withLock { state in
            state.isCancelled = true
            return state.connection
        }
        connection?.close()
        await connection?.closed()
    }
}

/// The messages of a WebSocket.
private struct Messages: AsyncSequence, Sendable {
    let socket: WebSocket

    func makeAsyncIterator() -> Iterator { Iterator(socket: self.socket) }

    struct Iterator: AsyncIteratorProtocol {
        let socket: WebSocket

        mutating func next() async throws -> [UInt8]? { try await self.socket.next() }
    }
}
#endif
