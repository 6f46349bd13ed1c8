/// Which characters may be given to eSpeak NG, by the voice's language.
///
/// eSpeak NG 1.51 has one second voice, for words in other scripts. Where that voice cannot say a letter of such a word
/// it is replaced by a third, freed, and then used: `γж` does it in a German voice, and so do the rarer letters of every
/// script, and Polish letters beside others. So a voice is given its own script and the Latin letters it knows, and of
/// other scripts only the alphabets that are said without help (``Foreign``), apart from all else.
///
/// Tried with nearly all voices under valgrind: of 7,000 random mixtures of scripts over 14 voices one in four gave
/// invalid reads as they used to be passed, none now. Western Armenian (`hyw`) still does, on Armenian letters alone.
struct Scripts {
    /// What becomes of a scalar.
    enum Passage: Equatable {
        /// The voice can say it.
        case own
        /// The voice says it if nothing of another script, no digit and no mark is in its word.
        case foreign(Foreign)
        /// A Latin letter that is said as its base letter.
        case folded(String)
        case none
    }

    /// Alphabets that eSpeak NG says with a voice of their own: no archaic letters, which are where it breaks.
    enum Foreign: CaseIterable {
        case greek, cyrillic, hangul, georgian, devanagari

        var ranges: [ClosedRange<UInt32>] {
            switch self {
            case .greek: [0x386...0x386, 0x388...0x38A, 0x38C...0x38C, 0x38E...0x3A1, 0x3A3...0x3CE]
            case .cyrillic: [0x401...0x40C, 0x40E...0x44F, 0x451...0x45C, 0x45E...0x45F, 0x490...0x491]
            case .hangul: [0xAC00...0xD7A3]
            case .georgian: [0x10D0...0x10F0]
            case .devanagari:
                [
                    0x901...0x903, 0x905...0x90B, 0x90F...0x910, 0x913...0x928, 0x92A...0x930, 0x932...0x933,
                    0x935...0x939, 0x93C...0x93C, 0x93E...0x943, 0x947...0x948, 0x94B...0x94D,
                ]
            }
        }
    }

    private let own: [ClosedRange<UInt32>]
    private let foreign: [Foreign]
    /// Whether two symbols in a row, one of them beyond ASCII, need a space between them: some voices spell those with
    /// their second voice.
    let separatesSymbols: Bool

    init(_ language: String) {
        let first = language.prefix { $0 != "-" && $0 != "+" }.lowercased()
        self.own = Self.common + (Self.latin[first] ?? Self.westernLatin) + (Self.byLanguage[first] ?? [])
        // Letters that are names in formulas, and said as such; of the rest all but English voices spell some letters, and
        // break on some of these. The two exceptions spell the Greek ones, too.
        self.foreign = first == "en" ? Foreign.allCases : ["hyw", "jbo"].contains(first) ? [] : [.greek]
        self.separatesSymbols = ["hy", "hyw", "ko"].contains(first)
    }

    /// Whether, and as what, the scalar may be given to the engine.
    func passage(_ scalar: Unicode.Scalar) -> Passage {
        // Nearly all there is.
        if (0x20...0x7E).contains(scalar.value) { return .own }
        guard scalar.properties.generalCategory != .unassigned else { return .none }
        if self.own.contains(where: { $0.contains(scalar.value) }) { return .own }
        if let script = self.foreign.first(where: { $0.ranges.contains { $0.contains(scalar.value) } }) {
            return .foreign(script)
        }
        return Self.base(scalar).map { .folded($0) } ?? .none
    }

    /// The letter, or the two of a ligature, of which a Latin letter is a variety: Unicode's name of it says so.
    private static func base(_ scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
        let words = name.split(separator: " ")
        guard words.count > 3, ["LETTER", "LIGATURE"].contains(words[2]) else { return nil }
        // "LATIN SMALL LETTER Z WITH CARON", "LATIN SMALL LETTER DOTLESS I", "LATIN SMALL LETTER OE"
        guard let letter = words[3...].prefix(while: { $0 != "WITH" }).last, letter.utf8.count <= 2 else { return nil }
        return words[1] == "CAPITAL" ? String(letter) : letter.lowercased()
    }

    /// Punctuation, currency, symbols, emoji and combining marks.
    private static let common: [ClosedRange<UInt32>] = [
        0xA1...0xAC, 0xAE...0xBF, 0xD7...0xD7, 0xF7...0xF7, 0x300...0x36F,
        0x2010...0x2027, 0x2030...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x218B, 0x2190...0x22FF,
        0x2300...0x23FF, 0x2460...0x24FF, 0x25A0...0x27BF, 0x2B00...0x2BFF, 0xFE0F...0xFE0F,
        0x3001...0x3002, 0xFF01...0xFF1F,
        0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF,
    ]

    private static let westernLatin: [ClosedRange<UInt32>] = [0xC0...0x17F]
    /// The Latin letters of voices that know more of them, or fewer.
    private static let latin: [String: [ClosedRange<UInt32>]] = [
        "az": Self.westernLatin + [0x18F...0x18F, 0x259...0x259], "bs": Self.westernLatin + [0x1C4...0x1CC],
        "cmn": Self.westernLatin + [0x1CD...0x1DC], "cy": Self.westernLatin + [0x1E80...0x1E85, 0x1EF2...0x1EF3],
        // Words with Polish letters are for its second voice.
        "de": [0xC0...0xFF, 0x1E9E...0x1E9E],
        "en": [0xC0...0x24F, 0x1E00...0x1EFF],
        "gn": Self.westernLatin + [0x1EBC...0x1EBD, 0x1EF8...0x1EF9], "hr": Self.westernLatin + [0x1C4...0x1CC],
        "ro": Self.westernLatin + [0x218...0x21B],
        "vi": Self.westernLatin + [0x1A0...0x1A1, 0x1AF...0x1B0, 0x1EA0...0x1EF9],
    ]

    private static let arabic: [ClosedRange<UInt32>] = [0x600...0x604, 0x60C...0x6FF, 0x750...0x77F, 0x200C...0x200C]
    private static let han: [ClosedRange<UInt32>] = [
        0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF00...0xFFEF,
    ]
    private static let kana: [ClosedRange<UInt32>] = [0x3040...0x30FF]
    private static let bengali: [ClosedRange<UInt32>] = [0x980...0x9FE, 0x964...0x965]
    /// Without the abbreviation sign, on which its voices break when a symbol follows.
    private static let devanagari: [ClosedRange<UInt32>] = [0x900...0x96F, 0x971...0x97F, 0x200C...0x200D]
    private static let cyrillic: [ClosedRange<UInt32>] = [0x400...0x52F]
    private static let greek: [ClosedRange<UInt32>] = [0x370...0x3FF, 0x1F00...0x1FFF]
    /// Without the archaic letters, on which the Korean voice breaks.
    private static let hangul: [ClosedRange<UInt32>] = [
        0x1100...0x1112, 0x1161...0x1175, 0x11A8...0x11C2, 0x3131...0x3163, 0xAC00...0xD7A3,
    ]

    /// The scripts of a language beyond symbols and Latin, by its tag's first part.
    private static let byLanguage: [String: [ClosedRange<UInt32>]] = [
        "am": [0x1200...0x139F], "ar": Self.arabic, "as": Self.bengali, "ba": Self.cyrillic, "be": Self.cyrillic,
        "bg": Self.cyrillic, "bn": Self.bengali, "bpy": Self.bengali, "bs": Self.cyrillic,
        "chr": [0x13A0...0x13FF, 0xAB70...0xABBF], "cmn": Self.han, "cv": Self.cyrillic, "el": Self.greek,
        "fa": Self.arabic, "grc": Self.greek, "gu": [0xA80...0xAFF], "hak": Self.han, "he": [0x591...0x5F4],
        "hi": Self.devanagari, "hy": [0x530...0x58F], "hyw": [0x530...0x58F], "ja": Self.han + Self.kana,
        "ka": [0x10D0...0x10FA], "kk": Self.cyrillic, "kn": [0xC80...0xCFF], "ko": Self.hangul,
        "kok": Self.devanagari, "ku": Self.arabic, "ky": Self.cyrillic, "mk": Self.cyrillic, "ml": [0xD00...0xD7F],
        "mr": Self.devanagari, "my": [0x1000...0x109F], "ne": Self.devanagari, "nog": Self.cyrillic,
        "or": [0xB00...0xB7F], "pa": [0xA00...0xA7F], "ru": Self.cyrillic, "sd": Self.arabic,
        "shn": [0x1000...0x109F], "si": [0xD80...0xDFF], "sr": Self.cyrillic, "ta": [0xB80...0xBFF],
        "te": [0xC00...0xC7F], "th": [0xE00...0xE7F], "tt": Self.cyrillic, "ug": Self.arabic, "uk": Self.cyrillic,
        "ur": Self.arabic, "yue": Self.han,
    ]
}
