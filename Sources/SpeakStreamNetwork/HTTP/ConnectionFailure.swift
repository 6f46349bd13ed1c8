#if Network
import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import SpeakStreamUpstreams

/// What went wrong with a connection, in a line that says what to do.
struct ConnectionFailure {
    let server: ModelServer
    /// Whether the answer had begun.
    let hasBegun: Bool

    /// The error as the listener is told; cancellation stays what it is.
    func error(_ error: any Error) -> any Error {
        if error is CancellationError || error is UpstreamError { return error }
        if error as? HTTPClientError == .cancelled { return CancellationError() }
        return UpstreamError(description: self.line(error))
    }

    private func line(_ error: any Error) -> String {
        let name = self.server.name
        switch error {
        case let error as HTTPClientError: return self.line(error)
        case is HTTPParserError: return self.line(HTTPClientError.remoteConnectionClosed)
        case let error as NIOConnectionError: return self.line(error)
        case let error as IOError where error.errnoCode == ECONNRESET || error.errnoCode == EPIPE:
            return self.line(HTTPClientError.remoteConnectionClosed)
        case is NIOSSLExtraError, is NIOSSLError, is BoringSSLError:
            return "\(name) can not be trusted: \(error); SSL_CERT_FILE names certificates of one's own"
        default: return "\(name): \(error)"
        }
    }

    private func line(_ error: HTTPClientError) -> String {
        let name = self.server.name
        return switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            "\(name) did not take the connection within \(self.server.connectTimeout.components.seconds) s"
        case .readTimeout:
            "\(name) has been silent for \(self.server.silenceTimeout.components.seconds) s; --timeout waits longer"
        case .remoteConnectionClosed, .uncleanShutdown:
            self.hasBegun
                ? "the connection to \(name) was cut in mid-stream" : "\(name) closed the connection without an answer"
        default: "\(name): \(error)"
        }
    }

    private func line(_ error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.first {
            guard let cause = failure.error as? IOError else { return "\(self.server.name): \(failure.error)" }
            return cause.errnoCode == ECONNREFUSED
                ? "nothing answers at \(self.server.name); start the server, or check --url"
                : "\(self.server.name) can not be reached (\(String(cString: strerror(cause.errnoCode))))"
        }
        return "\(error.host) is not known; check --url"
    }
}
#endif
