/// What the International Phonetic Alphabet has in common with eSpeak NG's names of phonemes.
enum IPA {
    /// Phonemes that voices have, after the documentation of eSpeak NG's phonemes (`docs/phonemes.md`); each voice has some of them.
    static let consonants = Self.list(
        """
        p b t d k g tS dZ f v T D s z S Z h m n N l r j w x C R Q q ? n^ l^ B ts dz pF ts; s; z; S; t; d; n; r; k; tS; H \
        l# r- t# * r" n. t. d. s. z. l. J J^ ; X M
        """
    )
    static let vowels = Self.list(
        """
        a a: A: A A~ aa a# E E: E~ e e: @ @: 3 3: i: i I I2 I# o o: O O: O~ 0 u: u U V y y: Y Y: W W: W~ eI aI OI oU aU I@ e@ U@ aI@ \
        O@ A@ o@ i@ E2 e2 o2 a2 ai au OY ei eu ou i" u" 1 & &: 8 o- V"
        """
    )

    /// Stress, and what parts syllables.
    static let marks: [Unicode.Scalar: String] = ["ˈ": "'", "'": "'", "ˌ": ",", ".": "", " ": " ", "|": "|", "‿": ""]

    /// What is near enough where a voice has no such sound.
    static let substitutes: [Unicode.Scalar: [Unicode.Scalar]] = [
        "ɹ": ["r"], "r": ["ɹ"], "ɾ": ["ɹ"], "ʁ": ["r"], "ʀ": ["r"], "ɫ": ["l"], "ɛ": ["e"], "e": ["ɛ"],
        "ɔ": ["o"], "o": ["ɔ"], "ɒ": ["ɔ"], "ɑ": ["a"], "a": ["æ"], "æ": ["a"], "ɜ": ["ə"], "ɝ": ["ɜ", "ɹ"],
        "ɚ": ["ə", "ɹ"],
        "ɪ": ["i"], "i": ["ɪ"], "ʊ": ["u"], "u": ["ʊ"], "ʌ": ["ə"], "ɐ": ["ə"], "ɨ": ["ɪ"], "ʉ": ["u"], "ɵ": ["ə"],
        "ʏ": ["y"], "œ": ["ø"], "ʋ": ["v"], "ʍ": ["w"], "ʔ": [], "ː": [], "ʰ": [], "ʲ": [], "ʷ": [],
    ]

    /// One way of writing where there are several, and no ties.
    static func normalized(_ ipa: String) -> [Unicode.Scalar] {
        ipa.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            switch scalar {
            case "\u{361}", "\u{35C}", "/": []
            case "g": ["ɡ"]
            case ":": ["ː"]
            case "ʦ": ["t", "s"]
            case "ʣ": ["d", "z"]
            case "ʧ": ["t", "ʃ"]
            case "ʤ": ["d", "ʒ"]
            case "\u{E3}": ["a", "\u{303}"]
            case "\u{F5}": ["o", "\u{303}"]
            default: [scalar]
            }
        }
    }

    private static func list(_ names: String) -> [String] { names.split(separator: " ").map(String.init) }
}
