import FoundationEssentials

/// Which proxy a request goes through, by the variables that curl and others read: `https_proxy`, `http_proxy`, `all_proxy` and
/// `no_proxy`.
struct ProxySettings: Sendable {
    let environment: [String: String]

    /// A proxy.
    struct Proxy: Sendable, Hashable {
        var host: String
        var port: Int
        var isSOCKS: Bool
        var credentials: String?
    }

    /// The proxy for an address; nil if it is reached without one.
    func proxy(for url: URL) -> Proxy? {
        guard let host = url.host?.lowercased(), !self.isExempt(url, host) else { return nil }
        // `HTTP_PROXY` in capitals is not read, as curl does not: a CGI program would have it from its client.
        let names = url.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        guard
            let value = (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap({ self.environment[$0] }).first(where: {
                !$0.isEmpty
            }),
            let proxy = URL(string: value.contains("://") ? value : "http://\(value)"), let proxyHost = proxy.host
        else { return nil }
        let isSOCKS = proxy.scheme?.hasPrefix("socks") ?? false
        let credentials = proxy.user(percentEncoded: false).map {
            "\($0):\(proxy.password(percentEncoded: false) ?? "")"
        }
        return Proxy(
            host: proxyHost,
            port: proxy.port ?? (isSOCKS ? 1080 : 3128),
            isSOCKS: isSOCKS,
            credentials: credentials
        )
    }

    private func isExempt(_ url: URL, _ host: String) -> Bool {
        // What runs on this machine is reached from nowhere else.
        if host == "localhost" || host == "::1" || host.hasPrefix("127.") { return true }
        let list = self.environment["no_proxy"] ?? self.environment["NO_PROXY"] ?? ""
        return list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
            if entry == "*" { return true }
            var name = entry.hasPrefix("*.") ? entry.dropFirst(2) : entry.drop { $0 == "." }
            // A port belongs to the name only where there is one colon: more are IPv6.
            if let colon = name.lastIndex(of: ":"), name.firstIndex(of: ":") == colon {
                guard Int(name[name.index(after: colon)...]) == url.port ?? (url.scheme == "https" ? 443 : 80) else {
                    return false
                }
                name = name[..<colon]
            }
            return !name.isEmpty && (host == name || host.hasSuffix(".\(name)"))
        }
    }
}
