import SpeakStreamText
import Testing

/// What stands between a terminator and the next sentence.
@Suite struct ClosingTests {
    static let quotes: [Marked] = [
        "\"We won!\" |Everybody cheered.",
        "\"Did we win?\" asked Bo. |\"We did.\" |Bo smiled.",
        "\u{201C}Come in.\u{201D} |\u{201C}No.\u{201D} |He left.",
        "\u{2018}Come in.\u{2019} |She did.",
        "She called it \"odd.\" |Then she left.",
        "He read \"Why?\" and slept. |Good.",
        "\u{AB}Venez.\u{BB} |Elle vint.",
        "(That was all.) |We left [as planned]. |He slept (badly).",
        "It worked (I think). |Yes.",
    ]

    static let citations: [Marked] = [
        "It melts at night.[3] |By day it does not.",
        "It melts.[3][4] |It freezes.[12,13] |Then it melts.",
        "It melts.\u{B2} |It freezes.",
        "Some [2] say so. |Others do not.",
    ]

    static let ellipses: [Marked] = [
        "Well... perhaps. |Or... |Not at all.",
        "Well\u{2026} perhaps. |Or\u{2026} |Not at all.",
        "It was . . . strange. |It was long . . . |The end.",
        "He said [...] nothing. |Good.",
        "Wait...? |What...! |Fine.",
        "1, 2, 3... 10 of them. |Count.",
    ]

    static let smileys: [Marked] = [
        "That is great! :-) |Thank you.",
        "That is great. ;) |Thank you.",
        "That is great! \u{1F600} |Thank you.",
        "That is great. \u{1F600}\u{1F389} |Thank you.",
        "I like it <3 a lot. |You too?",
        "Done! \u{2705} |Next.",
    ]

    static let emphasis: [Marked] = [
        "This is **it.** |That is not.",
        "*Really?* |_Yes._ |~~No.~~ |Ok.",
        "What?! |Stop!!! |Why??? |Ok.",
        "We shop at Yahoo! in town. |Fun.",
        "is this it? |yes it is! |so be it.",
    ]

    static let joined: [Marked] = [
        "It is late.|We should go.",
        "Is it late?|The bus is gone.",
        "Use Array.Index or String.Element here. |Good.",
        "It rains; he stays. |It rains; |The bus is late.",
    ]

    @Test(
        arguments: Self.quotes + Self.citations + Self.ellipses + Self.smileys + Self.emphasis + Self.joined
    )
    func cuts(_ marked: Marked) {
        #expect(sentences(marked.text) == marked.pieces)
    }

    static let others: [(String, Marked)] = [
        ("de", "\u{201E}Komm rein.\u{201C} |Sie kam."),
        ("de", "\u{201E}Warum?\u{201C}, fragte er. |Sie schwieg."),
        ("de", "\u{BB}Geh!\u{AB} |Er ging."),
        ("nl", ",,Kom binnen.'' |Ze kwam."),
        ("nl", "Dat was alles. |,,Kom mee.'' |Ze ging."),
        ("fr", "\u{AB} Venez. \u{BB} |Elle vint."),
        ("es", "\u{BF}Vienes? |\u{A1}Claro! |Vamos."),
        ("tr", "\"Neden?\" diye sordu. |Kimse bilmiyordu."),
    ]

    @Test(arguments: Self.others) func `other languages`(_ language: String, _ marked: Marked) {
        #expect(sentences(marked.text, language) == marked.pieces)
    }
}
