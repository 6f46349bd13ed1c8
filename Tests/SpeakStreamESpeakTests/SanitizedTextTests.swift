import SpeakStreamTesting
import Testing

@testable import SpeakStreamESpeak

@Suite("Text made fit for the engine")
struct SanitizedTextTests {
    private func clean(_ text: String, _ language: String = "en-us", continues: Bool = false) -> String {
        String(decoding: SanitizedText(text, language: language, continues: continues).utf8, as: UTF8.self)
    }

    @Test(
        "full stops inside a phrase",
        arguments: [
            ("Dr. Smith came.", "Dr Smith came."), ("See Mr. Jones vs. Mrs. Brown.", "See Mr Jones vs Mrs Brown."),
            ("e.g. this one", "e.g. this one"), ("the U.S. is big.", "the U.S. is big."),
            ("1. Wash the rice.", "1, Wash the rice."),
            ("pi is 3.14 or so.", "pi is 3.14 or so."), ("It ends.", "It ends."), ("It ends.\"", "It ends.\""),
        ]
    )
    func stops(text: String, expected: String) {
        #expect(self.clean(text) == expected)
    }

    @Test(
        "the letter A is no article",
        arguments: [
            ("at 9 A M", "at 9 A- M"), ("from A to B", "from A- to B"), ("A T P is", "A- T P is"),
            ("A over B", "A- over B"), ("option A is", "option A- is"), ("Well! A dog", "Well! A dog"),
            ("Once Upon A Time", "Once Upon A Time"), ("THIS IS A TEST", "THIS IS A TEST"), ("a cat", "a cat"),
        ]
    )
    func letters(text: String, expected: String) {
        #expect(self.clean(text) == expected)
        #expect(self.clean(text, "de") == text)
    }

    @Test("a phrase after which the sentence goes on keeps the voice up")
    func continues() {
        #expect(self.clean("and then", continues: true) == "and then,")
        #expect(self.clean("and then,", continues: true) == "and then,")
        #expect(self.clean("...", continues: true) == "...")
    }

    @Test("controls go, and words on both sides of them stay apart or together as they were")
    func controls() {
        #expect(self.clean("a\u{0}b\u{7}c") == "abc")
        #expect(self.clean("a\tb\nc") == "a b c")
        #expect(SanitizedText("a\u{0}b", language: "en", continues: false).dropped == 1)
    }

    @Test("a script is for the voices that know it")
    func scripts() {
        #expect(self.clean("你好", "cmn") == "你好")
        let english = SanitizedText("say 你好 now", language: "en-us", continues: false)
        #expect(english.dropped == 2)
        #expect(String(decoding: english.utf8, as: UTF8.self).split(separator: " ") == ["say", "now"])
        #expect(!SanitizedText("你好", language: "en-us", continues: false).isSpeakable)
        #expect(self.clean("Γειά привет") == "Γειά привет")
        #expect(self.clean("مرحبا", "ar") == "مرحبا")
    }

    @Test(
        "words of other scripts stand apart, for eSpeak NG uses freed memory when they do not",
        arguments: [
            ("de", "γж", "γ "), ("de", "деvслово", "  v     "), ("fr", "π2", "π 2"), ("en-us", "γж", "γ ж"),
            ("de", "Die α-Strahlung", "Die α -Strahlung"), ("ru", "альфа-α", "альфа- α"), ("en-us", "Δx", "Δ x"),
            ("en-us", "안녕(hello)", "안녕 (hello)"), ("en-us", "नमस्ते2", "नमस्ते 2"), ("en-us+f3", "aსb", "a ს b"),
            // Letters that stand outside a script's everyday alphabet.
            ("en-us", "ჲდ", " დ"), ("ru", "ϭα", " α"), ("el", "ϭα", "ϭα"),
            // Accents belong to the voice's own letters.
            ("en-us", "Москва\u{301}", "Москва"), ("ru", "Москва\u{301}", "Москва\u{301}"),
            // These are spelled by all but the English voices and their own.
            ("de", "ს", " "), ("kk", "에", " "), ("hi", "नमस्ते", "नमस्ते"), ("jbo", "α", " "),
            ("ko", "»‡⁉", "» ‡ ⁉"), ("ko", "^🥾 (가나)...", "^ 🥾 (가나)..."), ("hi", "डॉ॰ ॰\\", "डॉ   \\"),
            ("ko", "ㅋㅋ 가나!", "ㅋㅋ 가나!"),
        ]
    )
    func otherScripts(voice: String, text: String, expected: String) {
        #expect(self.clean(text, voice) == expected)
    }

    @Test(
        "Latin letters that the voice does not know lose their accents, the others keep them",
        arguments: [
            ("de", "Größe, Café, naïve, Ñandú, ẞ", "Größe, Café, naïve, Ñandú, ẞ"), ("de", "Łódź", "Lódz"),
            ("de", "xqJsqsPX ŻḬḷ lxPJu A", "xqJsqsPX ZIl lxPJu A"), ("de", "œuvre ıŒ", "oeuvre iOE"),
            ("fr", "œuvre, Łódź, Ǎ", "œuvre, Łódź, A"), ("pl", "Łódź", "Łódź"), ("vi", "Việt ơ", "Việt ơ"),
            ("cs", "Việt", "Viet"), ("ro", "și", "și"), ("en-us", "naïve Việt", "naïve Việt"),
        ]
    )
    func accents(voice: String, text: String, expected: String) {
        let clean = SanitizedText(text, language: voice, continues: false)
        #expect(String(decoding: clean.utf8, as: UTF8.self) == expected)
        #expect(clean.dropped == 0)
    }

    @Test("after a cut in a long token, other scripts still stand apart")
    func longForeignToken() {
        let long = String(repeating: "α", count: SanitizedText.longestToken + 1)
        #expect(self.clean(long + "b", "de").hasSuffix(" α b"))
    }

    @Test("what was set apart, folded or left out leads back to where it came from")
    func offsetsOfOtherScripts() {
        let clean = SanitizedText("aγ Œჲb", language: "de", continues: false)
        #expect(String(decoding: clean.utf8, as: UTF8.self) == "a γ OE b")
        #expect(clean.offsets == [0, 1, 1, 3, 4, 4, 6, 9])
        #expect(clean.dropped == 1)
    }

    @Test("a token of absurd length is said in pieces")
    func longToken() {
        let pieces = self.clean(String(repeating: "a", count: 500)).split(separator: " ")
        #expect(pieces.allSatisfy { $0.count <= SanitizedText.longestToken })
        #expect(pieces.joined().count == 500)
    }

    @Test("each scalar leads back to where it came from", arguments: UInt64(0)..<300)
    func offsets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab. ,ä你🙂\u{0}\u{301}7-".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...80, using: &generator) {
            text.append(alphabet.randomElement(using: &generator) ?? "a")
        }
        let original = Array(String(text).utf8)
        let clean = SanitizedText(String(text), language: "en", continues: false)
        let scalars = Array(String(decoding: clean.utf8, as: UTF8.self).unicodeScalars)
        #expect(scalars.count == clean.offsets.count)
        #expect(zip(clean.offsets, clean.offsets.dropFirst()).allSatisfy { $0 < $1 })
        for (scalar, offset) in zip(scalars, clean.offsets) where !" ,".unicodeScalars.contains(scalar) {
            let bytes = Array(String(Character(scalar)).utf8)
            #expect(Array(original[offset..<offset + bytes.count]) == bytes)
        }
    }
}
