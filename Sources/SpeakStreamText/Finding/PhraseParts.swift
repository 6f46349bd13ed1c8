/// The parts of a phrase between changes of its language.
struct PhraseParts: Sendable {
    /// Parts that have not been taken, in order.
    private var rest: ArraySlice<Phrase> = []

    /// Whether all have been taken.
    var isEmpty: Bool { self.rest.isEmpty }

    /// The next part.
    mutating func next() -> Phrase? { self.rest.popFirst() }

    /// Parts a phrase, whose `range` counts in the speakable text.
    ///
    /// - Returns: the first part, or the phrase as it is if all of it is in the text's language.
    mutating func part(_ phrase: Phrase, _ finder: LanguageFinder) -> Phrase {
        let runs = finder.runs(in: phrase.text, words: phrase.spokenWords)
        guard runs.count > 1 else {
            var phrase = phrase
            phrase.language = runs.first?.language
            return phrase
        }
        self.rest = Self.parts(of: phrase, runs)[...]
        return self.next() ?? phrase
    }

    private static func parts(of phrase: Phrase, _ runs: [LanguageFinder.Run]) -> [Phrase] {
        let utf8 = Array(phrase.text.utf8)
        var start = 0
        return runs.enumerated().map { index, run in
            let isLast = index == runs.count - 1
            // White space between two words goes with the one before it.
            let end = isLast ? utf8.count : phrase.spokenWords[run.words.upperBound].lowerBound
            defer { start = end }
            var part = Phrase(
                text: String(decoding: utf8[start..<end], as: UTF8.self),
                range: phrase.range.lowerBound + start..<phrase.range.lowerBound + end,
                breakAfter: isLast ? phrase.breakAfter : .run,
                reason: isLast ? phrase.reason : .language,
                words: phrase.spokenWords[run.words].map {
                    $0.lowerBound + phrase.range.lowerBound..<$0.upperBound + phrase.range.lowerBound
                },
                opensParagraph: index == 0 && phrase.opensParagraph
            )
            part.language = run.language
            return part
        }
    }
}
