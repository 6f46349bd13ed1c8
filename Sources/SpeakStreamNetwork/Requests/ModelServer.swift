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
        guard let url = Self.endpoint(text, api) else { throw InvalidURL(url: text) }
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

    /// The address of the request; nil if the base address is none of HTTP.
    private static func endpoint(_ base: String, _ api: ModelAPI) -> URL? {
        let address = base.contains("://") ? base : "http://" + (api == .ollama ? Self.ollamaHost(base) : base)
        guard var components = URLComponents(string: address), let scheme = components.scheme?.lowercased(),
            ["http", "https"].contains(scheme), components.host?.isEmpty == false,
            (1...65_535).contains(components.port ?? 80)
        else { return nil }
        components.scheme = scheme
        components.fragment = nil
        var path = components.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        components.percentEncodedPath = Self.path(path, api)
        return components.url
    }

    /// Ollama's own variable may be a host, a port or both, as its server and its command take them.
    private static func ollamaHost(_ text: String) -> String {
        let host = text.prefix { $0 != "/" }
        let path = text.dropFirst(host.count)
        // An address of IPv6 has colons of its own.
        if host.count(where: { $0 == ":" }) > 1, !host.hasPrefix("[") { return "[\(host)]:11434\(path)" }
        if host.hasPrefix(":") { return "localhost\(host)\(path)" }
        return host.split(separator: "]").last?.contains(":") == true && !host.hasSuffix("]")
            ? text : "\(host):11434\(path)"
    }

    /// The path of the request: what the base address has of it is not repeated.
    private static func path(_ base: String, _ api: ModelAPI) -> String {
        let parts = api.path.split(separator: "/")
        let (version, rest) = ("/\(parts[0])", "/" + parts.dropFirst().joined(separator: "/"))
        if base.isEmpty || base.hasSuffix(api.path) { return base.isEmpty ? api.path : base }
        if base.hasSuffix(version) { return base + rest }
        switch api {
        // OpenAI's programs take a base with a path for everything up to the version, whatever that is called.
        case .openai: return base.hasSuffix(rest) ? base : base + rest
        case .anthropic: return base.hasSuffix(rest) ? base : base + api.path
        case .ollama: return base + api.path
        }
    }

    /// The address that a redirection leads to; nil if it leaves the host, the port or the encryption.
    func redirected(to location: String, from url: URL) -> URL? {
        guard let target = URL(string: location, relativeTo: url)?.absoluteURL, let host = target.host,
            host.lowercased() == url.host?.lowercased(), let scheme = target.scheme?.lowercased(),
            ["http", "https"].contains(scheme)
        else { return nil }
        let isSame = scheme == url.scheme && target.usedPort == url.usedPort
        let isSecured = url.scheme == "http" && scheme == "https" && [443, url.usedPort].contains(target.usedPort)
        return isSame || isSecured ? target : nil
    }

    /// Host and port, for messages.
    var name: String {
        let host = self.endpoint.host ?? ""
        let shown = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return self.endpoint.port.map { "\(shown):\($0)" } ?? shown
    }
}

extension URL {
    /// The port that it leads to, written or not.
    fileprivate var usedPort: Int { self.port ?? (self.scheme?.lowercased() == "https" ? 443 : 80) }
}
