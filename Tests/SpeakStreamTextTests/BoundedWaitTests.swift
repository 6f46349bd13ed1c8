import SpeakStreamTesting
import SpeakStreamText
import Testing

/// How much text can be in hand undecided: that is what the phraser's memory is, and what a call may have to look at, so
/// that a bound on it is one on the work for each byte.
@Suite struct BoundedWaitTests {
    /// The cap, the longest question (two words of the longest kind, with all that may stand around them), a piece.
    private static func bound(_ cap: Int, piece: Int) -> Int { cap + 1024 + piece }

    static let units = [
        "x", ".", "(", ")", "[", "\"", "'", "1", "1.", "`", "```", "*", "-", "- ", ". ", "! ", ", ", "; ", "\u{2014} ",
        "[1",
        "$", "\\(", "\u{1F600}", "\u{1F600} ", ":)", "e.", "A.", "Mr. ", "U.S. ", "because ", "(because", ",,", "' ' ",
        "\u{4F60}", "\u{FF0C}", "\u{3002}", "\u{3002}\u{300D}", "\u{AC00}", "\u{964}", "\u{301}", "1) ", "\u{2022} ",
        "a\n",
        "```\n", "| ", "\u{201C}", "\u{201D} ", "a.B", "\u{561}:", "\u{3B1};", "I ", "#",
    ]

    static let openings = ["It ends. ", "It ends", "Word, ", "Word; ", "1. ", "(so "]

    @Test(arguments: Self.units) func `whatever comes`(_ unit: String) {
        for opening in Self.openings {
            for early in [true, false] {
                self.feed(opening, unit, early: early)
            }
        }
    }

    private func feed(_ opening: String, _ unit: String, early: Bool) {
        var phraser = Phraser(.init(maximumScalars: 60))
        phraser.append(opening.utf8)
        // What holds no word at all is kept for the word that follows, to a limit of its own.
        let isWordless = WordSpans.of(unit).isEmpty
        let piece = Array(String(repeating: unit, count: 1 + (isWordless ? 512 : 64) / unit.utf8.count).utf8)
        let limit = Self.bound(60, piece: piece.count) + (isWordless ? 4096 : 0)
        var most = 0
        for _ in 0..<(isWordless ? 14 : 30) {
            phraser.append(piece)
            while phraser.next(early ? .early : .sentence) != nil {}
            most = max(most, phraser.pendingText.unicodeScalars.count)
        }
        #expect(most <= limit, "\(opening.debugDescription), then \(unit.debugDescription)")
    }

    /// Found by the fuzzer: asked for byte by byte, the clause before an endless word was taken for a cut at the cap.
    @Test func `an endless word leaves the reason as it is`() {
        let text = Array(("one two three four five six, " + String(repeating: "x", count: 400)).utf8)
        let whole = phrases(of: [text], askingAlways: false)
        #expect(whole.first?.reason == .clause)
        #expect(phrases(of: text.map { [$0] }, askingAlways: true) == whole)
    }

    /// Found by the fuzzer: marks of many bytes in an endless word dropped the clause before it, if nobody had asked yet.
    @Test func `an endless word of wide marks leaves the clause`() {
        let head = String(repeating: "z", count: 160) + " , the end , end"
        let text = Array((head + String(repeating: "\u{FFFD}", count: 100)).utf8)
        let whole = phrases(of: [text], askingAlways: false, early: false)
        let single = phrases(of: text.map { [$0] }, askingAlways: true, early: false)
        #expect(single.map(\.range) == whole.map(\.range))
    }

    /// Found by the fuzzer: marks before a capital in an endless word moved the clause before it, if nobody had asked yet.
    @Test func `an endless word with a sentence in it leaves the clause`() {
        let head = String(repeating: "one two ", count: 12) + "three, go"
        let word = String(repeating: "z", count: 140) + "??Dear" + String(repeating: "?", count: 90)
        let text = Array((head + word).utf8)
        let whole = phrases(of: [text], askingAlways: false, early: false)
        #expect(phrases(of: text.map { [$0] }, askingAlways: true, early: false) == whole)
    }

    /// Text such as people write: never more than a word behind, once a sentence has ended.
    @Test func `one word in prose`() {
        let text =
            "The kettle is on the stove. It will whistle soon! Will it? Then we shall have tea with Dr. Lee and talk. "
        let sentences = Set(sentences(text))
        var phraser = Phraser()
        var given = ""
        var fed = ""
        for scalar in text.unicodeScalars {
            fed.unicodeScalars.append(scalar)
            phraser.append(String(scalar).utf8)
            while let phrase = phraser.next(.sentence) {
                #expect(sentences.contains(phrase.text))
                given += phrase.text
                #expect(fed.utf8.count - given.utf8.count <= 1)
            }
        }
        #expect(sentences.count == 4)
    }
}
