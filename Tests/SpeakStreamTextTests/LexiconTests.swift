import SpeakStreamTesting
import Testing

@testable import SpeakStreamText

/// Words and phrases that are said otherwise than the engine would.
@Suite struct LexiconTests {
    private static func said(_ text: String, _ entries: [Lexicon.Entry], language: String = "en") -> String {
        let normalizer = Normalizer(language: language, lexicon: Lexicon(entries))
        return WordedText(text, normalizer.rewordings(of: text)).text
    }

    @Test(arguments: [
        ("Start nginx now.", "Start engine x now."), ("Nginx, NGINX; (nginx)", "engine x, engine x; (engine x)"),
        ("nginxes and my_nginx and nginx2", "nginxes and my_nginx and nginx2"),
    ])
    func `a word in small letters is found in any case, and only as a whole word`(_ text: String, _ said: String) {
        #expect(Self.said(text, [.init("nginx", .words("engine x"))]) == said)
    }

    @Test func `a word with a capital is found as it is written`() {
        let entries = [Lexicon.Entry("Polish", .words("Pole-ish"))]
        #expect(Self.said("Polish people polish.", entries) == "Pole-ish people polish.")
        let anyCase = [Lexicon.Entry("Polish", .words("Pole-ish"), isCaseExact: false)]
        #expect(Self.said("Polish people polish.", anyCase) == "Pole-ish people Pole-ish.")
        let exact = [Lexicon.Entry("polish", .words("shine"), isCaseExact: true)]
        #expect(Self.said("Polish people polish.", exact) == "Polish people shine.")
    }

    @Test func `of several the longest holds, and of two the later`() {
        let entries: [Lexicon.Entry] = [
            .init("New York", .words("the big apple")), .init("New York City", .words("NYC")),
            .init("York", .words("Jorvik")), .init("York", .words("Eboracum")),
        ]
        let said = Self.said("New  York, New York City, York", entries)
        #expect(said == "the big apple, NYC, Eboracum")
    }

    @Test func `signs are words where they are written as such`() {
        let entries: [Lexicon.Entry] = [.init("C++", .words("see plus plus")), .init("->", .words("gives"))]
        #expect(Self.said("C++ is a->b, not C.", entries) == "see plus plus is agivesb, not C.")
    }

    @Test func `no rule is applied to what an entry says, and none before it`() {
        let entries: [Lexicon.Entry] = [
            .init("Dr. Oz", .words("the 10 km doctor")), .init("10", .words("zehn")),
        ]
        #expect(
            Self.said("Dr. Oz and Dr. Smith ran 10 km.", entries) == "the 10 km doctor and Doctor Smith ran zehn km."
        )
    }

    @Test func `an entry may say nothing`() {
        #expect(Self.said("It rained [citation needed].", [.init("[citation needed]", .words(""))]) == "It rained .")
    }

    @Test func `an entry of a language holds in texts of that language`() {
        let entries: [Lexicon.Entry] = [.init("chat", .words("sha"), language: "fr-CA")]
        #expect(Self.said("Le chat dort.", entries, language: "fr") == "Le sha dort.")
        #expect(Self.said("We chat.", entries) == "We chat.")
    }

    @Test func `phonemes leave the words as they are, each with its place`() {
        let lexicon = Lexicon([
            .init("GIF", .phonemes("dZ'If")), .init("New York", .phonemes("n'u: j'O@k")),
        ])
        var narrator = Narrator(normalizer: Normalizer(lexicon: lexicon))
        let text = "In **New York** a GIF costs $5.\n"
        narrator.append(Array(text.utf8))
        narrator.end()
        let phrase = narrator.next(.sentence)
        #expect(phrase?.spoken == "In New York a GIF costs 5 dollars.\n")
        #expect(
            phrase?.pronunciations == [
                Pronunciation(range: 3..<11, phonemes: "n'u: j'O@k"), Pronunciation(range: 14..<17, phonemes: "dZ'If"),
            ]
        )
        // "In", "New", "York", "a", "GIF": each where it stands.
        #expect(phrase?.words.prefix(5).map(\.lowerBound) == [0, 5, 9, 16, 18])
        let rest = phrase?.rest(from: 2)
        #expect(rest?.pronunciations.map(\.phonemes) == ["dZ'If"])
        let range = rest?.pronunciations.first?.range ?? 0..<0
        #expect(rest.map { String(decoding: Array($0.spoken.utf8)[range], as: UTF8.self) } == "GIF")
    }

    @Test func `without words for figures the lexicon holds all the same`() {
        let normalizer = Normalizer(lexicon: Lexicon([.init("kubectl", .words("cube control"))]), rewords: false)
        let text = "kubectl costs $5"
        #expect(WordedText(text, normalizer.rewordings(of: text)).text == "cube control costs $5")
    }

    @Test func `lexicons add up, and give back what is in them`() {
        var lexicon = Lexicon([.init("a b", .words("1")), .init("a", .words("2"))])
        lexicon.add(Lexicon([.init("a", .words("3")), .init("A b", .words("4"))]))
        #expect(Lexicon(lexicon.entries) == lexicon)
        #expect(Set(lexicon.entries.map(\.written)) == ["a b", "a", "A b"])
        #expect(!lexicon.isEmpty && Lexicon().isEmpty && Lexicon([.init("  ", .words("x"))]).isEmpty)
    }

    @Test(arguments: 0..<200) func `any split gives the same, and nothing is lost`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = ["nginx", "New York", "New", "York", "C++", "the", "a.", "[x]", "it?", "GIF!", "\n\n", "10 km"]
        let text = (0..<40).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
        let lexicon = Lexicon([
            .init("nginx", .words("engine x")), .init("New York", .phonemes("n'u:")), .init("C++", .words("")),
            .init("GIF", .phonemes("dZ'If")),
        ])
        let narrator = Narrator(normalizer: Normalizer(lexicon: lexicon))
        let bytes = Array(text.utf8)
        let whole = narrate([bytes], narrator)
        #expect(whole.map(\.text).joined() == text)
        #expect(narrate(split(bytes, longest: 5, using: &generator), narrator) == whole)
        for phrase in whole {
            for pronunciation in phrase.pronunciations {
                let said = String(decoding: Array(phrase.spoken.utf8)[pronunciation.range], as: UTF8.self)
                #expect(said == (pronunciation.phonemes == "dZ'If" ? "GIF" : "New York"))
            }
        }
    }
}
