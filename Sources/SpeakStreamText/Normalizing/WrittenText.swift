/// A text in the pieces that the rules of a normalizer look at.
///
/// Shared by all the cursors on it, which are copied at each rule.
final class WrittenText: Sendable {
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

        /// Letters of ASCII, none a capital but the first of several.
        let isPlain: Bool

        /// Whether it is one of these marks.
        func isMark(_ marks: Set<Unicode.Scalar>) -> Bool {
            guard self.kind == .mark, let mark = self.text.unicodeScalars.first else { return false }
            return marks.contains(mark)
        }
    }

    /// The text in UTF-8.
    let utf8: [UInt8]
    let tokens: [Token]

    /// The length of the text in UTF-8 bytes.
    var end: Int { self.utf8.count }

    init(_ text: String) {
        let utf8 = Array(text.utf8)
        var tokens: [Token] = []
        // Words of five letters, with something between them.
        tokens.reserveCapacity(utf8.count / 3 + 1)
        var index = 0
        while index < utf8.count {
            let start = index
            let kind = Self.take(utf8, &index)
            while kind == .letters, index < utf8.count, utf8[index].isSmallLetter { index += 1 }
            let small = index
            var next = index
            while kind != .mark, next < utf8.count, Self.take(utf8, &next) == kind { index = next }
            let isByte = index == start + 1
            let isPlain = small == index && (utf8[start].isSmallLetter || utf8[start].isLetter && !isByte)
            let text =
                isByte ? String(Unicode.Scalar(utf8[start])) : String(decoding: utf8[start..<index], as: UTF8.self)
            tokens.append(Token(kind: kind, text: text, start: start, isPlain: isPlain))
        }
        self.utf8 = utf8
        self.tokens = tokens
    }

    /// Takes the scalar at `index`; returns its kind.
    private static func take(_ utf8: [UInt8], _ index: inout Int) -> Kind {
        let byte = utf8[index]
        guard byte >= 0x80, let (scalar, end) = ScalarDecoder.scalar(in: utf8, at: index) else {
            index += 1
            return Self.kind(of: byte)
        }
        index = end
        return Self.kind(of: scalar)
    }

    private static func kind(of byte: UInt8) -> Kind {
        if byte.isLetter { return .letters }
        if byte.isDigit { return .digits }
        return byte.isBlank || byte.isLineEnd ? .space : .mark
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        // A selector of how an emoji is drawn is no accent.
        if scalar.value & 0xFFFF_FFF0 == 0xFE00 { return .mark }
        let properties = scalar.properties
        if properties.isWhitespace { return .space }
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark ? .letters : .mark
    }
}
