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

        /// With no more than so much sound in hand (seconds), a clause break will do where no sentence ends.
        public var scarce: Double

        /// Makes a configuration; the defaults fit prose in English.
        public init(
            language: Language = .init("en"),
            minimumClauseWords: Int = 3,
            minimumClauseScalars: Int = 12,
            maximumScalars: Int = 220,
            scarce: Double = 0.08
        ) {
            self.scarce = scarce
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
    public enum Demand: Sendable, Equatable {
        /// The first phrase of a turn: the earliest break that is good enough for the words before it.
        case early
        /// One of the phrases after it, while so much sound is in hand (seconds until the loudspeaker falls silent).
        ///
        /// With plenty in hand the end of a sentence is waited for, with little the best clause break there is will do.
        case next(inHand: Double)
        /// Upstream hesitates: the end of a sentence, or what looks like one as far as the text goes.
        case hesitating
        /// Upstream stalled: the end of a sentence if there is one, else all whole words in hand.
        case words
        /// Upstream stalled for good: the end of a sentence if there is one, else all the text in hand.
        case everything

        /// Whole sentences only.
        public static var sentence: Demand { .next(inHand: .infinity) }
        /// The best clause break there is, if no sentence ends.
        public static var clause: Demand { .next(inHand: 0) }

        /// Whether a whole sentence is asked for, where a clause does with no more than `scarce` in hand.
        @inlinable
        func isSentence(_ scarce: Double) -> Bool {
            guard case .next(let inHand) = self else { return false }
            return inHand == .infinity || inHand > scarce
        }
    }
}
