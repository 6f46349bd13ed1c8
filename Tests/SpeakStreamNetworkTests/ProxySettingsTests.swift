#if Network
import FoundationEssentials
import Testing

@testable import SpeakStreamNetwork

struct ProxySettingsTests {
    private func proxy(_ url: String, _ environment: [String: String]) throws -> String? {
        let url = try #require(URL(string: url))
        return ProxySettings(environment: environment).proxy(for: url).map {
            "\($0.isSOCKS ? "socks " : "")\($0.host):\($0.port)\($0.credentials.map { " \($0)" } ?? "")"
        }
    }

    @Test(
        arguments: [
            ("http://h/", ["http_proxy": "http://p:8080"], "p:8080"),
            ("http://h/", ["http_proxy": "p:8080"], "p:8080"),
            ("http://h/", ["http_proxy": "http://p"], "p:3128"),
            ("http://h/", ["http_proxy": ""], nil),
            ("http://h/", ["http_proxy": "", "all_proxy": "http://q"], "q:3128"),
            ("http://h/", ["HTTP_PROXY": "http://p:8080"], nil),
            ("http://h/", ["https_proxy": "http://p:8080"], nil),
            ("https://h/", ["https_proxy": "http://p:8080"], "p:8080"),
            ("https://h/", ["HTTPS_PROXY": "http://p:8080"], "p:8080"),
            ("https://h/", ["HTTPS_PROXY": "http://q:1", "https_proxy": "http://p:8080"], "p:8080"),
            ("https://h/", ["all_proxy": "socks5://p"], "socks p:1080"),
            ("https://h/", ["ALL_PROXY": "socks5h://p:9"], "socks p:9"),
            ("http://h/", ["http_proxy": "http://me:secret@p:1"], "p:1 me:secret"),
            ("http://h/", ["http_proxy": "http://me@p:1"], "p:1 me:"),
            ("http://h/", ["http_proxy": "http://me:se%40cr%3Aet@p:1"], "p:1 me:se@cr:et"),
            ("http://h/", ["http_proxy": "http://[::1]:1"], "::1:1"),
            ("http://h/", ["http_proxy": "no such thing"], nil),
            ("http://h/", [:], nil),
        ] as [(String, [String: String], String?)]
    )
    func `the proxy is that of the usual variables`(url: String, environment: [String: String], found: String?) throws {
        #expect(try self.proxy(url, environment) == found)
    }

    @Test(arguments: ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"])
    func `what runs on this machine is reached without one`(host: String) throws {
        #expect(try self.proxy("http://\(host):8080/", ["http_proxy": "http://p:1"]) == nil)
    }

    @Test(arguments: [
        ("example.org", true), (".example.org", true), ("*.example.org", true), ("EXAMPLE.org", true), ("org", true),
        ("a.org, example.org", true), ("a.org example.org", true), ("*", true), ("models.example.org:443", true),
        ("models.example.org:80", false), ("ample.org", false), ("xmodels.example.org", false), ("", false),
        (".", false), (",", false), ("a.org", false),
    ])
    func `a host that is exempt is reached without one`(list: String, isExempt: Bool) throws {
        for name in ["no_proxy", "NO_PROXY"] {
            let found = try self.proxy("https://models.Example.org/", ["https_proxy": "http://p:1", name: list])
            #expect((found == nil) == isExempt)
        }
    }

    @Test func `an address of IPv6 is exempt by itself`() throws {
        #expect(try self.proxy("http://[2001:db8::1]:80/", ["http_proxy": "p:1", "no_proxy": "2001:db8::1"]) == nil)
        #expect(try self.proxy("http://[2001:db8::2]:80/", ["http_proxy": "p:1", "no_proxy": "2001:db8::1"]) != nil)
    }
}
#endif
