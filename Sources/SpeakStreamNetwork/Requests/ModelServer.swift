public import FoundationEssentials

/// A server that answers with a model, and how to reach it.
public struct ModelServer: Sendable, Hashable {
    /// How it is asked.
    public var api: ModelAPI
    /// Where it is.
    public let endpoint: URL
    /// The secret that it knows its user by.
    public var key: APIKey?
    /// How long it is waited for.
    public var patience = Patience()
    /// How often a request is sent again that the server can not answer now; never after the first token.
    public var retries = 2

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - api: how it is asked.
    ///   - url: its base address, with or without the path of the request: "http://localhost:8080", "https://openrouter.ai/api/v1";
    ///     nil for the provider's own.
    ///   - key: the secret that it knows its user by.
    /// - Throws: ``ModelServer/InvalidURL`` if the address is none of HTTP.
    public init(api: ModelAPI = .openai, url: String? = nil, key: APIKey? = nil) throws(InvalidURL) {
        self.api = api
        self.key = key
        let text = url ?? api.defaultURL
        // Ollama's own variable has no scheme.
        let address = text.contains("://") ? text : "http://\(text)"
        guard let url = URL(string: Self.endpoint(address, api)), let scheme = url.scheme,
            ["http", "https"].contains(scheme),
            let host = url.host, !host.isEmpty
        else { throw InvalidURL(url: text) }
        self.endpoint = url
    }

    /// The address is none that a request can be sent to.
    public struct InvalidURL: Error, Hashable, CustomStringConvertible {
        /// The address.
        public let url: String

        /// What is wrong, in a line.
        public var description: String {
            "\(self.url) is no address of a server; give one such as http://localhost:8080/v1"
        }
    }

    /// The address of the request: what the base address has of its path is not repeated.
    private static func endpoint(_ base: String, _ api: ModelAPI) -> String {
        let base = base.hasSuffix("/") ? String(base.dropLast()) : base
        let path = api.path
        if base.hasSuffix(path) { return base }
        let hasPath = base.split(separator: "://", maxSplits: 1).last?.contains("/") ?? false
        // A base with a path of its own, as ".../api/v1", stands for everything up to the version.
        let parts = path.split(separator: "/")
        if base.hasSuffix("/\(parts[0])") { return base + "/" + parts.dropFirst().joined(separator: "/") }
        if hasPath, base.hasSuffix("/" + parts.dropFirst().joined(separator: "/")) { return base }
        return base + path
    }

    /// The address that a redirection leads to; nil if it leaves the host, or the encryption.
    func redirected(to location: String, from url: URL) -> URL? {
        guard let target = URL(string: location, relativeTo: url)?.absoluteURL, target.host == url.host else {
            return nil
        }
        let isSame = target.scheme == url.scheme && target.port == url.port
        let isSecured = url.scheme == "http" && target.scheme == "https"
        return isSame || isSecured ? target : nil
    }

    /// Host and port, for messages.
    var name: String {
        let host = self.endpoint.host ?? ""
        return self.endpoint.port.map { "\(host):\($0)" } ?? host
    }
}
