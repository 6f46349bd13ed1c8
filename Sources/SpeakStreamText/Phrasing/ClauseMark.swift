/// A clause mark and what closes behind it.
struct ClauseMark: Sendable {
    enum Kind: Sendable { case comma, colon, semicolon, dash, bracket }

    /// In UTF-8 bytes.
    var start = 0
    /// It needs no white space behind it.
    var isUnspaced = false
    var afterDigit = false
    var kind = Kind.comma

    /// What a clause mark or closing bracket is.
    static func kind(of scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Kind {
        switch scalar {
        case ":", "\u{FF1A}": .colon
        case ";", "\u{FF1B}", "\u{61B}", "\u{37E}", "\u{387}": .semicolon
        default: traits.contains(.dash) ? .dash : traits.contains(.clauseMark) ? .comma : .bracket
        }
    }
}
