import FoundationEssentials
import SpeakStreamTesting
import SpeakStreamText
import Testing

/// Answers of real models, which lie beside the repository on a development machine only.
private enum Answers {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/llm-answers").standardizedFileURL

    static let files = [
        "fastchat_vicuna80.jsonl", "arena_hard_v0.1_gpt-4-0613.jsonl",
    ].map { Self.folder.appending(path: $0) }

    static let areHere = files.allSatisfy { FileManager.default.fileExists(atPath: $0.path) }

    private struct Answer: Decodable {
        var text: String
    }

    static func first(_ count: Int, of file: URL) throws -> [String] {
        let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).prefix(count)
        return try lines.map { try JSONDecoder().decode(Answer.self, from: Data($0)).text }
    }
}

@Suite(.enabled(if: Answers.areHere, "needs ../shared/llm-answers beside the repository"))
struct LanguageModelAnswerTests {
    @Test(arguments: [0, 1]) func `any split gives the same phrases`(file: Int) throws {
        for (index, text) in try Answers.first(60, of: Answers.files[file]).enumerated() {
            let bytes = Array(text.utf8)
            let whole = phrases(of: [bytes], askingAlways: false)
            #expect(whole.map(\.text).joined().utf8.elementsEqual(text.utf8))
            #expect(whole.dropLast().allSatisfy { !$0.words.isEmpty && $0.text.unicodeScalars.count < 500 })
            for seed in 0..<3 {
                var generator = SeededGenerator(seed: UInt64(index * 3 + seed))
                let other = phrases(of: split(bytes, longest: 8, using: &generator), askingAlways: true)
                #expect(other == whole, "answer \(index), seed \(seed)")
            }
        }
    }
}
