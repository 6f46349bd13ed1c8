import SpeakStreamTesting
import SpeakStreamText
import Testing

@Suite struct PhraserPropertyTests {
    static let configurations = [
        Phraser.Configuration(), Phraser.Configuration(maximumScalars: 30),
        Phraser.Configuration(minimumClauseWords: 1, minimumClauseScalars: 1, maximumScalars: 7),
    ]

    private func check(_ phrases: [Phrase], tile text: String) {
        #expect(phrases.map(\.text).joined().utf8.elementsEqual(text.utf8))
        var offset = 0
        for phrase in phrases {
            #expect(phrase.range.lowerBound == offset)
            #expect(phrase.range.count == phrase.text.utf8.count)
            #expect(!phrase.range.isEmpty)
            #expect(!phrase.words.isEmpty || phrase.reason == .end)
            // However they were found.
            #expect(phrase.spokenWords == WordSpans.of(phrase.text))
            var last = phrase.range.lowerBound
            for word in phrase.words {
                #expect(word.lowerBound >= last && word.upperBound <= phrase.range.upperBound && !word.isEmpty)
                last = word.upperBound
            }
            offset = phrase.range.upperBound
        }
        #expect(offset == text.utf8.count)
    }

    @Test(arguments: UInt64(0)..<300) func `any split gives the same phrases`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = randomText(pieces: 80, using: &generator)
        let bytes = Array(text.utf8)
        for configuration in Self.configurations {
            for early in [true, false] {
                let whole = phrases(of: [bytes], askingAlways: false, early: early, configuration)
                self.check(whole, tile: text)
                let splits = [
                    bytes.map { [$0] }, split(bytes, longest: 4, using: &generator),
                    split(bytes, longest: 60, using: &generator),
                ]
                for pieces in splits {
                    for askingAlways in [true, false] {
                        let other = phrases(of: pieces, askingAlways: askingAlways, early: early, configuration)
                        #expect(other == whole)
                    }
                }
            }
        }
    }

    private static let long = String(repeating: "x", count: 200)

    /// Found by fuzzing: each was cut differently when it came byte by byte.
    static let findings = [
        // A clause before a word too long to have a role, which the text ends with.
        "So they went out there, and came back again, " + Self.long,
        "So they went out there and came back again of it: " + Self.long,
        "So they went out there and said: \"No" + String(repeating: "\u{FFFD}", count: 200) + ". And so on.",
        "So they went out there, and came back again, " + Self.long + "\u{3002}And so on.",
        // A question that the cap comes in the middle of.
        "It was there in the house of the woman because of it. And so on.",
        "It was there in the house - - - - - because - - " + String(repeating: "- ", count: 200) + "because of it.",
        "U.S. The\u{3002}Then A\u{FF0C}b, and 1\u{FF0C}*) so on because\u{FF0C}* it is.",
        "It was late," + String(repeating: ")", count: 300) + " he said, (" + String(repeating: "(", count: 300)
            + "because",
        "Hello. " + String(repeating: "\u{1F600}", count: 300) + " " + String(repeating: ". ", count: 300) + "End",
    ]

    @Test(arguments: Self.findings) func `what fuzzing found`(_ text: String) {
        var generator = SeededGenerator(seed: 1)
        let bytes = Array(text.utf8)
        for maximum in [7, 40, 50, 51, 52, 53, 60, 220] {
            for early in [true, false] {
                let configuration = Phraser.Configuration(maximumScalars: maximum)
                let whole = phrases(of: [bytes], askingAlways: false, early: early, configuration)
                self.check(whole, tile: text)
                for pieces in [bytes.map { [$0] }, split(bytes, longest: 30, using: &generator)] {
                    #expect(phrases(of: pieces, askingAlways: true, early: early, configuration) == whole)
                }
            }
        }
    }

    @Test(arguments: UInt64(0)..<200) func `any order of demands tiles the text`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = randomText(pieces: 120, using: &generator)
        var phraser = Phraser(Self.configurations.randomElement(using: &generator)!)
        var assembler = UTF8Assembler()
        var result: [Phrase] = []
        var received = 0
        for piece in split(Array(text.utf8), longest: 20, using: &generator) {
            let whole = assembler.push(piece)
            received += whole.count
            phraser.append(whole)
            let demand = demands.randomElement(using: &generator)!
            while let phrase = phraser.next(demand) {
                result.append(phrase)
            }
            #expect(phraser.pendingBytes == received - (result.last?.range.upperBound ?? 0))
            if demand == .everything {
                #expect(WordSpans.of(phraser.pendingText).isEmpty)
            }
        }
        phraser.end()
        while let phrase = phraser.next(demands.randomElement(using: &generator)!) {
            result.append(phrase)
        }
        #expect(phraser.isEmpty && phraser.pendingBytes == 0 && phraser.pendingText.isEmpty)
        self.check(result, tile: text)
    }

    @Test(arguments: UInt64(0)..<100) func `arbitrary bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let whole = phrases(of: [bytes], askingAlways: false)
        self.check(whole, tile: String(decoding: bytes, as: UTF8.self))
        #expect(phrases(of: split(bytes, longest: 3, using: &generator), askingAlways: true) == whole)
    }
}
