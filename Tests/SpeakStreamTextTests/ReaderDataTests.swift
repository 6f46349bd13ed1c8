import SpeakStreamTesting
import SpeakStreamText
import Testing

/// What is said but for the numbers of lists, which a rendering does not hold.
private func content(_ markdown: String) -> String {
    let read = readText(of: [Array(markdown.utf8)], .init(code: .skip))
    var said: [UInt8] = []
    var start = 0
    for piece in read.pieces {
        if piece.fate != .verbatim || piece.role != .markup {
            said += read.utf8[start..<(start + piece.spoken)]
        }
        start += piece.spoken
    }
    return ReaderReference.collapsed(String(decoding: said, as: UTF8.self))
}

@Suite(.enabled(if: Shared.has("markdown/gfm.json"), "needs ../shared/markdown beside the repository"))
struct ReaderSpecificationTests {
    /// The shares that are asked for: of all examples, and of those that a stream can decide (ReaderDifferences.md).
    @Test(arguments: [("commonmark.json", "CommonMark"), ("gfm.json", "GFM")])
    func `what is said is what the rendering says`(name: String, title: String) throws {
        let examples = try Shared.examples(name)
        let wrong = examples.filter { content($0.markdown) != ReaderReference.text(of: $0.html) }
        let late = wrong.filter(self.isUndecidable).map(\.example)
        let different = wrong.map(\.example).filter { !late.contains($0) }
        let (right, decidable) = (examples.count - wrong.count, examples.count - late.count)
        print("\(name): \(right) of \(examples.count), \(decidable) of which a stream can decide")
        #expect(Double(right) >= 0.86 * Double(examples.count))
        #expect(Double(right) >= 0.95 * Double(decidable))

        let page = try ReaderDifferences()
        #expect(page.figures(of: title) == [examples.count, right, decidable])
        #expect(page.numbers(under: "What comes too late for a stream", title) == late)
        #expect(page.numbers(under: "What differs", title) == different)
    }

    /// Whether the example agrees once what a stream may not wait for is there in time.
    private func isUndecidable(_ example: Shared.Example) -> Bool {
        let reference = ReaderReference.text(of: example.html)
        return [Self.definedFirst(example.markdown), Self.joined(example.markdown)]
            .contains { $0 != nil && content($0 ?? "") == reference }
    }

    /// The text behind the definitions of its links, if it has any.
    private static func definedFirst(_ markdown: String) -> String? {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.drop { " >".contains($0) }
        }
        let definitions = lines.filter { $0.hasPrefix("[") && $0.contains("]:") }
        return definitions.isEmpty ? nil : definitions.joined(separator: "\n") + "\n\n" + markdown
    }

    /// The text in one line, if it is a paragraph of several.
    private static func joined(_ markdown: String) -> String? {
        guard !markdown.contains("\n\n") else {
            return nil
        }
        return markdown.split(separator: "\n").joined(separator: " ")
    }

    @Test(arguments: ["commonmark.json", "gfm.json"]) func `the contracts hold on the examples`(name: String) throws {
        for example in try Shared.examples(name) {
            let bytes = Array(example.markdown.utf8)
            let whole = readText(of: [bytes])
            #expect(faults(of: whole, for: bytes) == [], "example \(example.example)")
            #expect(readText(of: bytes.map { [$0] }) == whole, "example \(example.example)")
        }
    }
}

@Suite(.enabled(if: Shared.has("llm-answers"), "needs ../shared/llm-answers beside the repository"))
struct ReaderAnswerTests {
    @Test(arguments: ["fastchat_vicuna80.jsonl", "arena_hard_v0.1_gpt-4-0613.jsonl"])
    func `the contracts hold on answers of models`(name: String) throws {
        for (index, text) in try Shared.answers(name).enumerated() {
            let bytes = Array(text.utf8)
            let whole = readText(of: [bytes])
            #expect(faults(of: whole, for: bytes) == [], "answer \(index)")
            var generator = SeededGenerator(seed: UInt64(index))
            #expect(readText(of: bytes.pieces(longest: 8, using: &generator)) == whole, "answer \(index)")
        }
    }
}
