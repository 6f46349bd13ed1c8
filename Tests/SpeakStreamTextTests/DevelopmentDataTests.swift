import FoundationEssentials
import SpeakStreamTesting
import SpeakStreamText
import Testing

/// Texts with their sentences in thirteen languages, which lie beside the repository on a development machine only.
private enum Development {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/segmentation/dev").standardizedFileURL

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) ?? [])
        .filter { $0.hasSuffix(".jsonl") }.sorted()

    private struct Line: Decodable {
        var lang: String
        var text: String?
        var sents: [String]
        var seps: [String]?

        /// The sentences with what stands between them.
        var whole: String {
            if let text = self.text { return text }
            let seps = self.seps ?? []
            return self.sents.enumerated().map { $1 + ($0 < seps.count ? seps[$0] : " ") }.joined()
        }
    }

    struct Document {
        var language: Language
        var scalars: [Unicode.Scalar]
    }

    static func documents(of file: String) throws -> [Document] {
        var languages: [String: Language] = [:]
        return try Data(contentsOf: Self.folder.appending(path: file)).split(separator: UInt8(ascii: "\n")).map {
            let line = try JSONDecoder().decode(Line.self, from: Data($0))
            let language = languages[line.lang] ?? Language(line.lang)
            languages[line.lang] = language
            return Document(language: language, scalars: Array(line.whole.unicodeScalars))
        }
    }
}

@Suite(.enabled(if: !Development.files.isEmpty, "needs ../shared/segmentation beside the repository"))
struct DevelopmentDataTests {
    /// 10,000 in all.
    ///
    /// Each is of a stretch of a document, long enough for several phrases, that may begin anywhere.
    @Test(arguments: Development.files) func `any split gives the same phrases`(file: String) throws {
        let documents = try Development.documents(of: file)
        var generator = SeededGenerator(seed: file.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
        for number in 0..<10_000 / Development.files.count + 1 {
            let document = documents[number % documents.count]
            let start = number < documents.count ? 0 : Int.random(in: 0..<document.scalars.count, using: &generator)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: document.scalars.dropFirst(start).prefix(300))
            let bytes = Array(String(text).utf8)
            let configuration = Phraser.Configuration(
                language: document.language,
                maximumScalars: number.isMultiple(of: 3) ? 60 : 220
            )
            let isEarly = number.isMultiple(of: 2)
            let whole = phrases(of: [bytes], askingAlways: false, early: isEarly, configuration)
            let pieces = split(bytes, longest: Int.random(in: 1...16, using: &generator), using: &generator)
            let other = phrases(of: pieces, askingAlways: true, early: isEarly, configuration)
            #expect(other == whole, "document \(number % documents.count), scalars from \(start)")
            #expect(whole.map(\.text).joined().utf8.elementsEqual(bytes))
            #expect(whole.allSatisfy { !$0.words.isEmpty || $0.reason == .end })
        }
    }
}
