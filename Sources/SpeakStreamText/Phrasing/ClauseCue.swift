/// What makes a place within a sentence one to breathe at, and how good a place that is.
///
/// The scores follow the share of such places that are boundaries of discourse units in the GUM corpus.
enum ClauseCue: Sendable {
    /// A semicolon or colon.
    case mark
    /// A comma before "but", "because", "which".
    case opener
    /// The comma that ends what the sentence was led in with: "If it rains,", "However,".
    case leading
    /// A comma before a pronoun.
    case subject
    /// A comma before "and" or "or", the first of its sentence or late in it.
    case coordinator
    /// A dash with spaces.
    case dash
    /// A bracket that closes.
    case bracket
    /// Any other comma.
    case comma
    /// A comma in what looks like a list.
    case list
    /// No mark at all, before "because" or "who".
    case bare
    /// No mark at all, before a preposition.
    case preposition

    /// From 0 to 1.
    var score: Double {
        switch self {
        case .mark, .opener: 0.9
        case .leading: 0.8
        case .bare: 0.75
        case .subject: 0.65
        case .coordinator: 0.6
        case .dash: 0.5
        case .bracket: 0.45
        case .comma: 0.4
        case .preposition: 0.35
        case .list: 0.3
        }
    }

    /// The fewest words of a phrase that may end here.
    var minimumWords: Int {
        switch self {
        case .bare: 6
        case .preposition: 9
        case .subject: 4
        default: 0
        }
    }
}
