import SpeakStreamTesting
import Testing

@testable import SpeakStreamText

@Suite struct WordSpansTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return WordSpans.of(text).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    static let table: [(String, [String])] = [
        ("", []),
        ("  \n ", []),
        ("Hello world.", ["Hello", "world."]),
        (" (see \"this\"), ok", ["(see", "\"this\"),", "ok"]),
        ("one\u{2014}two three...four", ["one\u{2014}two", "three...four"]),
        ("a \u{2014} b - c *** --- ` | \u{2500}\u{2500}", ["a", "b", "c"]),
        ("**bold** _it_ `x`", ["**bold**", "_it_", "`x`"]),
        ("2 + 2 = 4", ["2", "+", "2", "=", "4"]),
        ("R & D, 5 %", ["R", "&", "D,", "5", "%"]),
        ("ok \u{1F600} \u{1F468}\u{200D}\u{1F469}", ["ok", "\u{1F600}", "\u{1F468}\u{200D}\u{1F469}"]),
        (
            "\u{4F60}\u{597D}\u{FF0C}\u{4E16}\u{754C}\u{3002}",
            ["\u{4F60}", "\u{597D}\u{FF0C}", "\u{4E16}", "\u{754C}\u{3002}"]
        ),
        ("\u{300C}\u{4F60}\u{300D}\u{FF08}\u{597D}\u{FF09}", ["\u{300C}\u{4F60}\u{300D}", "\u{FF08}\u{597D}\u{FF09}"]),
        ("iPhone\u{5F88}\u{597D}OK!", ["iPhone", "\u{5F88}", "\u{597D}", "OK!"]),
        ("\u{30B3}\u{30FC}\u{30D2}\u{30FC}", ["\u{30B3}\u{30FC}", "\u{30D2}\u{30FC}"]),
        ("\u{D55C}\u{AD6D}\u{C5B4} \u{915}\u{93E}", ["\u{D55C}\u{AD6D}\u{C5B4}", "\u{915}\u{93E}"]),
    ]

    @Test(arguments: Self.table) func words(of text: String, _ expected: [String]) {
        #expect(self.words(text) == expected)
    }

    @Test(arguments: UInt64(0)..<200) func `the detector counts the same words`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = randomText(pieces: 60, using: &generator)
        var position = TextPosition()
        for scalar in text.unicodeScalars {
            position.advance(ScalarTraits.of(scalar), length: String(scalar).utf8.count)
        }
        #expect(position.words == WordSpans.of(text).count)
        #expect(position.bytes == text.utf8.count)
    }
}
