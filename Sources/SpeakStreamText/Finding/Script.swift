/// A writing system, as far as it tells which voice can say it; named by ISO 15924.
public enum Script: String, Sendable, CaseIterable {
    case latin = "Latn"
    case greek = "Grek"
    case cyrillic = "Cyrl"
    case armenian = "Armn"
    case hebrew = "Hebr"
    case arabic = "Arab"
    case devanagari = "Deva"
    case bengali = "Beng"
    case gurmukhi = "Guru"
    case gujarati = "Gujr"
    case oriya = "Orya"
    case tamil = "Taml"
    case telugu = "Telu"
    case kannada = "Knda"
    case malayalam = "Mlym"
    case sinhala = "Sinh"
    case thai = "Thai"
    case burmese = "Mymr"
    case georgian = "Geor"
    case hangul = "Hang"
    case ethiopic = "Ethi"
    case cherokee = "Cher"
    case kana = "Hrkt"
    case han = "Hani"

    /// The blocks of letters that each has to itself (Unicode 15), in order.
    private static let blocks: [(ClosedRange<UInt32>, Script)] = [
        (0x41...0x5A, .latin), (0x61...0x7A, .latin), (0xAA...0xAA, .latin), (0xBA...0xBA, .latin),
        (0xC0...0x24F, .latin), (0x370...0x3FF, .greek), (0x400...0x52F, .cyrillic), (0x530...0x58F, .armenian),
        (0x590...0x5FF, .hebrew), (0x600...0x6FF, .arabic), (0x750...0x77F, .arabic), (0x900...0x97F, .devanagari),
        (0x980...0x9FF, .bengali), (0xA00...0xA7F, .gurmukhi), (0xA80...0xAFF, .gujarati), (0xB00...0xB7F, .oriya),
        (0xB80...0xBFF, .tamil), (0xC00...0xC7F, .telugu), (0xC80...0xCFF, .kannada), (0xD00...0xD7F, .malayalam),
        (0xD80...0xDFF, .sinhala), (0xE00...0xE7F, .thai), (0x1000...0x109F, .burmese), (0x10A0...0x10FF, .georgian),
        (0x1100...0x11FF, .hangul), (0x1200...0x139F, .ethiopic), (0x13A0...0x13FF, .cherokee),
        (0x1E00...0x1EFF, .latin), (0x1F00...0x1FFF, .greek), (0x3005...0x3007, .han), (0x3040...0x30FF, .kana),
        (0x3130...0x318F, .hangul), (0x31F0...0x31FF, .kana), (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han),
        (0xAB70...0xABBF, .cherokee), (0xAC00...0xD7A3, .hangul), (0xF900...0xFAFF, .han), (0xFF66...0xFF9F, .kana),
        (0x20000...0x3FFFF, .han),
    ]

    /// The script of a letter; nil for what is no letter, or of a script that no voice of ours can say.
    static func of(_ scalar: Unicode.Scalar) -> Script? {
        let value = scalar.value
        var low = 0
        var high = Self.blocks.count
        while low < high {
            let middle = (low + high) / 2
            let (block, script) = Self.blocks[middle]
            if value < block.lowerBound {
                high = middle
            } else if value > block.upperBound {
                low = middle + 1
            } else {
                return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .spacingMark
                    ? script : nil
            }
        }
        return nil
    }

    /// How many of its letters in a row are words of another language: one may be a name in a formula, or an example.
    var leastLetters: Int {
        switch self {
        case .greek: 3
        case .han, .kana, .hangul: 1
        default: 2
        }
    }

    /// The scripts of a language, by its primary BCP 47 subtag; Latin for those that are not listed.
    static func scripts(of language: String) -> Set<Script> {
        switch language {
        case "el", "grc": [.greek]
        case "ru", "uk", "be", "bg", "mk", "kk", "ky", "tt", "ba", "cv", "nog": [.cyrillic]
        case "sr", "bs": [.cyrillic, .latin]
        case "hy", "hyw": [.armenian]
        case "he": [.hebrew]
        case "ar", "fa", "ur", "sd", "ug", "ku": [.arabic]
        case "hi", "mr", "ne", "kok": [.devanagari]
        case "bn", "as", "bpy": [.bengali]
        case "pa": [.gurmukhi]
        case "gu": [.gujarati]
        case "or": [.oriya]
        case "ta": [.tamil]
        case "te": [.telugu]
        case "kn": [.kannada]
        case "ml": [.malayalam]
        case "si": [.sinhala]
        case "th": [.thai]
        case "my", "shn": [.burmese]
        case "ka": [.georgian]
        case "ko": [.hangul, .han]
        case "am": [.ethiopic]
        case "chr": [.cherokee]
        case "ja": [.kana, .han]
        case "zh", "cmn", "yue", "hak": [.han]
        default: [.latin]
        }
    }

    /// The language that is most written in it, as eSpeak NG names it, where nothing else is known; nil for Latin.
    var usualLanguage: String? {
        switch self {
        case .latin: nil
        case .greek: "el"
        case .cyrillic: "ru"
        case .armenian: "hy"
        case .hebrew: "he"
        case .arabic: "ar"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .oriya: "or"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thai: "th"
        case .burmese: "my"
        case .georgian: "ka"
        case .hangul: "ko"
        case .ethiopic: "am"
        case .cherokee: "chr"
        case .kana: "ja"
        case .han: "cmn"
        }
    }

    /// Letters that only one language of a script has, of those that share it.
    static let telling: [(letters: Set<Unicode.Scalar>, language: String)] = [
        (["і", "ї", "є", "ґ", "І", "Ї", "Є", "Ґ"], "uk"), (["ў", "Ў"], "be"), (["ђ", "ћ", "Ђ", "Ћ"], "sr"),
        (["ѓ", "ќ", "ѕ", "Ѓ", "Ќ", "Ѕ"], "mk"), (["ң", "қ", "ғ", "ұ", "Ң", "Қ", "Ғ", "Ұ"], "kk"),
        (["پ", "چ", "ژ", "گ"], "fa"), (["ٹ", "ڈ", "ڑ", "ے", "ں", "ہ"], "ur"),
    ]
}
