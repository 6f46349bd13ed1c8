import SpeakStreamText
import Testing

@Suite struct ClauseTests {
    static let first: [Marked] = [
        "When the rain stopped, |we went out, and played.",
        "Well, that is fine, said the man.",
        "Here is a list: |one, two.",
        "It was good \u{2014} very good.",
        "It was a good year for us \u{2014} |very good.",
        "The old house (built long ago) |still stands.",
        "The old house (built, they say, long ago) |still stands.",
        "She said \"one, two, three, four\" and left; |then came back.",
        "It was on Friday, June 3, 2020, |that it began.",
        "We count to 1, 2, 3 and 4, |then stop.",
        "See pages 5 \u{2013} 10 of it, |please do.",
        "It works, e.g. here, |so use it.",
        "Short one. |Then a longer, calmer one.",
        "No marks at all\n|Next line",
        "Now you may call print(x, y) |when done.",
        "\u{4F60}\u{597D}\u{4E16}\u{754C}\u{6211}\u{4EEC}\u{4ECA}\u{5929}\u{5F88}\u{9AD8}\u{5174}\u{FF0C}|\u{518D}\u{89C1}\u{3002}",
        "a, b, c, d, e.",
    ]

    @Test(arguments: Self.first) func early(_ marked: Marked) {
        let result = phrases(of: [Array(marked.text.utf8)], askingAlways: false)
        #expect(result.first?.text == marked.pieces[0])
        if result.first?.reason == .clause {
            #expect(result.first?.breakAfter == .clause)
        }
    }

    @Test func `early needs the next word`() {
        var phraser = Phraser()
        phraser.append("When the rain stopped, we".utf8)
        #expect(phraser.next(.early) == nil)
        phraser.append(" ".utf8)
        #expect(phraser.next(.early)?.text == "When the rain stopped, ")
    }

    @Test func `clause takes the best, sentence first`() {
        var phraser = Phraser()
        phraser.append("When the rain had stopped, we all went out, and played ".utf8)
        let phrase = phraser.next(.clause)
        #expect(phrase?.text == "When the rain had stopped, ")
        #expect(phrase?.reason == .clause)
        #expect(phraser.next(.clause)?.text == "we all went out, ")
        #expect(phraser.next(.clause) == nil)
        phraser.append("all day. But then, in the evening, it ".utf8)
        #expect(phraser.next(.clause)?.reason == .boundary)
        #expect(phraser.next(.clause)?.text == "But then, in the evening, ")
    }

    @Test func `everything takes what is there`() {
        var phraser = Phraser()
        phraser.append("One. Two and".utf8)
        #expect(phraser.next(.everything)?.reason == .boundary)
        let rest = phraser.next(.everything)
        #expect(rest?.text == "Two and")
        #expect(rest?.reason == .demand)
        #expect(rest?.breakAfter == .clause)
        #expect(phraser.isEmpty)
        phraser.append(" three.".utf8)
        #expect(phraser.next(.everything)?.breakAfter == .sentence)
        // White space alone is joined to what follows, and what was given out makes no boundary again.
        phraser.append("\n\n".utf8)
        #expect(phraser.next(.everything) == nil)
        phraser.append("Four".utf8)
        phraser.end()
        #expect(phraser.next(.clause)?.text == "\n\nFour")
        #expect(phraser.next(.everything) == nil)
    }

    @Test func `a long sentence is cut at the cap`() {
        let configuration = Phraser.Configuration(maximumScalars: 40)
        func cut(_ text: String) -> [String] {
            phrases(of: [Array(text.utf8)], askingAlways: true, early: false, configuration).map(\.text)
        }
        let word = String(repeating: "x", count: 100)
        #expect(cut(word).map(\.count) == [40, 40, 20])
        #expect(cut("  --  " + word).map(\.count) == [46, 40, 20])
        #expect(
            cut("aaaa bbbb cccc dddd, eeee ffff gggg hhhh iiii jjjj.") == [
                "aaaa bbbb cccc dddd, ", "eeee ffff gggg hhhh iiii jjjj.",
            ]
        )
        #expect(
            cut("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj.") == [
                "aaaa bbbb cccc dddd eeee ffff gggg hhhh ", "iiii jjjj.",
            ]
        )
        // The white space after a sentence does not count.
        #expect(cut(String(repeating: "y", count: 39) + ".\n\n\n\nNext").count == 2)
    }
}
