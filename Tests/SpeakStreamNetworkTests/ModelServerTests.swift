#if Network
import FoundationEssentials
import Testing

@testable import SpeakStreamNetwork

struct ModelServerTests {
    @Test(
        arguments: [
            (ModelAPI.openai, nil, "https://api.openai.com/v1/chat/completions"),
            (.openai, "http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
            (.openai, "http://localhost:8080/", "http://localhost:8080/v1/chat/completions"),
            (.openai, "localhost:8080", "http://localhost:8080/v1/chat/completions"),
            (.openai, "http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions"),
            (.openai, "http://localhost:8080/v1//", "http://localhost:8080/v1/chat/completions"),
            (.openai, "https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions"),
            (.openai, "https://example.org/v1/chat/completions", "https://example.org/v1/chat/completions"),
            (.openai, "https://example.org/chat/completions/", "https://example.org/chat/completions"),
            // Versions of other names, as Google and Zhipu have them.
            (.openai, "https://example.org/v1beta/openai/", "https://example.org/v1beta/openai/chat/completions"),
            (.openai, "https://example.org/api/paas/v4", "https://example.org/api/paas/v4/chat/completions"),
            // Azure's address goes on behind the path.
            (
                .openai, "https://example.org/openai/v1?api-version=1",
                "https://example.org/openai/v1/chat/completions?api-version=1"
            ),
            (.openai, "http://[::1]:8080", "http://[::1]:8080/v1/chat/completions"),
            (.openai, "HTTP://localhost:1#there", "http://localhost:1/v1/chat/completions"),
            (.anthropic, nil, "https://api.anthropic.com/v1/messages"),
            (.anthropic, "http://localhost:4000", "http://localhost:4000/v1/messages"),
            (.anthropic, "http://localhost:4000/v1/", "http://localhost:4000/v1/messages"),
            (.anthropic, "https://example.org/anthropic", "https://example.org/anthropic/v1/messages"),
            (.anthropic, "https://example.org/v1/messages", "https://example.org/v1/messages"),
            (.ollama, nil, "http://localhost:11434/api/chat"),
            (.ollama, "http://example.org", "http://example.org/api/chat"),
            (.ollama, "http://example.org/api", "http://example.org/api/chat"),
            (.ollama, "http://example.org/chat", "http://example.org/chat/api/chat"),
            // What OLLAMA_HOST may hold.
            (.ollama, "127.0.0.1:11434", "http://127.0.0.1:11434/api/chat"),
            (.ollama, "example.org", "http://example.org:11434/api/chat"),
            (.ollama, "example.org/ollama", "http://example.org:11434/ollama/api/chat"),
            (.ollama, ":1234", "http://localhost:1234/api/chat"),
            (.ollama, "::1", "http://[::1]:11434/api/chat"),
            (.ollama, "[::1]", "http://[::1]:11434/api/chat"),
            (.ollama, "[::1]:1234", "http://[::1]:1234/api/chat"),
        ] as [(ModelAPI, String?, String)]
    )
    func `the request goes to the path of the API, whatever of it is in the base address`(
        api: ModelAPI,
        url: String?,
        endpoint: String
    ) throws {
        #expect(try ModelServer(api: api, url: url).endpoint.absoluteString == endpoint)
    }

    @Test(arguments: [
        "", "http://", "ftp://example.org", "http:///v1", "http://a b", "http://example.org:99999",
        "http://example.org:0",
        "file:///etc/passwd", "://", "http://:80",
    ])
    func `what is no address of a server is refused`(url: String) {
        #expect(throws: ModelServer.InvalidURL(url: url)) { try ModelServer(url: url) }
    }

    @Test(arguments: [
        ("http://localhost:8080", "localhost:8080"), ("https://example.org/v1", "example.org"),
        ("http://[::1]:8080", "[::1]:8080"), ("http://me:secret@example.org", "example.org"),
    ])
    func `a server is called by its host and port`(url: String, name: String) throws {
        #expect(try ModelServer(url: url).name == name)
    }

    @Test(
        arguments: [
            ("https://h/v1/x", "/v2/x", "https://h/v2/x"),
            ("https://h/v1/x", "y", "https://h/v1/y"),
            ("https://h/v1/x", "https://h/y", "https://h/y"),
            ("https://h/v1/x", "https://H:443/y", "https://H:443/y"),
            ("https://h:443/v1/x", "https://h/y", "https://h/y"),
            ("http://h/x", "https://h/y", "https://h/y"),
            ("http://h:8080/x", "https://h/y", "https://h/y"),
            ("http://h:8080/x", "//h:8080/y", "http://h:8080/y"),
            ("https://h/x", "http://h/y", nil),
            ("https://h/x", "https://h:8443/y", nil),
            ("http://h:8080/x", "http://h:9090/y", nil),
            ("http://h:8080/x", "https://h:9090/y", nil),
            ("https://h/x", "https://h.example.org/y", nil),
            ("https://h/x", "//other/y", nil),
            ("https://h/x", "https://other@h.example.org/y", nil),
            ("https://h/x", "ftp://h/y", nil),
            ("https://h/x", "file:///etc/passwd", nil),
        ] as [(String, String, String?)]
    )
    func `a redirection is followed only on the same host, and never out of the encryption`(
        url: String,
        location: String,
        target: String?
    ) throws {
        let from = try #require(URL(string: url))
        #expect(try ModelServer().redirected(to: location, from: from)?.absoluteString == target)
    }

    @Test func `what a server says is shown in one line, cut, and without controls`() {
        #expect(ShownLine.of("a\r\nb\u{1B}[2Jc\u{9B}d\u{2028}e\u{7F}", without: nil) == "a b [2Jc d e ")
        #expect(ShownLine.of(String(repeating: "x", count: 5000), without: nil).utf8.count < 1010)
        #expect(ShownLine.of("é 日本 \u{1F600}", without: nil) == "é 日本 \u{1F600}")
    }
}
#endif
