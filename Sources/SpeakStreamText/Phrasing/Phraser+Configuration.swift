extension Phraser {
    /// How short and how long phrases may be.
    public struct Configuration: Sendable {
        /// The language whose abbreviations and conjunctions hold.
        public var language: Language

        /// The fewest words before a clause break that may be taken.
        public var minimumClauseWords: Int

        /// The fewest Unicode scalars before a clause break that may be taken.
        public var minimumClauseScalars: Int

        /// The most Unicode scalars of a phrase, counted from its first word; a longer sentence is cut.
        public var maximumScalars: Int

        /// Makes a configuration; the defaults fit prose in English.
        public init(
            language: Language = .init("en"),
            minimumClauseWords: Int = 3,
            minimumClauseScalars: Int = 12,
            maximumScalars: Int = 220
        ) {
            self.language = language
            self.minimumClauseWords = minimumClauseWords
            self.minimumClauseScalars = minimumClauseScalars
            self.maximumScalars = maximumScalars
        }

        /// `maximumScalars`, made safe: a phrase holds a scalar at least.
        var cap: Int {
            max(1, self.maximumScalars)
        }
    }

    /// How hard a phrase is wanted.
    public enum Demand: Sendable, Equatable, CaseIterable {
        /// The earliest acceptable break, clause or sentence: for the first phrase of a turn.
        case early
        /// The earliest end of a sentence or line, or a cut at the cap.
        case sentence
        /// Sound runs low: the end of a sentence if there is one, else the latest acceptable clause break in hand.
        case clause
        /// Upstream stalled: the end of a sentence if there is one, else all whole words in hand.
        case words
        /// Upstream stalled for good: the end of a sentence if there is one, else all the text in hand.
        case everything
    }
}
