import SpeakStreamTesting
import SpeakStreamText
import Testing

@Suite struct SentenceDetectorTests {
    private static let text = """
        Dr. Ada Byron wrote it, e.g. in 1843. It was 3.5 pages long! Was it? Yes.
        A heading
        - an item
        **Bold.** Then \u{4ECA}\u{65E5}\u{306F}\u{3002}\u{306F}\u{3044}\u{3002}The end
        """

    private func ends(of pieces: [[UInt8]]) -> [Int] {
        var detector = SentenceDetector(language: Language("en"))
        var ends: [Int] = []
        for piece in pieces { detector.push(piece.span, &ends) }
        detector.finish(&ends)
        return ends
    }

    @Test func `the ends are those of the phrases`() {
        let bytes = Array(Self.text.utf8)
        let phrases = phrases(of: [bytes], askingAlways: false, early: false)
        #expect(self.ends(of: [bytes]) == phrases.dropLast().map(\.range.upperBound))
    }

    @Test(arguments: UInt64(0)..<50) func `any split gives the same ends`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(Self.text.utf8)
        #expect(self.ends(of: split(bytes, longest: 9, using: &generator)) == self.ends(of: [bytes]))
    }

    @Test func `a hesitation takes an ordinary end and no other`() {
        for (text, isEnd) in [("It is done.", true), ("It is 3.", false), ("Ask Dr.", false)] {
            var detector = SentenceDetector(language: Language("en"))
            var ends: [Int] = []
            detector.push(Array(text.utf8).span, &ends)
            detector.hesitate(&ends)
            #expect(ends == (isEnd ? [text.utf8.count] : []))
        }
    }
}
