import SpeakStreamText
import Testing

@Suite struct SentenceTests {
    static let endings: [Marked] = [
        "Hello world. |This is it! |Really? |Yes.",
        "He said \"Stop.\" |Then he left.",
        "(It was late.) |We slept.",
        "**Bold end.** |Next one. |*Soft.* |`code`. |Done.",
        "\u{201C}Go.\u{201D} |\u{AB}Bon.\u{BB} |\u{201E}Gut.\u{201C} |Ende.",
        "What?! |No!! |Ok.",
        "no capital. |still a new one.",
        "\u{0647}\u{0644}\u{061F} |\u{0646}\u{0639}\u{0645}\u{06D4} |\u{0622}\u{0626}\u{06CC}\u{06D4}",
        "\u{0928}\u{092E}\u{0938}\u{094D}\u{0924}\u{0947}\u{964} |\u{0915}\u{094D}\u{092F}\u{093E}?",
        "\u{4F60}\u{597D}\u{3002}|\u{4ED6}\u{8BF4}\u{300C}\u{597D}\u{3002}\u{300D}|\u{771F}\u{7684}\u{FF1F}\u{FF01} |ok",
    ]

    static let continuations: [Marked] = [
        "Mr. Smith met Dr. Jones at St. Mary. |They spoke.",
        "Use it, e.g. Swift or C, i.e. Something fast. |Good.",
        "Apples, pears, etc. are fruit. |Apples, pears, etc. |They are fruit.",
        "See No. 5 and Fig. 3 there. |No. |That is wrong.",
        "It was Acme Inc. Chief Bob said so. |It was Acme Inc. |The rest is history.",
        "J. Smith and J. A. Brown came. |Vitamin C. |It helps.",
        "In the U.S. Senate it stands. |He lives in the U.S. |The end.",
        "He came at 5 p.m. on Monday. |He came at 5 p.m. |Then he left.",
        "Pi is 3.14 and version 2.0.1 of example.com/a.b?c is out. |See foo.txt now.",
        "I think... maybe not. |I think... |Maybe so. |Wait\u{2026} what. |Wait . . . what. |Ok.",
        "\"Really?\" he asked. |\"Really?\" |He asked. |A (wow!) moment.",
        "5! is 120. |It was in 2020. |Then came 2021. |On the 3. of May.",
        "Is it the U.S. |(The old one) or the U.S. (old) one.",
    ]

    static let lines: [Marked] = [
        "A heading\n|And a line\r\n|Another\n\n|Last",
        "1. First item\n|2. Second item. |More.\n|12. Twelfth\n|- 3. Nested",
        "Intro:\n|\n1. **Term**: text\n|   indented",
        "2020. |Then it ended.",
        "\n\n  Leading.\n|Next",
        "Text.\n|\n---\n\nNext.\n|* * *\nLast",
        "Mr.\n|Smith",
        // The first line feed decides, whatever white space stands around it.
        "End. \n|Next",
        "End.  \n|\n \nNext",
        "No end yet\nso it goes on. |Yes",
    ]

    @Test(arguments: Self.endings + Self.continuations + Self.lines) func cuts(_ marked: Marked) {
        #expect(sentences(marked.text) == marked.pieces)
    }

    @Test func breaks() {
        let text = "A heading\nOne sentence. Another.\n \n\nA line\n\nLast words"
        let result = phrases(of: [Array(text.utf8)], askingAlways: false, early: false)
        #expect(result.map(\.breakAfter) == [.sentence, .sentence, .sentence, .paragraph, .sentence])
        #expect(result.map(\.reason) == [.boundary, .boundary, .boundary, .boundary, .end])
        // A line that has ended is not kept back for the blank line after it, which the next phrase tells of.
        #expect(result[2].text == "Another.\n")
        #expect(result[3].text == " \n\nA line\n\n")
        #expect(result.map(\.opensParagraph) == [false, false, false, true, false])
        #expect(result[1].words == [10..<13, 14..<23])
    }

    @Test func `text without a word`() {
        let result = phrases(of: [Array("--- \n\n**".utf8)], askingAlways: true)
        #expect(result == [Phrase(text: "--- \n\n**", range: 0..<8, breakAfter: .sentence, reason: .end, words: [])])
        #expect(phrases(of: [], askingAlways: true) == [])
    }

    @Test func `a sentence waits for as much of the next word as it needs`() {
        var phraser = Phraser()
        func take(_ text: String) -> String? {
            phraser.append(text.utf8)
            return phraser.next(.sentence)?.text
        }
        #expect(take("It is done.") == nil)
        #expect(take(" ") == nil)
        #expect(take("A") == "It is done. ")
        // A title never ends one, an acronym does before a word that begins sentences.
        #expect(take("sk Mr. Jones of the U.S. T") == nil)
        #expect(take("he") == nil)
        #expect(take(" ") == "Ask Mr. Jones of the U.S. ")
        // The end of a line after a terminator is enough.
        #expect(take("end.\n") == "The end.\n")
        #expect(take("A line\n") == nil)
        #expect(take("\n") == "A line\n\n")
        #expect(take("Prose that\n") == nil)
        #expect(take("g") == nil)
        #expect(take("oes on\n") == nil)
        #expect(take("A") == "Prose that\ngoes on\n")
    }
}
