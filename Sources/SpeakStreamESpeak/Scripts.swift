/// Which characters may be given to eSpeak NG, by the voice's language.
///
/// The scripts that every voice may be given are those that an English voice says as words (tried one by one with
/// eSpeak NG 1.51: Latin, Greek, Cyrillic, Georgian, Devanagari, Hangul). Of the others it spells names or code points
/// ("Chinese letter", "letter one two three zero"), and the rarer of them are where it crashes; they are for the
/// voices of their own languages.
enum Scripts {
    /// Latin with its extensions and combining marks, Greek, Cyrillic, Georgian, Devanagari, Hangul, punctuation, currency, symbols, emoji.
    private static let common: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x400...0x52F,
        0x900...0x97F, 0x10D0...0x10FA, 0x1E00...0x1FFF,
        0x2010...0x2027, 0x2030...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x218B, 0x2190...0x22FF,
        0x2300...0x23FF, 0x2460...0x24FF, 0x25A0...0x27BF, 0x2B00...0x2BFF, 0xFE0F...0xFE0F,
        0x3001...0x3002, 0xFF01...0xFF1F, 0xAC00...0xD7A3,
        0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF,
    ]

    private static let arabic: [ClosedRange<UInt32>] = [0x600...0x604, 0x60C...0x6FF, 0x750...0x77F, 0x200C...0x200C]
    private static let han: [ClosedRange<UInt32>] = [
        0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF00...0xFFEF,
    ]
    private static let kana: [ClosedRange<UInt32>] = [0x3040...0x30FF]
    private static let bengali: [ClosedRange<UInt32>] = [0x980...0x9FE, 0x964...0x965]
    private static let devanagari: [ClosedRange<UInt32>] = [0x200C...0x200D]

    /// The scripts of a language beyond the common ones, by its tag's first part.
    private static let byLanguage: [String: [ClosedRange<UInt32>]] = [
        "am": [0x1200...0x139F], "ar": Self.arabic, "as": Self.bengali, "bn": Self.bengali, "bpy": Self.bengali,
        "chr": [0x13A0...0x13FF, 0xAB70...0xABBF], "cmn": Self.han, "fa": Self.arabic, "gu": [0xA80...0xAFF],
        "hak": Self.han, "he": [0x591...0x5F4], "hi": Self.devanagari, "hy": [0x530...0x58F],
        "hyw": [0x530...0x58F], "ja": Self.han + Self.kana, "kn": [0xC80...0xCFF], "kok": Self.devanagari,
        "ko": [0x1100...0x11FF, 0x3130...0x318F], "ku": Self.arabic, "ml": [0xD00...0xD7F], "mr": Self.devanagari,
        "my": [0x1000...0x109F], "ne": Self.devanagari, "or": [0xB00...0xB7F], "pa": [0xA00...0xA7F],
        "sd": Self.arabic, "shn": [0x1000...0x109F], "si": [0xD80...0xDFF], "ta": [0xB80...0xBFF],
        "te": [0xC00...0xC7F], "th": [0xE00...0xE7F], "ug": Self.arabic, "ur": Self.arabic, "yue": Self.han,
    ]

    /// The ranges that only voices of this language are given.
    static func own(_ language: String) -> [ClosedRange<UInt32>] {
        let first = language.prefix { $0 != "-" && $0 != "+" }
        return Self.byLanguage[first.lowercased()] ?? []
    }

    /// Whether the scalar may be given to the engine.
    static func isSayable(_ scalar: Unicode.Scalar, own: [ClosedRange<UInt32>]) -> Bool {
        // Nearly all there is.
        if (0x20...0x7E).contains(scalar.value) { return true }
        guard scalar.properties.generalCategory != .unassigned else { return false }
        return Self.common.contains { $0.contains(scalar.value) } || own.contains { $0.contains(scalar.value) }
    }
}
