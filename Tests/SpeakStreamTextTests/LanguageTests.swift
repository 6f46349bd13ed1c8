import FoundationEssentials
import Testing

@testable import SpeakStreamText

@Suite struct LanguageTests {
    /// Tag and the code that stands first.
    static let tags = [
        ("am", "am"), ("ar", "ar"), ("hy", "hy"), ("bg", "bg"), ("my", "my"), ("zh", "zh"), ("cs", "cs"), ("da", "da"),
        ("nl", "nl"), ("en", "en"), ("fi", "fi"), ("fr", "fr"), ("de", "de"), ("el", "el"), ("hi", "hi"), ("hu", "hu"),
        ("id", "id"), ("it", "it"), ("ja", "ja"), ("kk", "kk"), ("km", "km"), ("ko", "ko"), ("nb", "nb"), ("fa", "fa"),
        ("pl", "pl"), ("pt", "pt"), ("ro", "ro"), ("ru", "ru"), ("sk", "sk"), ("es", "es"), ("sv", "sv"), ("tr", "tr"),
        ("uk", "uk"), ("ur", "ur"), ("vi", "vi"),
        ("en-US", "en"), ("pt_BR", "pt"), ("DE-at", "de"), ("no", "nb"), ("nn-NO", "nb"), ("zh-Hant-TW", "zh"),
    ]

    @Test(arguments: Self.tags) func `is found by its tag`(_ tag: String, _ code: String) {
        #expect(Language(tag).codes.first == code)
    }

    @Test(arguments: Self.tags) func `is found by each of its codes`(_ tag: String, _: String) {
        let language = Language(tag)
        for code in language.codes {
            #expect(Language(code).codes == language.codes)
        }
    }

    @Test(arguments: ["", "-", "xx", "english", "e", "tlh-Latn"]) func `an unknown tag is no language`(_ tag: String) {
        #expect(Language(tag).codes.isEmpty)
    }

    @Test func `every file is a language with a tag`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/SpeakStreamText/Languages")
        let known = Set(Self.tags.map(\.1))
        var codes: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let source = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            guard let list = source.firstRange(of: "codes: [\"") else { continue }
            let code = String(source[list.upperBound...].prefix { $0 != "\"" })
            #expect(Language(code).codes.first == code, "\(name)")
            codes.insert(code)
        }
        #expect(codes == known)
    }

    /// What the doc comment of `Language` asks of the lists, read from the sources: the tables keep only what fits.
    @Test func `the lists are as they should be`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/SpeakStreamText/Languages")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let source = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            guard source.contains("codes: [\"") else { continue }
            for (label, words) in Self.lists(source) {
                #expect(!words.isEmpty, "\(name): \(label)")
                for word in words {
                    #expect(word.utf8.count <= Spelling.capacity, "\(name): \(label): \(word)")
                    #expect(word.utf8.last != UInt8(ascii: "."), "\(name): \(label): \(word)")
                    // A capital means something in lists of abbreviations only.
                    let mayBeCapital = ["titles", "numbered", "trailing", "names"].contains(label)
                    #expect(mayBeCapital || word.first?.isUppercase != true, "\(name): \(label): \(word)")
                }
            }
        }
    }

    /// The lists of a file with their labels: the arguments of `Language.init`, each begun on a line of its own.
    private static func lists(_ source: String) -> [(label: String, words: [Substring])] {
        var result: [(label: String, words: [Substring])] = []
        for line in source.split(separator: "\n") {
            let indent = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indent)
            if indent == 8, let colon = text.firstIndex(of: ":"), text[colon...].contains("\"") {
                result.append((String(text[..<colon]), []))
            } else if indent < 12 {
                continue
            }
            guard !result.isEmpty, indent == 12 || text.contains("\"") else { continue }
            let start = indent == 8 ? text.firstIndex(of: "\"") ?? text.endIndex : text.startIndex
            let words = text[start...].split { $0 == " " || $0 == "\"" || $0 == "\\" }.filter { $0 != "," }
            result[result.count - 1].words += words
        }
        return result.filter { $0.label != "codes" }
    }

    @Test func `roles`() {
        func roles(_ word: String, _ language: String = "en") -> WordRoles {
            var spelling = Spelling()
            for byte in word.utf8 { spelling.append(byte) }
            return Language(language).words.rolesOfParts(of: &spelling)
        }
        #expect(roles("Mr").contains(.title) && roles("MR").contains(.title))
        #expect(roles("Sat").contains(.name) && !roles("sat").contains(.name))
        #expect(roles("5kg").contains(.trailing))
        #expect(roles("nosuchword").isEmpty && roles("").isEmpty)
        #expect(roles(String(repeating: "x", count: 100)).isEmpty)
        #expect(roles("\u{41C}\u{418}\u{41D}", "ru") == roles("\u{43C}\u{438}\u{43D}", "ru"))
        #expect(roles("M\u{C4}RZ", "de").contains(.month))
    }
}
