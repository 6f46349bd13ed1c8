#if Network
import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import SpeakStreamUpstreams

/// What went wrong with a connection, in a line that says what to do.
struct ConnectionFailure {
    /// Host and port.
    let name: String
    let patience: Patience
    /// The proxy that the server is reached through.
    var proxy: ProxySettings.Proxy?
    /// Whether the answer had begun.
    let hasBegun: Bool

    /// What is said of a connection that ends in the middle of an answer.
    var cutLine: String { "the connection to \(self.name) was cut in mid-stream" }

    /// What is said of a server that is silent for too long.
    var silenceLine: String {
        "\(self.name) has been silent for \(self.patience.silence.inSeconds) s; a longer timeout waits on"
    }

    /// The error as the listener is told; cancellation stays what it is.
    func error(_ error: any Error) -> any Error {
        if error is CancellationError || error is UpstreamError { return error }
        if error as? HTTPClientError == .cancelled { return CancellationError() }
        return UpstreamError(description: self.line(error))
    }

    private func line(_ error: any Error) -> String {
        let name = self.name
        switch error {
        case is Timer.Elapsed: return self.silenceLine
        case let error as HTTPClientError: return self.line(error)
        case HTTPParserError.invalidEOFState: return self.line(HTTPClientError.remoteConnectionClosed)
        case is HTTPParserError: return "\(name) does not speak HTTP; check the address"
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            return "\(name) sends what can not be unpacked: \(error)"
        case let error as NIOConnectionError: return self.line(error)
        case let error as IOError: return self.line(error)
        case NIOSSLError.handshakeFailed(let cause) where "\(cause)".contains("WRONG_VERSION_NUMBER"):
            return "\(name) does not speak TLS; check the address"
        case is NIOSSLExtraError, is NIOSSLError, is BoringSSLError:
            return "\(name) can not be trusted: \(error); SSL_CERT_FILE names certificates of one's own"
        default: return "\(name): \(error)"
        }
    }

    private func line(_ error: HTTPClientError) -> String {
        let name = self.name
        return switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            "\(self.peer) did not take the connection within \(self.patience.connecting.inSeconds) s"
        case .proxyAuthenticationRequired:
            "\(self.peer) wants a name and a password: http://NAME:PASSWORD@HOST:PORT"
        case .invalidProxyResponse: "\(self.peer) does not let it through to \(name)"
        case .remoteConnectionClosed, .uncleanShutdown:
            self.hasBegun ? self.cutLine : "\(name) closed the connection without an answer"
        default: "\(name): \(error)"
        }
    }

    private func line(_ error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.first {
            return (failure.error as? IOError).map { self.line($0) } ?? "\(self.peer): \(failure.error)"
        }
        return "\(error.host) is not known; check \(self.proxy == nil ? "the address" : "http_proxy and https_proxy")"
    }

    private func line(_ error: IOError) -> String {
        switch error.errnoCode {
        case ECONNRESET, EPIPE: self.line(HTTPClientError.remoteConnectionClosed)
        case ECONNREFUSED: "nothing answers at \(self.peer); \(self.advice)"
        default: "\(self.peer) can not be reached (\(String(cString: strerror(error.errnoCode))))"
        }
    }

    /// Whom the connection is made to.
    private var peer: String {
        self.proxy.map { "the proxy \($0.host):\($0.port)" } ?? self.name
    }

    private var advice: String {
        self.proxy == nil ? "start the server, or check the address" : "check http_proxy and https_proxy"
    }
}

extension Duration {
    /// The seconds, without a point where they are whole.
    var inSeconds: String {
        let (seconds, attoseconds) = self.components
        return attoseconds == 0 ? "\(seconds)" : "\(Double(seconds) + Double(attoseconds) / 1e18)"
    }
}
#endif
