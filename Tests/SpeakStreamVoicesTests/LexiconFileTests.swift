import SpeakStream
import SpeakStreamText
import Testing

@testable import SpeakStreamVoices

@Suite struct LexiconFileTests {
    private func read(_ text: String) throws -> Lexicon {
        try LexiconFile.read(Array(text.utf8), file: "my.toml") {
            (phonemes, notation, language) throws(SpeakStreamError) in
            guard !phonemes.contains("?") else { throw SpeakStreamError(.phonemesInvalid, "it does not know \"?\"") }
            return notation == .ipa ? "ipa(\(phonemes),\(language ?? "-"))" : phonemes
        }
    }

    @Test func `words are said as the file says`() throws {
        let lexicon = try self.read(
            """
            language = "en"
            [words]
            nginx = "engine x"
            GIF = { ipa = "dʒˈɪf" }
            kubectl = { phonemes = "k'ju:b", case = "exact" }
            "New York" = { say = "the apple", case = "any", language = "nl" }
            "[citation needed]" = ""
            """
        )
        let expected = Lexicon([
            .init("nginx", .words("engine x"), language: "en"),
            .init("GIF", .phonemes("ipa(dʒˈɪf,en)"), language: "en"),
            .init("kubectl", .phonemes("k'ju:b"), isCaseExact: true, language: "en"),
            .init("New York", .words("the apple"), isCaseExact: false, language: "nl"),
            .init("[citation needed]", .words(""), language: "en"),
        ])
        #expect(lexicon == expected)
    }

    @Test(
        "what is wrong is told with its line",
        arguments: [
            ("", "my.toml:1: there is no [words] in it"), ("[word]\na = \"b\"", "my.toml:1: word is not known here"),
            ("[words]\na = 1", "my.toml:2: \"a\" takes a string or a table, not 1"),
            ("[words]\n\na = { ipa = \"x?\" }", "my.toml:3: it does not know \"?\""),
            ("[words]\na = { ipa = \"x\", say = \"y\" }", "my.toml:2: \"a\" takes one of say, ipa and phonemes"),
            ("[words]\na = {}", "my.toml:2: \"a\" takes one of say, ipa and phonemes"),
            ("[words]\na = { sound = \"x\" }", "my.toml:2: words.a.sound is not known here"),
            ("[words]\na = { say = 3 }", "my.toml:2: words.a.say takes a string"),
            (
                "[words]\na = { say = \"b\", case = \"upper\" }",
                "my.toml:2: words.a.case takes one of \"any\", \"exact\""
            ),
            ("[words]\n\" \" = \"b\"", "my.toml:2: \" \" is no word"), ("[words]\na = \"b", "my.toml:2: no TOML: "),
        ]
    )
    func wrong(_ text: String, _ message: String) {
        let error = #expect(throws: SpeakStreamError.self) { try self.read(text) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
