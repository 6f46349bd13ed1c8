/// A sign of mathematics, as it is said and as it stands among others.
struct MathSymbol: Equatable {
    enum Kind {
        /// Stands for something, as a letter does.
        case ordinary
        /// Between two things: "times".
        case binary
        /// `\times`, which between vectors is another product than `\cdot`.
        case cross
        /// A plus or a minus: before a thing alone it is its sign.
        case sign
        case relation
        /// Takes bounds and what follows: "the sum".
        case big
        /// Takes what follows: "the sine".
        case function
        /// Behind its operand: "factorial".
        case postfix
        /// A currency, which is said behind the amount.
        case currency
        /// Points that stand for what is left out.
        case ellipsis
        case slash
        case colon
        /// A bar between: "given", "such that", "divides".
        case bar
        case arrow
        case pause
        /// A set of numbers, by the letter it is written with.
        case set
    }

    var words: String
    var kind: Kind

    init(_ words: String, _ kind: Kind) {
        self.words = words
        self.kind = kind
    }
}
