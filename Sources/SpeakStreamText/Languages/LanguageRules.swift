/// What the sentence rules know about a language: data, no code.
struct LanguageRules: Sendable {
    /// How an abbreviation with a full stop goes on.
    enum Abbreviation: Sendable {
        /// Never ends a sentence (a title, "e.g.").
        case title
        /// Ends one only before a capital ("No. 5" against "No. That is wrong.").
        case numbered
        /// Ends one unless a small letter follows ("etc.").
        case trailing
        /// Ends one only before a word that begins sentences ("Inc.").
        case name
    }

    /// Abbreviations in lower case without their last full stop.
    var abbreviations: [ShortWord: Abbreviation]
    /// Words in lower case that, with a capital, show that a sentence begins.
    var starters: Set<ShortWord>
}

/// A word of up to 8 ASCII characters in lower case, packed; longer or other words equal no word of a list.
struct ShortWord: Sendable, Hashable {
    private var packed: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ text: Substring) {
        for scalar in text.unicodeScalars {
            self.append(scalar)
        }
    }

    /// Whether the word is too long, or foreign, to be in a list.
    var isUnlisted: Bool {
        self.count > 8
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        guard scalar.isASCII, self.count < 8 else {
            self.count = 9
            return
        }
        let lower = (0x41...0x5A).contains(scalar.value) ? scalar.value + 0x20 : scalar.value
        self.packed = self.packed << 8 | UInt64(lower)
        self.count += 1
    }
}

extension Set<ShortWord> {
    /// The words of a list parted by spaces.
    init(words list: String) {
        self.init(list.split(separator: " ").map { ShortWord($0) })
    }
}
