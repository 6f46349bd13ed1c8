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
    /// Armenian, where ":" ends sentences and "." does not.
    static let armenian = ScalarTraits(rawValue: 1 << 16)
    /// Greek, where ";" is the question mark.
    static let greek = ScalarTraits(rawValue: 1 << 17)
    static let hiragana = ScalarTraits(rawValue: 1 << 18)
    /// A mark inside addresses, paths and code.
    static let technical = ScalarTraits(rawValue: 1 << 19)
    /// Begins an item in a line.
    static let bullet = ScalarTraits(rawValue: 1 << 20)
    static let emoji = ScalarTraits(rawValue: 1 << 21)
    /// A digit or mark of ASCII that asks and answers nothing while no question is open.
    static let quiet = ScalarTraits(rawValue: 1 << 22)
    static let bracket = ScalarTraits(rawValue: 1 << 23)
    static let apostrophe = ScalarTraits(rawValue: 1 << 24)
    /// Letters that join others: marks of combination.
    static let mark = ScalarTraits(rawValue: 1 << 25)

    /// Chinese or Japanese writing, with its marks.
    static let eastAsian = ScalarTraits(rawValue: 1 << 26)
    static let hangul = ScalarTraits(rawValue: 1 << 27)

    /// Opens or closes what `ClauseScope` counts.
    static let scoping = ScalarTraits(rawValue: 1 << 28)
    /// May begin or end what `Verbatim` counts.
    static let verbatim = ScalarTraits(rawValue: 1 << 29)

    static let plainUpper: ScalarTraits = [.letter, .upper, .speakable]
    static let plainLower: ScalarTraits = [.letter, .lower, .speakable]

    /// The traits of a scalar.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> ScalarTraits {
        Self.of(scalar, Self.table)
    }

    /// The same with the table of `table` in hand.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar, _ table: [ScalarTraits]) -> ScalarTraits {
        let value = Int(scalar.value)
        return value < table.count ? table[value] : self.beyondTable(scalar)
    }

    /// The traits of the scalars up to Hebrew, where most letters with cases stand.
    static let table = Self.block(0...0x58F)

    // The scalars beyond the table that texts are made of, each block when the first of its scalars comes: the properties
    // of Unicode take some hundred times as long to ask for.

    /// Hebrew and Arabic.
    private static let semitic = Self.block(0x590...0x6FF)
    /// The scripts of India.
    private static let indic = Self.block(0x900...0xDFF)
    /// The letters of Vietnamese.
    private static let latinAdditional = Self.block(0x1E00...0x1EFF)
    /// The dashes, quotation marks and ellipsis of good typesetting.
    private static let punctuation = Self.block(0x2000...0x206F)
    /// Currencies, arrows and the signs of mathematics.
    private static let symbols = Self.block(0x20A0...0x22FF)

    private static func block(_ scalars: ClosedRange<UInt32>) -> [ScalarTraits] {
        scalars.map { Self.classify(Unicode.Scalar($0)!) }
    }

    private static func beyondTable(_ scalar: Unicode.Scalar) -> ScalarTraits {
        let value = Int(scalar.value)
        return switch value {
        // Where whole blocks are alike, nothing is looked up.
        case 0x3041...0x3096: [.letter, .speakable, .ideograph, .hiragana, .eastAsian]
        case 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF: [.letter, .speakable, .ideograph, .eastAsian]
        case 0xAC00...0xD7A3: [.letter, .speakable, .hangul]
        case 0x2500...0x259F: []
        case 0x590...0x6FF: self.semitic[value - 0x590]
        case 0x900...0xDFF: self.indic[value - 0x900]
        case 0x1E00...0x1EFF: self.latinAdditional[value - 0x1E00]
        case 0x2000...0x206F: self.punctuation[value - 0x2000]
        case 0x20A0...0x22FF: self.symbols[value - 0x20A0]
        default: self.classify(scalar)
        }
    }

    private static func classify(_ scalar: Unicode.Scalar) -> ScalarTraits {
        let properties = scalar.properties
        if properties.isWhitespace {
            // A carriage return counts only through the line feed after it.
            return ["\n", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) ? [.white, .newline] : .white
        }
        let traits = Self.general(properties).union(Self.roles(scalar)).union(Self.script(scalar))
            .union(Self.scopes(scalar)).subtracting(Self.silence(scalar))
        let isQuiet =
            scalar.value > 0x20 && scalar.value < 0x7F
            && traits.isDisjoint(with: [.letter, .terminator, .clauseMark, .scoping, .verbatim])
        return isQuiet ? traits.union(.quiet) : traits
    }

    private static func scopes(_ scalar: Unicode.Scalar) -> ScalarTraits {
        switch scalar {
        case "`": [.scoping, .verbatim]
        case "$", "\\", "|": .verbatim
        case "\"", "\u{201E}", "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}", "(", "[", "{", ")", "]", "}": .scoping
        case "\u{FF08}", "\u{300C}", "\u{300E}", "\u{3010}", "\u{300A}": .scoping
        case "\u{FF09}", "\u{300D}", "\u{300F}", "\u{3011}", "\u{300B}": .scoping
        default: []
        }
    }

    private static func general(_ properties: Unicode.Scalar.Properties) -> ScalarTraits {
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: [.letter, .upper, .speakable]
        case .lowercaseLetter: [.letter, .lower, .speakable]
        case .modifierLetter: [.letter, .speakable]
        case .otherLetter: properties.isIdeographic ? [.letter, .speakable, .ideograph] : [.letter, .speakable]
        case .decimalNumber: [.digit, .speakable]
        case .letterNumber: properties.isIdeographic ? [.letter, .speakable, .ideograph] : .speakable
        case .openPunctuation: [.opener, .bracket]
        case .initialPunctuation: .opener
        case .closePunctuation: [.closer, .bracket]
        case .finalPunctuation: .closer
        // A mark is spoken with its base, so that it never makes a word alone.
        case .nonspacingMark, .spacingMark, .enclosingMark: .mark
        case .connectorPunctuation, .dashPunctuation, .otherPunctuation, .control, .format: []
        default: properties.isEmojiPresentation ? [.speakable, .emoji] : .speakable
        }
    }

    private static func script(_ scalar: Unicode.Scalar) -> ScalarTraits {
        switch scalar.value {
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x531...0x588: .armenian
        case 0x3041...0x309F: [.hiragana, .eastAsian]
        case 0x30A0...0x30FF, 0x3400...0x9FFF, 0xFF10...0xFF9F: .eastAsian
        case 0xB0: .mark
        case 0x2600...0x27BF, 0x1F000...0x1FAFF: .emoji
        default: []
        }
    }

    private static func roles(_ scalar: Unicode.Scalar) -> ScalarTraits {
        switch scalar {
        case ".", "!", "?", "\u{2026}", "\u{61F}", "\u{6D4}", "\u{589}": .terminator
        case "\u{203C}", "\u{2047}", "\u{2048}", "\u{2049}", "\u{203D}": .terminator
        // Devanagari, Ethiopic, Burmese, Khmer, Chinese and Japanese: where white space after them is not the rule.
        case "\u{964}", "\u{965}", "\u{1362}", "\u{1367}", "\u{1368}", "\u{104A}", "\u{104B}", "\u{17D4}", "\u{17D5}":
            [.terminator, .unspaced]
        case "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{FF61}": [.terminator, .unspaced]
        case ",", ";", ":", "\u{60C}", "\u{61B}", "\u{37E}", "\u{387}": .clauseMark
        case "\u{2013}", "\u{2014}": [.clauseMark, .dash]
        case "\u{3001}", "\u{FF0C}", "\u{FF1B}", "\u{FF1A}": [.clauseMark, .unspaced]
        case "\"": .closer
        case "'": [.closer, .apostrophe]
        case "\u{2019}": .apostrophe
        case "*", "_", "`", "~": [.closer, .markup]
        case "\u{201C}", "\u{AB}": .ambiguousQuote
        // Low quotes open everywhere.
        case "\u{201E}", "\u{201A}", "\u{BF}", "\u{A1}": .opener
        case "/", "\\", "=", "#", "<", ">", "+": .technical
        // Read aloud though Unicode calls them punctuation.
        case "%", "&", "\u{A7}", "\u{2030}": .speakable
        case "@": [.speakable, .technical]
        case "\u{2022}", "\u{2043}", "\u{25E6}", "\u{25AA}", "\u{2023}", "\u{25CF}", "\u{25CB}", "\u{25A0}": .bullet
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
