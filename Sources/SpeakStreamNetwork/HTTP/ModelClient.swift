#if Network
import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import SpeakStream

/// A connection to a server that answers with a model.
///
/// Made by ``withModelClient(_:environment:_:)``, and valid inside it.
public final class ModelClient: Sendable {
    let server: ModelServer
    /// For the waits of this client.
    let timer: Timer
    /// The proxy that the server is reached through.
    let proxy: ProxySettings.Proxy?
    private let client: HTTPClient

    fileprivate init(_ server: ModelServer, environment: [String: String], on group: MultiThreadedEventLoopGroup) throws
    {
        self.server = server
        self.timer = Timer(loop: group.next())
        self.proxy = ProxySettings(environment: environment).proxy(for: server.endpoint)
        var configuration = HTTPClient.Configuration()
        // Closing an HTTP/1.1 connection is what every server takes for the client's leaving.
        configuration.httpVersion = .http1Only
        configuration.redirectConfiguration = .disallow
        // Its limit on silence would also count while the server is held back, as enough text is in hand.
        configuration.timeout = .init(connect: .nanoseconds(server.patience.connecting.wholeNanoseconds))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.decompression = .enabled(limit: .size(Self.longestBuffer))
        configuration.proxy = self.proxy.map { proxy in
            if proxy.isSOCKS { return .socksServer(host: proxy.host, port: proxy.port) }
            return .server(
                host: proxy.host,
                port: proxy.port,
                authorization: proxy.credentials.map { .basic(credentials: Data($0.utf8).base64EncodedString()) }
            )
        }
        configuration.tlsConfiguration = try .trusting(environment)
        self.client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    }

    /// What a compressed answer may grow to, in bytes.
    private static let longestBuffer = 16 << 20

    /// The answer to a request, which is sent when the answer is first asked for.
    ///
    /// - Parameters:
    ///   - request: the conversation, and who is to answer.
    ///   - keepsReasoning: whether what the model thinks is passed on, between tags.
    /// - Returns: the answer's text as it comes; cancelling the task that iterates over it closes the connection.
    public func answer(to request: ModelRequest, keepsReasoning: Bool = false) -> ModelAnswer {
        ModelAnswer(client: self, request: request, keepsReasoning: keepsReasoning)
    }

    /// Sends a request once.
    func send(_ body: [UInt8], to url: URL) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = .POST
        for (name, value) in self.server.api.headers(self.server.key) { request.headers.add(name: name, value: value) }
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Accept", value: "text/event-stream, application/x-ndjson, application/json")
        // What is compressed on its way is held back until there is enough of it.
        request.headers.add(name: "Accept-Encoding", value: "identity")
        request.headers.add(name: "User-Agent", value: "speakstream")
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await self.client.execute(request, deadline: .distantFuture)
    }

    /// How a failure of the connection is told.
    func failure(hasBegun: Bool) -> ConnectionFailure {
        ConnectionFailure(name: self.server.name, patience: self.server.patience, proxy: self.proxy, hasBegun: hasBegun)
    }

    fileprivate func close() async { try? await self.client.shutdown() }
}

/// Connects to a server for as long as `body` runs; afterwards every connection is closed.
///
/// - Parameters:
///   - server: where it is, and how it is asked.
///   - environment: where the proxy's variables are looked up, and `SSL_CERT_FILE`.
///   - body: asks for answers with ``ModelClient/answer(to:keepsReasoning:)``.
/// - Returns: what `body` returns.
/// - Throws: what `body` throws, and an ``UpstreamError`` if the certificates of `SSL_CERT_FILE` can not be read.
public func withModelClient<Value>(
    _ server: ModelServer,
    environment: [String: String] = [:],
    _ body: (ModelClient) async throws -> Value
) async throws -> Value {
    try await withEventLoopThread { group in
        let client = try ModelClient(server, environment: environment, on: group)
        return try await withCleanUp {
            try await body(client)
        } cleanUp: {
            await client.close()
        }
    }
}
#endif
