/// Speakable text with the way back to the text it was read from.
public struct ReadText: Sendable, Equatable {
    /// The speakable text, which is only appended to.
    public var utf8: [UInt8]
    /// What became of the upstream text, in order: the upstream bytes add up to those decided, the spoken ones to `utf8`.
    public var pieces: [Piece]

    /// Makes a text of which nothing is read yet.
    public init() {
        self.utf8 = []
        self.pieces = Array(capacity: 16)
    }
}

/// A stretch of upstream text and what is said of it.
public struct Piece: Sendable, Equatable {
    /// What became of the upstream bytes.
    public enum Fate: Sendable, Equatable {
        /// They are said as they are.
        case verbatim
        /// Other words are said for them.
        case replaced
        /// Nothing is said of them.
        case dropped
        /// Words of the reader's own are said, about them or beside them.
        case announced
    }

    /// What the upstream bytes are in the text.
    public enum Role: Sendable, Equatable {
        case prose
        case heading
        case item
        case quote
        case code
        case table
        case link
        case image
        case html
        case mathematics
        case reasoning
        /// Marks that shape the text around them.
        case markup
        /// White space between lines and blocks.
        case breaks
    }

    /// How many UTF-8 bytes of the upstream text; none only if text is announced beside it.
    public var upstream: Int
    /// How many UTF-8 bytes of the speakable text.
    public var spoken: Int
    /// What became of the upstream bytes.
    public var fate: Fate
    /// What they are in the text.
    public var role: Role

    /// Makes a piece.
    public init(upstream: Int, spoken: Int, fate: Fate, role: Role) {
        self.upstream = upstream
        self.spoken = spoken
        self.fate = fate
        self.role = role
    }
}

extension Piece {
    @inline(__always)
    fileprivate mutating func grow(_ upstream: Int, _ spoken: Int) {
        self.upstream += upstream
        self.spoken += spoken
    }
}

extension ReadText {
    /// Counts bytes in: what is said or dropped in one go is one piece, however it arrived.
    @inline(__always)
    mutating func count(upstream: Int, spoken: Int, _ fate: Piece.Fate, _ role: Piece.Role) {
        let last = self.pieces.count - 1
        let mayJoin = fate == .verbatim || fate == .dropped
        if mayJoin, last >= 0, self.pieces[last].fate == fate, self.pieces[last].role == role {
            self.pieces[last].grow(upstream, spoken)
        } else if upstream > 0 || spoken > 0 {
            self.pieces.append(Piece(upstream: upstream, spoken: spoken, fate: fate, role: role))
        }
    }
}
