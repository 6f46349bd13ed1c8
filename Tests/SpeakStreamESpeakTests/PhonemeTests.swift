import SpeakStream
import SpeakStreamText
import Testing

@testable import SpeakStreamESpeak

/// Pronunciations of a lexicon: checked, translated, and heard in the place of what is written.
@Suite(.serialized) struct PhonemeTests {
    @Test("what eSpeak NG knows is taken", arguments: ["dZ'If", "k'ju:b k@ntr'oUl", "t", "n'ju:klI@"])
    func known(_ phonemes: String) throws {
        try ESpeakSynthesizer.checkPhonemes(phonemes, voice: "en-us")
    }

    @Test(
        "what it does not know is told, with the place",
        arguments: [
            ("d|ʤ", "ʤ"), ("nonsense!", "\"!\""), ("", "1 to 200"), ("a]]b", "]"),
            (String(repeating: "t", count: 300), "1 to 200"),
        ]
    )
    func unknown(_ phonemes: String, _ told: String) {
        let error = #expect(throws: SpeakStreamError.self) {
            try ESpeakSynthesizer.checkPhonemes(phonemes, voice: "en-us")
        }
        #expect(error?.code == .phonemesInvalid && error?.message.contains(told) == true, "\(error?.message ?? "")")
    }

    @Test(
        "the phonetic alphabet becomes phonemes of the voice",
        arguments: [
            ("en-us", "dʒˈɪf", "dZ'If"), ("en-us", "kjˈuːb", "kj'u:b"), ("de", "ʃˈuːlə", "S'u:l@"),
            ("fr", "bɔ̃ʒˈuʁ", "bO~Z'ur"), ("en-us", "t͡ʃɪk", "tSIk"), ("en-us", "ʤɪn", "dZIn"),
        ]
    )
    func ipa(_ voice: String, _ ipa: String, _ phonemes: String) throws {
        let made = try ESpeakSynthesizer.phonemes(ipa: ipa, voice: voice)
        #expect(made.filter { $0 != "|" } == phonemes)
    }

    @Test("a sound that the voice has not is told", arguments: ["ǃa", "b☃"])
    func noSound(_ ipa: String) {
        let error = #expect(throws: SpeakStreamError.self) {
            try ESpeakSynthesizer.phonemes(ipa: ipa, voice: "en-us")
        }
        #expect(error?.message.contains("no sound for") == true)
    }

    @Test("phonemes stand in the place of a word, apart from what is around it, and its mark is the word's")
    func sanitized() {
        let text = SanitizedText(
            "The (GIF) [[here]]",
            language: "en-us",
            continues: false,
            pronunciations: [Pronunciation(range: 5..<8, phonemes: "dZ'If")]
        )
        #expect(String(decoding: text.utf8, as: UTF8.self) == "The ( [[dZ'If]]) here]]")
        #expect(text.hasPhonemes && text.offsets[7] == 5)
        #expect(!SanitizedText("The GIF", language: "en-us", continues: false).hasPhonemes)
    }

    @Test("a word that is pronounced otherwise sounds otherwise, and has its mark")
    func heard() throws {
        func say(_ pronunciations: [Pronunciation]) throws -> (frames: Int, marks: [Int]) {
            var frames = 0
            var marks: [Int] = []
            let request = SynthesisRequest(
                text: "The GIF is old.",
                voice: VoiceSettings(),
                pronunciations: pronunciations
            )
            _ = try ESpeakSynthesizer().synthesize(request) { chunk in
                frames += chunk.frames.count
                marks += chunk.marks.map(\.textOffset)
                return true
            }
            return (frames, marks)
        }
        let plain = try say([])
        let other = try say([Pronunciation(range: 4..<7, phonemes: "dZ'If@l@l@l@")])
        #expect(other.frames > plain.frames + 2205)
        #expect(plain.marks == [0, 4, 8, 11] && other.marks == plain.marks)
    }
}
