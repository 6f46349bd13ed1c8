import FoundationEssentials
import SpeakStreamUpstreams

/// Where a WebSocket is, in the parts that a connection needs.
struct WebSocketAddress: Sendable, Hashable {
    let host: String
    let port: Int
    let isSecure: Bool
    /// Path and query, as the request names them.
    let target: String

    /// - Throws: ``UpstreamError`` if the address is none of a WebSocket.
    init(_ text: String) throws(UpstreamError) {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(), let host = url.host,
            !host.isEmpty,
            let isSecure = ["ws": false, "wss": true, "http": false, "https": true][scheme]
        else {
            throw UpstreamError(
                description: "\(text) is no address of a WebSocket; give one such as ws://localhost:8080/stream"
            )
        }
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        self.isSecure = isSecure
        self.port = url.port ?? (isSecure ? 443 : 80)
        let path = url.percentEncodedPath
        self.target = (path.isEmpty ? "/" : path) + (url.percentEncodedQuery.map { "?\($0)" } ?? "")
    }

    /// Host and port, for messages and for the header.
    var name: String {
        let host = self.host.contains(":") ? "[\(self.host)]" : self.host
        return self.port == (self.isSecure ? 443 : 80) ? host : "\(host):\(self.port)"
    }
}
