#if Network
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import SpeakStreamUpstreams

/// An open WebSocket.
struct WebSocketConnection: Sendable {
    private let channel: any Channel
    private let reader: NIOLoopBound<MessageReader>

    /// The longest message, in bytes.
    private static let longestMessage = 16 << 20

    /// How long a server may take to say goodbye before the connection is cut.
    private static let farewell = TimeAmount.seconds(1)

    /// Connects, over TLS where the address asks for it.
    ///
    /// - Parameters:
    ///   - address: where to.
    ///   - headers: of the request, besides those of the protocol.
    ///   - patience: how long connecting may take.
    ///   - tls: whom to trust.
    ///   - group: the thread of the connection.
    ///   - onChannel: told of each attempt; closing its channel ends it.
    /// - Returns: the connection.
    /// - Throws: an ``UpstreamError`` with the line for the listener.
    static func open(
        _ address: WebSocketAddress,
        headers: [(name: String, value: String)],
        patience: Patience,
        tls: TLSConfiguration,
        on group: MultiThreadedEventLoopGroup,
        onChannel: @escaping @Sendable (any Channel) -> Void
    ) async throws -> WebSocketConnection {
        let failure = ConnectionFailure(name: address.name, patience: patience, hasBegun: false)
        do {
            let context = try address.isSecure ? NIOSSLContext(configuration: tls) : nil
            let upgraded = try await ClientBootstrap(group: group)
                .connectTimeout(.nanoseconds(patience.connecting.wholeNanoseconds))
                .channelOption(.socketOption(.tcp_nodelay), value: 1)
                // The end of a connection is not met before what came with the server's consent has found its reader.
                .channelOption(.maxMessagesPerRead, value: 1)
                .connect(host: address.host, port: address.port) { channel in
                    onChannel(channel)
                    return channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if let context {
                            let handler = try NIOSSLClientHandler(
                                context: context,
                                serverHostname: address.host.isNumericAddress ? nil : address.host
                            )
                            try pipeline.addHandler(handler)
                        }
                        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
                            upgradeConfiguration: Self.upgrade(address, headers, patience)
                        )
                        // NIO's default drops what comes together with the server's consent: the first messages.
                        configuration.leftOverBytesStrategy = .forwardBytes
                        return try pipeline.configureUpgradableHTTPClientPipeline(configuration: configuration)
                    }
                }
            guard let connection = try await upgraded.get() else {
                throw UpstreamError(
                    description: "\(address.name) opens no WebSocket at \(address.target); check the address"
                )
            }
            return connection
        } catch {
            throw failure.error(error)
        }
    }

    private static func upgrade(
        _ address: WebSocketAddress,
        _ headers: [(name: String, value: String)],
        _ patience: Patience
    ) -> NIOTypedHTTPClientUpgradeConfiguration<WebSocketConnection?> {
        let upgrader = NIOTypedWebSocketClientUpgrader<WebSocketConnection?>(maxFrameSize: Self.longestMessage) {
            channel,
            _ in
            channel.eventLoop.makeCompletedFuture { try Self(channel, address, patience) }
        }
        let head = HTTPRequestHead(
            version: .http1_1,
            method: .GET,
            uri: address.target,
            headers: HTTPHeaders([("Host", address.name)] + headers)
        )
        return NIOTypedHTTPClientUpgradeConfiguration(upgradeRequestHead: head, upgraders: [upgrader]) { channel in
            channel.close().map { nil }
        }
    }

    private init(_ channel: any Channel, _ address: WebSocketAddress, _ patience: Patience) throws {
        let reader = MessageReader(
            failure: ConnectionFailure(name: address.name, patience: patience, hasBegun: true),
            silence: .nanoseconds(patience.silence.wholeNanoseconds)
        )
        // Nothing is read that nobody asks for: the server feels it.
        try channel.syncOptions?.setOption(.autoRead, value: false)
        try channel.pipeline.syncOperations.addHandlers([
            NIOWebSocketFrameAggregator(
                minNonFinalFragmentSize: 0,
                maxAccumulatedFrameCount: 1 << 20,
                maxAccumulatedFrameSize: Self.longestMessage
            ), reader,
        ])
        self.channel = channel
        self.reader = NIOLoopBound(reader, eventLoop: channel.eventLoop)
    }

    /// The next message; nil when the server has closed the connection, or it was closed from here.
    func next() async throws -> [UInt8]? {
        try await withCheckedThrowingContinuation { asked in
            self.channel.eventLoop.execute { self.reader.value.ask(asked) }
        }
    }

    /// Sends a message.
    func send(_ message: String) async throws {
        try await self.channel.writeAndFlush(
            WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(string: message))
        )
    }

    /// Says goodbye, from any thread; whoever waits for a message gets none.
    func close(message: String? = nil) {
        self.channel.eventLoop.execute {
            self.reader.value.close(message: message)
            self.channel.eventLoop.scheduleTask(in: Self.farewell) { self.channel.close(promise: nil) }
            // What still comes is read and dropped, or its sender could not read our goodbye.
            try? self.channel.syncOptions?.setOption(.autoRead, value: true)
        }
    }

    /// Returns when nothing is left of the connection.
    func closed() async { try? await self.channel.closeFuture.get() }
}

extension String {
    /// Whether it is an address in numbers, which no certificate's name is looked up by.
    fileprivate var isNumericAddress: Bool { (try? SocketAddress(ipAddress: self, port: 0)) != nil }
}
#endif
