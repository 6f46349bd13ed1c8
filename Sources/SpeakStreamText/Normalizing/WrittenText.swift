/// A text in the pieces that the rules of a normalizer look at.
struct WrittenText: Sendable {
    /// What a token is made of.
    enum Kind: Sendable {
        /// White space.
        case space
        /// Digits of ASCII.
        case digits
        /// Letters of any script, with their accents.
        case letters
        /// One scalar of any other kind.
        case mark
    }

    /// The longest run of one kind.
    struct Token: Sendable {
        let kind: Kind
        let text: String
        /// Where it begins, in UTF-8 bytes of the text.
        let start: Int
    }

    let tokens: [Token]
    /// The length of the text in UTF-8 bytes.
    let end: Int

    init(_ text: String) {
        var tokens: [Token] = []
        var run = String.UnicodeScalarView()
        var kind = Kind.space
        var start = 0
        var place = 0
        for scalar in text.unicodeScalars {
            let next = Self.kind(of: scalar)
            if next != kind || next == .mark, !run.isEmpty {
                tokens.append(Token(kind: kind, text: String(run), start: start))
                run.removeAll()
                start = place
            }
            kind = next
            run.append(scalar)
            place += UTF8.width(scalar)
        }
        if !run.isEmpty { tokens.append(Token(kind: kind, text: String(run), start: start)) }
        self.tokens = tokens
        self.end = place
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if byte.isLetter { return .letters }
            if byte.isDigit { return .digits }
            return byte.isBlank || byte.isLineEnd ? .space : .mark
        }
        // A selector of how an emoji is drawn is no accent.
        if scalar.value & 0xFFFF_FFF0 == 0xFE00 { return .mark }
        let properties = scalar.properties
        if properties.isWhitespace { return .space }
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark ? .letters : .mark
    }
}
