#if Network
import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import SpeakStreamUpstreams

/// The text of a model's answer while the server sends it.
///
/// The request goes out when the first piece is asked for. A server that can not answer now is asked again, before the first token
/// only; cancelling the task that iterates closes the connection, which is what makes a server stop generating.
public struct ModelAnswer: AsyncSequence, Sendable {
    /// A piece of the answer's text, in UTF-8 bytes.
    public typealias Element = [UInt8]

    let client: ModelClient
    let request: ModelRequest
    let keepsReasoning: Bool

    /// An iterator that sends the request.
    public func makeAsyncIterator() -> Iterator { Iterator(answer: self) }

    /// Reads piece after piece.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let answer: ModelAnswer
        private var decoded: DecodedUpstream<ResponseBytes>.Iterator?
        private var hasEnded = false

        fileprivate init(answer: ModelAnswer) {
            self.answer = answer
        }

        /// The next piece; nil at the end of the answer.
        ///
        /// - Throws: ``UpstreamError`` when the server refuses, fails or breaks off, in a line for the listener.
        public mutating func next() async throws -> [UInt8]? {
            guard !self.hasEnded else { return nil }
            do {
                if self.decoded == nil { self.decoded = try await self.answer.open().makeAsyncIterator() }
                let piece = try await self.decoded?.next()
                if piece == nil { self.hasEnded = true }
                return piece
            } catch let error as UpstreamError {
                self.hasEnded = true
                // What a server says may hold anything, even the key.
                let key = self.answer.client.server.key
                throw UpstreamError(description: ShownLine.of(error.description, without: key))
            } catch {
                self.hasEnded = true
                throw error
            }
        }
    }

    /// Sends the request, again where that may help, until the answer begins.
    private func open() async throws -> DecodedUpstream<ResponseBytes> {
        let server = self.client.server
        let body = try self.request.body(for: server.api)
        var schedule = RetrySchedule(retries: server.retries)
        var url = server.endpoint
        var redirections = 0
        while true {
            let failure: String
            let response = try await self.send(body, to: url)
            switch await ServerReply(response, self.client).verdict(server, at: url) {
            case .answer(let format):
                return DecodedUpstream(
                    ResponseBytes(body: response.body, client: self.client),
                    decoder: StreamDecoder(format: format),
                    keepsReasoning: self.keepsReasoning,
                    mustBeComplete: true
                )
            case .redirect(let target) where redirections < Self.mostRedirections:
                redirections += 1
                url = target
                continue
            case .redirect: failure = "\(server.name) redirects in a circle; check the address"
            case .later(let wait, let message):
                if let wait = schedule.next(asked: wait) {
                    try await self.client.timer.sleep(for: wait)
                    continue
                }
                failure = message
            case .refused(let message): failure = message
            }
            throw UpstreamError(description: failure)
        }
    }

    private static let mostRedirections = 5

    private func send(_ body: [UInt8], to url: URL) async throws -> HTTPClientResponse {
        let client = self.client
        do {
            return try await client.timer.limit(client.server.patience.silence) { try await client.send(body, to: url) }
        } catch {
            throw client.failure(hasBegun: false).error(error)
        }
    }
}

/// The bytes of a response as they come; the server may be silent for so long only while somebody waits for them.
struct ResponseBytes: AsyncSequence, Sendable {
    let body: HTTPClientResponse.Body
    let client: ModelClient

    func makeAsyncIterator() -> Iterator { Iterator(base: self.body.makeAsyncIterator(), client: self.client) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let base: HTTPClientResponse.Body.AsyncIterator
        fileprivate let client: ModelClient

        func next() async throws -> [UInt8]? {
            // Only one task at a time reads: `limit` waits for the one that it begins. A copy reads from the same connection.
            nonisolated(unsafe) let base = self.base
            let server = self.client.server
            do {
                let bytes = try await self.client.timer.limit(server.patience.silence) {
                    var base = base
                    return try await base.next().map { Array($0.readableBytesView) }
                }
                // A body that is cancelled just ends.
                if bytes == nil { try Task.checkCancellation() }
                return bytes
            } catch {
                throw self.client.failure(hasBegun: true).error(error)
            }
        }
    }
}

extension ServerReply {
    /// So much of a refusal is looked at for its message, in bytes.
    private static let longestRefusal = 64 << 10

    /// Takes the head of a response, and the start of its body if that is no answer.
    fileprivate init(_ response: HTTPClientResponse, _ client: ModelClient) async {
        self.init(status: Int(response.status.code))
        self.contentType = response.headers.first(name: "Content-Type") ?? ""
        self.retryAfter = response.headers.first(name: "Retry-After")
        self.location = response.headers.first(name: "Location")
        guard !(200..<300).contains(self.status) else { return }
        // What can not be read of a refusal is only its message.
        let body = try? await client.timer.limit(client.server.patience.silence) {
            var (iterator, body) = (response.body.makeAsyncIterator(), [UInt8]())
            while body.count < Self.longestRefusal, let buffer = try? await iterator.next() {
                body += buffer.readableBytesView
            }
            return body
        }
        self.body = body ?? []
    }
}
#endif
