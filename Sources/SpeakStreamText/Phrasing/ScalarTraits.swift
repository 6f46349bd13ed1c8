/// What the phrasing rules need to know about a scalar, looked up once and passed on.
struct ScalarTraits: OptionSet, Sendable {
    var rawValue: UInt32

    static let white = ScalarTraits(rawValue: 1 << 0)
    static let newline = ScalarTraits(rawValue: 1 << 1)
    static let letter = ScalarTraits(rawValue: 1 << 2)
    static let upper = ScalarTraits(rawValue: 1 << 3)
    static let lower = ScalarTraits(rawValue: 1 << 4)
    static let digit = ScalarTraits(rawValue: 1 << 5)
    /// A voice has something to say for it.
    static let speakable = ScalarTraits(rawValue: 1 << 6)
    /// Han, Hiragana or Katakana: written without spaces, a word by itself.
    static let ideograph = ScalarTraits(rawValue: 1 << 7)
    /// Opens a bracket or a quotation.
    static let opener = ScalarTraits(rawValue: 1 << 8)
    /// May stand between a terminator and the white space after it.
    static let closer = ScalarTraits(rawValue: 1 << 9)
    /// Emphasis or code mark of markdown: opens and closes, and tells nothing about the sentence.
    static let markup = ScalarTraits(rawValue: 1 << 10)
    /// May end a sentence.
    static let terminator = ScalarTraits(rawValue: 1 << 11)
    /// May end a clause.
    static let clauseMark = ScalarTraits(rawValue: 1 << 12)
    /// The terminator or clause mark needs no white space after it.
    static let unspaced = ScalarTraits(rawValue: 1 << 13)
    /// Closes a quotation in some languages and opens it in others ("\u{201C}" and "\u{AB}").
    static let ambiguousQuote = ScalarTraits(rawValue: 1 << 14)
    /// A dash that may part clauses.
    static let dash = ScalarTraits(rawValue: 1 << 15)

    /// The traits of a scalar.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> ScalarTraits {
        scalar.value < 0x80 ? self.ascii[Int(scalar.value)] : self.classify(scalar)
    }

    private static let ascii: [ScalarTraits] = (0..<0x80).map { ScalarTraits.classify(Unicode.Scalar(UInt8($0))) }

    private static func classify(_ scalar: Unicode.Scalar) -> ScalarTraits {
        let properties = scalar.properties
        if properties.isWhitespace {
            // A carriage return counts only through the line feed after it.
            return ["\n", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) ? [.white, .newline] : .white
        }
        return Self.general(properties).union(Self.roles(scalar)).subtracting(Self.silence(scalar))
    }

    private static func general(_ properties: Unicode.Scalar.Properties) -> ScalarTraits {
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: [.letter, .upper, .speakable]
        case .lowercaseLetter: [.letter, .lower, .speakable]
        case .modifierLetter: [.letter, .speakable]
        case .otherLetter: properties.isIdeographic ? [.letter, .speakable, .ideograph] : [.letter, .speakable]
        case .decimalNumber: [.digit, .speakable]
        case .letterNumber: properties.isIdeographic ? [.letter, .speakable, .ideograph] : .speakable
        case .openPunctuation, .initialPunctuation: .opener
        case .closePunctuation, .finalPunctuation: .closer
        // A mark is spoken with its base, so that it never makes a word alone.
        case .nonspacingMark, .spacingMark, .enclosingMark: []
        case .connectorPunctuation, .dashPunctuation, .otherPunctuation, .control, .format: []
        default: .speakable
        }
    }

    private static func roles(_ scalar: Unicode.Scalar) -> ScalarTraits {
        switch scalar {
        case ".", "!", "?", "\u{2026}", "\u{964}", "\u{965}", "\u{6D4}", "\u{61F}", "\u{589}", "\u{1362}": .terminator
        case "\u{203C}", "\u{2047}", "\u{2048}", "\u{2049}": .terminator
        case "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{FF61}": [.terminator, .unspaced]
        case ",", ";", ":", "\u{60C}", "\u{61B}": .clauseMark
        case "\u{2013}", "\u{2014}": [.clauseMark, .dash]
        case "\u{3001}", "\u{FF0C}", "\u{FF1B}", "\u{FF1A}": [.clauseMark, .unspaced]
        case "\"", "'": .closer
        case "*", "_", "`": [.closer, .markup]
        case "\u{201C}", "\u{AB}": .ambiguousQuote
        // Read aloud though Unicode calls them punctuation.
        case "%", "&", "@", "\u{A7}", "\u{2030}": .speakable
        case "\u{3005}", "\u{3041}"..."\u{309F}", "\u{30A1}"..."\u{30FA}", "\u{30FD}"..."\u{30FF}": .ideograph
        case "\u{31F0}"..."\u{31FF}", "\u{FF66}"..."\u{FF6F}", "\u{FF71}"..."\u{FF9D}": .ideograph
        default: []
        }
    }

    private static func silence(_ scalar: Unicode.Scalar) -> ScalarTraits {
        switch scalar {
        // Symbols by category that stand for no word: code fences, table rules, frames, the replacement character.
        case "`", "|", "~", "^", "\u{A8}", "\u{B4}", "\u{2500}"..."\u{259F}", "\u{FFFD}": .speakable
        // Combining and spacing voice marks, and the long vowel mark, belong to the kana before them.
        case "\u{3099}"..."\u{309C}", "\u{30FC}", "\u{FF70}": [.speakable, .ideograph]
        default: []
        }
    }
}
