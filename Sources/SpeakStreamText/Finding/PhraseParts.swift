/// The parts of a phrase between changes of its language.
struct PhraseParts: Sendable {
    /// A part of a phrase that is all in one language.
    struct Part: Sendable {
        var said: Phraser.Said
        var cut: Phraser.Cut
        /// The language; nil for that of the text.
        var language: String?
    }

    /// Parts that have not been taken, in order.
    private var rest: ArraySlice<Part> = []

    /// Whether all have been taken.
    var isEmpty: Bool { self.rest.isEmpty }

    /// The next part.
    mutating func next() -> Part? { self.rest.popFirst() }

    /// Parts a phrase.
    ///
    /// - Returns: the first part, or all of it if it is in one language.
    mutating func part(_ said: Phraser.Said, _ cut: Phraser.Cut, _ finder: LanguageFinder) -> Part {
        let runs = finder.runs(in: said.text, words: said.words)
        let whole = Part(said: said, cut: cut, language: runs.first?.language)
        guard runs.count > 1 else { return whole }
        self.rest = Self.parts(of: whole, runs)[...]
        return self.next() ?? whole
    }

    private static func parts(of whole: Part, _ runs: [LanguageFinder.Run]) -> [Part] {
        let utf8 = Array(whole.said.text.utf8)
        let first = whole.said.range.lowerBound
        var start = 0
        return runs.enumerated().map { index, run in
            let isLast = index == runs.count - 1
            // White space between two words goes with the one before it.
            let end = isLast ? utf8.count : whole.said.words[run.words.upperBound].lowerBound
            defer { start = end }
            let said = Phraser.Said(
                text: String(decoding: utf8[start..<end], as: UTF8.self),
                range: first + start..<first + end,
                words: whole.said.words[run.words].map { $0.lowerBound - start..<$0.upperBound - start },
                opensParagraph: index == 0 && whole.said.opensParagraph
            )
            let cut = isLast ? whole.cut : Phraser.Cut(whole.cut.end, .run, .language)
            return Part(said: said, cut: cut, language: run.language)
        }
    }
}
