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
    /// Host and port.
    let name: String
    let patience: Patience
    /// Whether the answer had begun.
    let hasBegun: Bool

    /// What is said of a connection that ends in the middle of an answer.
    var cutLine: String { "the connection to \(self.name) was cut in mid-stream" }

    /// What is said of a server that is silent for too long.
    var silenceLine: String {
        "\(self.name) has been silent for \(self.patience.silence.rounded) s; --timeout waits longer"
    }

    /// The error as the listener is told; cancellation stays what it is.
    func error(_ error: any Error) -> any Error {
        if error is CancellationError || error is UpstreamError { return error }
        if error as? HTTPClientError == .cancelled { return CancellationError() }
        return UpstreamError(description: self.line(error))
    }

    private func line(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: return self.line(error)
        case is HTTPParserError: return self.line(.remoteConnectionClosed)
        case let error as NIOConnectionError: return self.line(error)
        case let error as IOError where error.errnoCode == ECONNRESET || error.errnoCode == EPIPE:
            return self.line(.remoteConnectionClosed)
        case is NIOSSLExtraError, is NIOSSLError, is BoringSSLError:
            return "\(self.name) can not be trusted: \(error); SSL_CERT_FILE names certificates of one's own"
        default: return "\(self.name): \(error)"
        }
    }

    private func line(_ error: HTTPClientError) -> String {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            "\(self.name) did not take the connection within \(self.patience.connecting.rounded) s"
        case .readTimeout:
            self.silenceLine
        case .remoteConnectionClosed, .uncleanShutdown:
            self.hasBegun ? self.cutLine : "\(self.name) closed the connection without an answer"
        default: "\(self.name): \(error)"
        }
    }

    private func line(_ error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.first {
            guard let cause = failure.error as? IOError else { return "\(self.name): \(failure.error)" }
            return cause.errnoCode == ECONNREFUSED
                ? "nothing answers at \(self.name); start the server, or check --url"
                : "\(self.name) can not be reached (\(String(cString: strerror(cause.errnoCode))))"
        }
        return "\(error.host) is not known; check --url"
    }
}
extension Duration {
    /// In seconds, as they are said.
    fileprivate var rounded: String {
        let seconds = Double(self.components.seconds) + Double(self.components.attoseconds) / 1e18
        return seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    }
}
#endif
