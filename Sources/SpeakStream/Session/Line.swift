import SpeakStreamText

/// A phrase that is to be spoken, and what it is a part of.
package struct Line: Sendable, Equatable {
    /// The phrase.
    var phrase: Phrase
    /// What is said in between that it is a part of; nil for the upstream text.
    var aside: Aside?
    /// Whether an aside begins with it.
    var isFirst = false
    /// Whether an aside ends with it.
    var isLast = false

    init(_ phrase: Phrase) {
        self.phrase = phrase
    }

    /// The lines of an aside.
    static func lines(of aside: Aside, _ configuration: SpeechConfiguration) -> [Line] {
        var narrator = Narrator(configuration)
        narrator.append(Array(aside.text.utf8))
        narrator.end()
        var lines: [Line] = []
        while let phrase = narrator.next(.next(inHand: .infinity)) {
            guard !phrase.words.isEmpty else { continue }
            var line = Line(phrase)
            line.aside = aside
            line.isFirst = lines.isEmpty
            lines.append(line)
        }
        if !lines.isEmpty { lines[lines.count - 1].isLast = true }
        return lines
    }

    /// The line from a word of its phrase on.
    func rest(from word: Int) -> Line {
        var rest = self
        rest.phrase = self.phrase.rest(from: word)
        if rest.phrase.range != self.phrase.range { rest.isFirst = false }
        return rest
    }
}

extension Narrator {
    /// Reads a text as a session does.
    init(_ configuration: SpeechConfiguration) {
        let language = configuration.language ?? configuration.voice.languageTag
        let finder = LanguageFinder(
            base: language,
            listed: configuration.voices.keys.sorted(),
            findsScripts: configuration.findsScripts
        )
        self.init(
            reading: configuration.reading,
            phrasing: .init(language: Language(language), scarce: configuration.scarce.seconds),
            normalizer: configuration.normalizes || !configuration.lexicon.isEmpty
                ? Normalizer(
                    language: language,
                    emoji: configuration.emoji,
                    lexicon: configuration.lexicon,
                    rewords: configuration.normalizes
                ) : nil,
            finder: finder.languages.isEmpty ? nil : finder
        )
    }
}
