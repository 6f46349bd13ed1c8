/// A place where a phrase may end.
struct Boundary: Sendable, Equatable {
    enum Kind: Sendable {
        case clause
        case sentence
        case paragraph
    }

    var kind: Kind
    /// Where the phrase is cut: behind the white space that belongs to it.
    var position: TextPosition
    /// UTF-8 bytes before the white space (for the end of a line: up to and with the line feed).
    ///
    /// The cap on the length of a phrase is held against this, since white space takes no time to speak.
    var mark: Int
    /// What makes it one, if it is a clause's.
    var cue: ClauseCue?
}
