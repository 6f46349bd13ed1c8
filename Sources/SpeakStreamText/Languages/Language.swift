/// What the rules of boundaries know about a language: data, one file a language.
///
/// All lists hold words in lower case, parted by white space; abbreviations stand without their last full stop, with
/// those inside ("e.g"). A word has 32 UTF-8 bytes at most.
public struct Language: Sendable {
    /// How numbers with a full stop are read.
    enum Ordinals: Sendable {
        /// "3." is a number at the end of a sentence.
        case none
        /// "3." is an ordinal before a month, and before a small letter.
        case written
    }

    /// BCP 47 primary language subtags, the first of them the usual one.
    let codes: [String]
    let ordinals: Ordinals
    /// Whether a sentence may begin with a small letter after "." or "?": false where dialogue and ordinals forbid it.
    let beginsInLower: Bool
    let words: WordTable

    init(
        codes: [String],
        ordinals: Ordinals = .none,
        beginsInLower: Bool = true,
        titles: String = "",
        numbered: String = "",
        trailing: String = "",
        names: String = "",
        starters: String = "",
        months: String = "",
        short: String = "",
        openers: String = "",
        subjects: String = "",
        coordinators: String = "",
        leading: String = "",
        bare: String = "",
        function: String = "",
        prepositions: String = ""
    ) {
        self.codes = codes
        self.ordinals = ordinals
        self.beginsInLower = beginsInLower
        self.words = WordTable([
            (.title, titles), (.numbered, numbered), (.trailing, trailing), (.name, names), (.starter, starters),
            (.month, months), (.short, short), (.opener, openers), (.subject, subjects),
            (.coordinator, coordinators), (.leading, leading), (.bare, bare), (.function, function),
            (.preposition, prepositions),
        ])
    }
}
