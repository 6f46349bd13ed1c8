#if Network
import Testing

@testable import SpeakStreamNetwork

struct APIKeyTests {
    private let secret = "sk-test-0123456789abcdef"

    @Test(arguments: ["", " ", "\n", "two words", "line\nline", "umläut", "a\u{0}b", "a\u{7F}"])
    func `what no header may hold is no key`(text: String) {
        #expect(APIKey(text) == nil)
    }

    @Test(arguments: ["sk-1", " sk-1\n", "\r\nsk-1\r\n", "\tsk-1 "]) func `white space around a key is not of it`(
        text: String
    ) {
        #expect(APIKey(text)?.secret == "sk-1")
    }

    @Test func `a key shows itself in no way of printing`() throws {
        let key = try #require(APIKey(self.secret))
        var server = try ModelServer(key: key)
        server.key = key
        for value in [key, Optional(key) as Any, [key], server, ["key": key]] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            var printed = ""
            print(value, to: &printed)
            for text in [dumped, printed, "\(value)", String(describing: value), String(reflecting: value)] {
                #expect(!text.contains("0123456789"), "\(text)")
            }
        }
        #expect("\(key)" == "(key)")
        #expect(Mirror(reflecting: key).children.isEmpty)
    }

    @Test(arguments: [
        ("Bad key sk-test-0123456789abcdef.", "Bad key (key)."),
        ("sk-test-0123456789abcdefsk-test-0123456789abcdef", "(key)(key)"),
        // Cut within it.
        ("Bad key sk-test-01234", "Bad key (key)"),
        ("sk-test-*****cdef", "(key)*****cdef"),
        ("sk-tes, é", "sk-tes, é"),
        ("sk-test-0123456789abcdef\u{301}", "(key)\u{301}"),
        ("", ""),
    ])
    func `a key is cut out of a text, as is the start of one`(text: String, shown: String) throws {
        let key = try #require(APIKey(self.secret))
        #expect(key.redacted(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test func `a short key is cut out whole`() throws {
        let key = try #require(APIKey("abc"))
        #expect(key.redacted("ab abc abcd") == "ab (key) (key)d")
    }

    @Test func `the key goes where the API wants it`() {
        let key = APIKey(self.secret)
        let headers = { (api: ModelAPI) in api.headers(key).map { "\($0.name): \($0.value)" } }
        #expect(headers(.openai) == ["Authorization: Bearer \(self.secret)"])
        #expect(headers(.ollama) == headers(.openai))
        #expect(headers(.anthropic) == ["anthropic-version: 2023-06-01", "x-api-key: \(self.secret)"])
        #expect(ModelAPI.openai.headers(nil).isEmpty)
        #expect(ModelAPI.anthropic.headers(nil).count == 1)
    }
}
#endif
