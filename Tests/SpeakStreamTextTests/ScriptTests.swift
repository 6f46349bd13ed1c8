import SpeakStreamText
import Testing

/// The script of the text decides, whatever the language of the session.
@Suite struct ScriptTests {
    static let cases: [Marked] = [
        // Chinese
        "\u{4ECA}\u{5929}\u{4E0B}\u{96E8}\u{3002}|\u{4F60}\u{5E26}\u{4F1E}\u{4E86}\u{5417}\u{FF1F}|\u{5E26}\u{4E86}\u{FF01}",
        "\u{4ED6}\u{8BF4}\u{FF1A}\u{201C}\u{4E0B}\u{96E8}\u{4E86}\u{3002}\u{201D}|\u{6211}\u{4E0D}\u{4FE1}\u{3002}",
        "\u{6211}\u{7528}Swift 6.3\u{3002}|\u{5B83}\u{5F88}\u{597D}\u{3002}",
        // Japanese: a quotation with a particle behind it goes on.
        "\u{96E8}\u{3067}\u{3059}\u{3002}|\u{5098}\u{306F}\u{FF1F}|\u{306A}\u{3044}\u{3002}",
        "\u{300C}\u{96E8}\u{3060}\u{3002}\u{300D}\u{3068}\u{8A00}\u{3063}\u{305F}\u{3002}|\u{672C}\u{5F53}\u{3060}\u{3002}",
        "\u{300C}\u{96E8}\u{3060}\u{3002}\u{300D}|\u{5F7C}\u{306F}\u{5E30}\u{3063}\u{305F}\u{3002}",
        // Hindi
        "\u{92C}\u{93E}\u{930}\u{93F}\u{936} \u{939}\u{948}\u{964} |\u{91A}\u{932}\u{94B}\u{964}",
        // Armenian: full stop as it should be and as it is typed
        "\u{531}\u{576}\u{571}\u{580}\u{587} \u{567}\u{589} |\u{533}\u{576}\u{561}\u{576}\u{584}\u{589}",
        "\u{531}\u{576}\u{571}\u{580}\u{587} \u{567}: |\u{533}\u{576}\u{561}\u{576}\u{584}:",
        // Greek: ";" asks
        "\u{392}\u{3C1}\u{3AD}\u{3C7}\u{3B5}\u{3B9}; |\u{39D}\u{3B1}\u{3B9}.",
        // Arabic and Urdu
        "\u{647}\u{644} \u{62A}\u{645}\u{637}\u{631}\u{61F} |\u{646}\u{639}\u{645}.",
        "\u{628}\u{627}\u{631}\u{634} \u{6C1}\u{6D2}\u{6D4} |\u{686}\u{644}\u{648}\u{6D4}",
        // Amharic, Burmese, Khmer
        "\u{12DD}\u{1293}\u{1265} \u{1290}\u{12CD}\u{1362}|\u{12A5}\u{1295}\u{1202}\u{12F5}\u{1362}",
        "\u{1019}\u{102D}\u{102F}\u{1038}\u{101B}\u{103D}\u{102C}\u{104B}|\u{101E}\u{103D}\u{102C}\u{104B}",
        "\u{1797}\u{17D2}\u{179B}\u{17C0}\u{1784}\u{17D4}|\u{1791}\u{17C5}\u{17D4}",
        // Russian
        "\u{414}\u{43E}\u{436}\u{434}\u{44C}. |\u{418}\u{434}\u{451}\u{43C}! |\u{414}\u{430}?",
        // One in the other
        "He said \u{4F60}\u{597D}\u{3002}|Then he left.",
    ]

    @Test(arguments: Self.cases) func cuts(_ marked: Marked) {
        #expect(sentences(marked.text) == marked.pieces)
        #expect(sentences(marked.text, "xx") == marked.pieces)
    }

    static let others: [(String, Marked)] = [
        ("ko", "\u{BE44}\u{AC00} \u{C635}\u{B2C8}\u{B2E4}. |\u{AC00}\u{C694}."),
        ("hy", "\u{531}\u{576}\u{571}\u{580}\u{587} \u{567}\u{589} |\u{533}\u{576}\u{561}\u{576}\u{584}\u{589}"),
        ("el", "\u{392}\u{3C1}\u{3AD}\u{3C7}\u{3B5}\u{3B9}; |\u{39D}\u{3B1}\u{3B9}."),
        ("hi", "\u{92C}\u{93E}\u{930}\u{93F}\u{936}\u{964} |\u{91A}\u{932}\u{94B}\u{964}"),
        ("ur", "\u{628}\u{627}\u{631}\u{634} \u{6C1}\u{6D2}\u{6D4} |\u{686}\u{644}\u{648}\u{6D4}"),
    ]

    @Test(arguments: Self.others) func `in its own language`(_ language: String, _ marked: Marked) {
        #expect(sentences(marked.text, language) == marked.pieces)
    }

    /// The form of the verb ends a Korean sentence where no full stop stands.
    @Test(arguments: ["en", "ko"]) func `Korean verbs`(language: String) {
        let pieces = ["비가 내립니다 ", "우산을 가져가세요 ", "고맙습니다."]
        #expect(sentences(pieces.joined(), language) == pieces)
    }

    @Test func `soft-wrapped Japanese`() {
        let text = "\u{96E8}\u{306F}\n\u{6B62}\u{3093}\u{3060}\u{3002}"
        #expect(sentences(text) == [text])
    }
}
