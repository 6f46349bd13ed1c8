import SpeakStreamTesting
import Testing

@testable import SpeakStreamText

/// What of a phrase is in another language than the text.
@Suite struct LanguageFinderTests {
    /// The runs of a text as `language:words`, without a language those of the text's own.
    private static func runs(_ text: String, _ finder: LanguageFinder) -> [String] {
        let words = WordSpans.of(text)
        let utf8 = Array(text.utf8)
        return finder.runs(in: text, words: words).map { run in
            let said = words[run.words].map { String(decoding: utf8[$0], as: UTF8.self) }.joined(separator: " ")
            return run.language.map { "\($0): \(said)" } ?? said
        }
    }

    @Test(arguments: [
        ("Hello there.", ["Hello there."]),
        ("Привет means hello.", ["ru: Привет", "means hello."]),
        ("They say Доброго дня, друзі in Kyiv.", ["They say", "uk: Доброго дня, друзі", "in Kyiv."]),
        ("The word 水 means water.", ["The word", "cmn: 水", "means water."]),
        ("Say こんにちは or 日本語です。", ["Say", "ja: こ ん に ち は", "or", "ja: 日 本 語 で す。"]),
        ("The angle α is small, and so are αβ.", ["The angle α is small, and so are αβ."]),
        ("It is called Ελλάδα there.", ["It is called", "el: Ελλάδα", "there."]),
        ("In 한국 we say 안녕하세요 2024 감사합니다 today.", ["In", "ko: 한국", "we say", "ko: 안녕하세요 2024 감사합니다", "today."]),
        ("سلام means peace.", ["ar: سلام", "means peace."]),
        ("They say گفت و گو there.", ["They say", "fa: گفت و گو", "there."]),
        ("Café, naïve – “quoted” … fine €5.", ["Café, naïve “quoted” fine €5."]),
        ("The letter ж is one.", ["The letter ж is one."]), ("β0, β1X1, β2X2, ε", ["β0, β1X1, β2X2, ε"]),
    ])
    func `another script is another language`(_ text: String, _ runs: [String]) {
        #expect(Self.runs(text, LanguageFinder(base: "en-us")) == runs)
    }

    @Test func `a text's own scripts are its own`() {
        #expect(Self.runs("Это iPhone, да.", LanguageFinder(base: "ru")) == ["Это iPhone, да."])
        #expect(Self.runs("日本の東京です。", LanguageFinder(base: "ja")).count == 1)
        #expect(Self.runs("他说 привет 了", LanguageFinder(base: "cmn")) == ["他 说", "ru: привет", "了"])
    }

    @Test func `a language that is listed is taken for its script`() {
        let finder = LanguageFinder(base: "en", listed: ["uk", "ja"])
        #expect(Self.runs("So Добрий means 水 here", finder) == ["So", "uk: Добрий", "means", "ja: 水", "here"])
        let only = LanguageFinder(base: "en", listed: ["ru"], findsScripts: false)
        #expect(Self.runs("So Добрий means 水 here", only) == ["So", "ru: Добрий", "means 水 here"])
        #expect(only.languages == ["ru"] && LanguageFinder(base: "en", findsScripts: false).languages.isEmpty)
    }

    @Test(arguments: [
        ("Das ist ein Haus, und es ist groß.", ["de: Das ist ein Haus, und es ist groß."]),
        ("The house is big, and it is old.", ["The house is big, and it is old."]),
        ("He said, “Das ist nicht gut,” and went.", ["He said,", "de: “Das ist nicht gut,”", "and went."]),
        ("Elle est dans la maison avec son père.", ["fr: Elle est dans la maison avec son père."]),
        ("We met in Frankfurt.", ["We met in Frankfurt."]), ("Bon appétit!", ["Bon appétit!"]),
        ("C'est où, la gare?", ["fr: C'est où, la gare?"]),
        ("Ursula von der Leyen spoke.", ["Ursula von der Leyen spoke."]),
    ])
    func `a listed language of the same script is found by its words`(_ text: String, _ runs: [String]) {
        #expect(Self.runs(text, LanguageFinder(base: "en-us", listed: ["de", "fr", "es"])) == runs)
    }

    /// The false alarms on English prose: with eleven languages listed, hardly a phrase of a model's answers in English is another.
    @Test func `English is left alone`() {
        let text = """
            The die is cast, and so on. I am in no position to say. He has a plan: to do it all again, or not at all. In the end, \
            we do as we must. Me and my son are on our way. "No problem," he said. La Paz is a city. Van Gogh was a painter. \
            Do you want to go on? It is a war of all against all. To be or not to be, that is the question. Von der Leyen spoke.
            """
        var narrator = Narrator(
            finder: LanguageFinder(
                base: "en",
                listed: ["de", "es", "fr", "it", "nl", "pt", "pl", "sv", "el", "ru", "uk"]
            )
        )
        narrator.append(Array(text.utf8))
        narrator.end()
        while let phrase = narrator.next(.sentence) { #expect(phrase.language == nil, "\(phrase.text)") }
    }

    @Test func `a change of language parts a phrase, without a break`() {
        var narrator = Narrator(finder: LanguageFinder(base: "en"))
        let text = "He said **Привет** to 3 km of us. Fine.\n"
        narrator.append(Array(text.utf8))
        narrator.end()
        var phrases: [Phrase] = []
        while let phrase = narrator.next(.sentence) { phrases.append(phrase) }
        #expect(phrases.map(\.text) == ["He said ", "**Привет** ", "to 3 km of us. ", "Fine.\n"])
        #expect(phrases.map(\.spoken) == ["He said ", "Привет ", "to 3 kilometers of us. ", "Fine.\n"])
        #expect(phrases.map(\.language) == [nil, "ru", nil, nil])
        #expect(
            phrases.map(\.breakAfter) == [.run, .run, .sentence, .paragraph] || phrases.last?.breakAfter == .sentence
        )
        #expect(phrases.map(\.reason).prefix(2) == [.language, .language])
    }

    @Test(arguments: 0..<300) func `any split gives the same, and nothing is lost`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "the", "und", "das ist", "Привет", "水", "こん", "α", "**x**", "a.", "да?", "“nicht", "ist”", "\n\n", "10 km",
            "안녕",
        ]
        let text = (0..<60).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
        let narrator = Narrator(finder: LanguageFinder(base: "en", listed: ["de"]))
        let bytes = Array(text.utf8)
        let whole = narrate([bytes], narrator)
        #expect(whole.map(\.text).joined() == text)
        for (one, next) in zip(whole, whole.dropFirst()) { #expect(one.range.upperBound == next.range.lowerBound) }
        var scalars: [[UInt8]] = []
        for scalar in text.unicodeScalars { scalars.append(Array(String(scalar).utf8)) }
        #expect(narrate(scalars, narrator) == whole)
    }
}

/// On real answers in English, where nearly nothing is another language.
@Suite(.enabled(if: Shared.has("llm-answers"), "needs ../shared/llm-answers beside the repository"))
struct LanguageFinderDataTests {
    @Test(arguments: ["fastchat_vicuna80.jsonl", "arena_hard_v0.1_gpt-4-0613.jsonl"])
    func `hardly a phrase of an answer in English is taken for another language`(_ file: String) throws {
        let finder = LanguageFinder(
            base: "en",
            listed: ["de", "es", "fr", "it", "nl", "pt", "pl", "sv", "el", "ru", "uk"]
        )
        var (count, found) = (0, [String]())
        for text in try Shared.answers(file) {
            var narrator = Narrator(finder: finder)
            narrator.append(Array(text.utf8))
            narrator.end()
            while let phrase = narrator.next(.sentence) {
                count += 1
                if let language = phrase.language { found.append("\(language): \(phrase.spoken)") }
            }
        }
        #expect(found.count * 1000 <= count, "\(found)")
    }
}
