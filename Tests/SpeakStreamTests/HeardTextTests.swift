import SpeakStream
import SpeakStreamTesting
import SpeakStreamText
import Testing

@Suite("The text heard")
struct HeardTextTests {
    /// Phrases of one sentence each, with their ranges.
    private func phrases(_ texts: [String]) -> [Phrase] {
        var start = 0
        return texts.map { text in
            let range = start..<start + text.utf8.count
            start = range.upperBound
            let words = WordSpans.of(text).map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound }
            return Phrase(text: text, range: range, breakAfter: .sentence, reason: .boundary, words: words)
        }
    }

    @Test("a short text is kept whole")
    func short() {
        var text = HeardText(limit: 100)
        for phrase in self.phrases(["Hello ", "world."]) {
            text.pass(phrase, to: phrase.range.upperBound, isHeard: true)
        }
        #expect(text.span == TextSpan(text: "Hello world.", start: 0, end: 12, words: 2))
        #expect(text.skipped.isEmpty)
    }

    @Test("of a long one the end is kept, cut between two characters, and all is counted")
    func long() {
        var text = HeardText(limit: 10)
        for phrase in self.phrases(Array(repeating: "äöü ", count: 1000)) {
            text.pass(phrase, to: phrase.range.upperBound, isHeard: true)
        }
        let span = text.span
        #expect(span.end == 7000)
        #expect(span.words == 1000)
        #expect(span.text.utf8.count <= 10)
        #expect(span.text.utf8.count >= 7)
        #expect(span.text.hasSuffix("äöü "))
        #expect(!span.text.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test("what was passed over is no part of what was heard, until it is")
    func gaps() {
        var text = HeardText(limit: 100)
        let phrases = self.phrases(["One two. ", "Three four five. ", "Six."])
        text.pass(phrases[0], to: 3, isHeard: true)
        text.pass(phrases[0], to: 9, isHeard: false)
        text.pass(phrases[1], to: 26, isHeard: false)
        text.pass(phrases[2], to: 30, isHeard: true)
        #expect(text.span == TextSpan(text: "OneSix.", start: 0, end: 30, words: 2))
        #expect(text.skipped.map(\.text) == [" two. ", "Three four five. "])
        #expect(text.skipped.map(\.words) == [1, 3])
        // Back to the second, as far as its second word.
        text.pass(phrases[1], to: 19, isHeard: true)
        #expect(text.span == TextSpan(text: "OneThree fourSix.", start: 0, end: 30, words: 4))
        #expect(text.skipped.map(\.text) == [" two. ", " five. "])
        text.pass(phrases[1], to: 26, isHeard: true)
        text.pass(phrases[0], to: 9, isHeard: true)
        #expect(text.span == TextSpan(text: "One two. Three four five. Six.", start: 0, end: 30, words: 6))
        // What was heard stays so.
        text.pass(phrases[1], to: 26, isHeard: false)
        #expect(text.skipped.isEmpty)
    }

    @Test("heard, passed over: together they are the text, whatever was done", arguments: UInt64(0)..<200)
    func partition(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<40).map { _ in String(repeating: "wörd ", count: Int.random(in: 1...4, using: &generator)) }
        let phrases = self.phrases(texts)
        var text = HeardText(limit: 10_000)
        var heard = [Bool](repeating: false, count: texts.joined().utf8.count)
        var next = 0
        for _ in 0..<120 where next < phrases.count {
            let isBack = next > 0 && Int.random(in: 0..<3, using: &generator) == 0
            let index = isBack ? Int.random(in: 0..<next, using: &generator) : next
            let phrase = phrases[index]
            let isHeard = Bool.random(using: &generator)
            text.pass(phrase, to: phrase.range.upperBound, isHeard: isHeard)
            if isHeard { for byte in phrase.range { heard[byte] = true } }
            next = max(next, index + 1)
        }
        let all = Array(texts.joined().utf8)[..<text.count]
        let expected = all.indices.filter { heard[$0] }.map { all[$0] }
        #expect(text.span.text == String(decoding: expected, as: UTF8.self))
        #expect(text.span.words == text.span.text.split(separator: " ").count)
        #expect(text.skipped.reduce(0) { $0 + $1.text.utf8.count } + text.span.text.utf8.count == text.count)
    }
}
