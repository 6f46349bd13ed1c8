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
