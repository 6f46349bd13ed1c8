import SpeakStreamTesting
import SpeakStreamText
import Testing

/// What is said of markdown, cut into phrases, with the way back to the text.
@Suite struct NarratorTests {
    private static func phrases(_ text: String, pieces: some Sequence<Int>) -> [Phrase] {
        var narrator = Narrator()
        var phrases: [Phrase] = []
        var rest = Array(text.utf8)[...]
        var assembler = UTF8Assembler()
        for length in pieces where !rest.isEmpty {
            narrator.append(assembler.push(rest.prefix(length)))
            rest = rest.dropFirst(length)
            while let phrase = narrator.next(.sentence) { phrases.append(phrase) }
        }
        narrator.append(assembler.finish())
        narrator.end()
        while let phrase = narrator.next(.sentence) { phrases.append(phrase) }
        #expect(narrator.isEmpty)
        return phrases
    }

    /// How the words are said, each with the part of the text that it stands for.
    private static func words(_ phrases: [Phrase], of text: String) -> [String] {
        let bytes = Array(text.utf8)
        return phrases.flatMap { phrase in
            zip(phrase.words, phrase.spokenWords).map { range, spoken in
                let said = String(decoding: Array(phrase.spoken.utf8)[spoken], as: UTF8.self)
                let stood = String(decoding: bytes[range], as: UTF8.self)
                return said == stood ? said : "\(said)<\(stood)>"
            }
        }
    }

    @Test func `marks are not said and belong to the phrase`() {
        let text = "Be **very** careful. It is `hot`.\n"
        let phrases = Self.phrases(text, pieces: repeatElement(3, count: 100))
        #expect(phrases.map(\.text) == ["Be **very** careful. ", "It is `hot`.\n"])
        #expect(phrases.map(\.spoken) == ["Be very careful. ", "It is hot.\n"])
        #expect(Self.words(phrases, of: text) == ["Be", "very", "careful.", "It", "is", "hot.<hot`.>"])
    }

    @Test func `of other words the last stands for all`() {
        let text = "Look.\n\n```python\nx = 1\n```\n\nDone.\n"
        let phrases = Self.phrases(text, pieces: repeatElement(5, count: 100))
        #expect(phrases.map(\.text).joined() == text)
        let words = Self.words(phrases, of: text)
        #expect(words.first == "Look.")
        #expect(words.dropFirst().first == "Python<>")
        #expect(words.last == "Done.")
        #expect(words.count { $0.contains("x = 1") } <= 1)
    }

    @Test func `figures are said in words that stand for them`() {
        let text = "It costs **$5.99** for 10 km, e.g. here.\n"
        let phrases = Self.phrases(text, pieces: repeatElement(4, count: 100))
        #expect(phrases.map(\.spoken) == ["It costs 5 dollars and 99 cents for 10 kilometers, for example here.\n"])
        #expect(
            Self.words(phrases, of: text) == [
                "It", "costs", "5<>", "dollars<>", "and<>", "99<>", "cents<$5.99>", "for", "10<>",
                "kilometers,<10 km,>",
                "for<>", "example<e.g.>", "here.",
            ]
        )
    }

    @Test func `much that is not said passes without a word`() {
        let code = String(repeating: "let x = 1\n", count: 2000)
        let text = "Look:\n\n```swift\n\(code)```\n\nThat is all.\n"
        let phrases = Self.phrases(text, pieces: repeatElement(16, count: 10_000))
        #expect(phrases.map(\.text).joined() == text)
        #expect(phrases.allSatisfy { $0.text.utf8.count < 9000 })
        #expect(phrases.count { $0.words.isEmpty } > 1)
    }

    static let soup = [
        "Word ", "one, two. ", "*", "**", "`", "```\n", "[", "](http://x.y/z)", "\n", "\n\n", "# ", "- ", "1. ", "> ",
        "| a | b |\n", "|---|---|\n", "<b>", "</b>", "<think>", "</think>", "$x^2$ ", "\\*", "&amp; ",
        "https://example.org/a ", "\u{DC}ber ", "\u{4F60}\u{597D}\u{3002}", "~~", "![i](u) ", "---\n", "    ",
    ]

    @Test(arguments: 0..<200) func `phrases tile the text, however it is split`(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let text = (0..<60).map { _ in Self.soup.randomElement(using: &random)! }.joined()
        let whole = Self.phrases(text, pieces: [text.utf8.count])
        #expect(whole.map(\.text).joined() == text)
        var end = 0
        for phrase in whole {
            #expect(phrase.range.lowerBound == end)
            #expect(phrase.words.count == phrase.spokenWords.count)
            var last = phrase.range.lowerBound
            for word in phrase.words {
                #expect(word.lowerBound >= last && word.upperBound <= phrase.range.upperBound)
                last = word.upperBound
            }
            end = phrase.range.upperBound
        }
        let split = Self.phrases(text, pieces: (0..<10_000).map { _ in Int.random(in: 1...7, using: &random) })
        #expect(split.filter { !$0.words.isEmpty }.map(\.spoken) == whole.filter { !$0.words.isEmpty }.map(\.spoken))
        #expect(split.flatMap(\.words) == whole.flatMap(\.words))
    }

    /// Tokens that end sentences, that only could, and between which text may wait to be read.
    private static let tokens =
        [
            "a", " word", " The", " and", ",", ", but", ".", ". ", "!", " \"", "\"", "'", ":", ";", "; So", " (", ")",
            "1", " 2", "1)",
        ]
        + [
            " 2)", " a)", "-", " - ", "*", "**", "**x", "_", "`", "``", "~~", "=", "/", "%", "@", ">", "http", "://",
            "www", "&amp;",
        ]
        + [
            "<br>", "$", "\\", "[", "](", "|", " | ", "\n", "\n\n", "\n- ", "\n* ", "\n1. ", "\n> ", "\n# ", "```\n",
            "    ", "\u{2022}",
        ]
        + ["\u{2014}", "\u{E9}", "\u{570B}", "\u{3002}", "\u{562}\u{561}", "\u{3B2}", "\u{2026}", "\u{B2C8}\u{B2E4}"]

    @Test(arguments: 0..<100) func `text that waits to be read keeps no sentence back`(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var narrator = Narrator()
        var text: [UInt8] = []
        var count = 0
        for _ in 0..<60 {
            let token = Array(Self.tokens.randomElement(using: &random)!.utf8)
            text += token
            narrator.append(token)
            while narrator.next(.sentence) != nil { count += 1 }
            // The first text of all does not wait.
            var other = Narrator()
            other.append(text)
            var expected = 0
            while other.next(.sentence) != nil { expected += 1 }
            #expect(count == expected, "\(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test func `a colon that ends a sentence in Armenian does not wait`() {
        var narrator = Narrator()
        var counts: [Int] = []
        for token in ["\u{532}\u{561}\u{580}\u{587}", ":", " Good", " day"] {
            narrator.append(Array(token.utf8))
            var count = 0
            while narrator.next(.sentence) != nil { count += 1 }
            counts.append(count)
        }
        #expect(counts == [0, 0, 1, 0])
    }
}
