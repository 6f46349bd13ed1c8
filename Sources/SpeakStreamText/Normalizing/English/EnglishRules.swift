/// A rule for something that is said otherwise than it is written.
///
/// Reads from the cursor on, and returns the words that are said for what it took; nil if the rule does not hold there.
struct WordingRule: Sendable {
    let words: @Sendable (inout WrittenText.Cursor) -> String?
}

/// The rules for English, by the kind of token at which they begin; of those that hold, the first does.
///
/// What is right already in eSpeak NG 1.51 has no rule ("21st", "50%", "3 + 4", "NASA"); each rule has its examples in
/// `NormalizerTests`. Which kinds of written forms there are follows R. Sproat et al., "Normalization of non-standard words",
/// Computer Speech & Language 15 (2001).
enum EnglishRules {
    static func rules(at kind: WrittenText.Kind) -> [WordingRule] {
        switch kind {
        case .space: []
        case .digits: Self.atDigits
        case .letters: Self.atLetters
        case .mark: Self.atMarks
        }
    }

    private static let atDigits: [WordingRule] = [
        Codes.hash, Codes.telephone, Codes.dotted, Dates.iso, Dates.dayAndMonth, Times.time, Dates.decade,
        Figures.dimensions, Figures.fraction,
        Figures.mixed, Figures.power, Figures.scientific, Amounts.measure, Amounts.range, Dates.year, Addresses.address,
        Figures.plainNumber,
    ].map { WordingRule(words: $0) }

    private static let atLetters: [WordingRule] = [
        Codes.hash, Codes.dotted, Addresses.address, Symbols.sharp, Figures.numbered, Money.coded,
        Abbreviations.abbreviation, Dates.monthAndDay,
        RomanNumerals.marker, RomanNumerals.numeral, Symbols.joined, Symbols.slashed, Symbols.letterRange,
        Figures.power, Initialisms.chemical, Initialisms.initialism,
    ].map { WordingRule(words: $0) }

    private static let atMarks: [WordingRule] = [
        Money.signed, Codes.telephone, Addresses.address, Figures.numbered, Symbols.operator, Figures.marked,
        Symbols.hashtag,
    ].map { WordingRule(words: $0) }
}
