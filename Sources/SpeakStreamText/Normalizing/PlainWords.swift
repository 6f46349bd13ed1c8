// Words that few rules can hold at, and what stands between them: most of a text, so that the others are not asked.
extension EnglishRules {
    /// The rules that may hold at a plain word; all others need a digit, a mark or a capital in the word or right behind it.
    static let atPlainWords: [WordingRule] = [Abbreviations.abbreviation, Dates.monthAndDay].map {
        WordingRule(words: $0)
    }

    /// The ends of the words at which these hold.
    static let endsAtPlainWords = WordEnds(Array(Abbreviations.plain.keys) + Dates.months + Dates.shortMonths.keys)
}

/// The first and last letters of some words with their lengths, which tell most other words from them.
struct WordEnds: Sendable {
    /// By first and last letter, a bit for each length.
    private var lengths = [UInt64](repeating: 0, count: 32 * 32)

    init(_ words: [String]) {
        for word in words { self.lengths[Self.ends(of: word)] |= Self.length(of: word) }
    }

    /// Whether a word may be one of them.
    func mayHold(_ word: String) -> Bool { self.lengths[Self.ends(of: word)] & Self.length(of: word) != 0 }

    private static func ends(of word: String) -> Int {
        Int((word.utf8.first ?? 0) & 31) << 5 | Int((word.utf8.last ?? 0) & 31)
    }

    private static func length(of word: String) -> UInt64 { 1 << UInt64(min(word.utf8.count, 63)) }
}

extension WrittenText.Cursor {
    /// Whether no rule can hold at the next token, nor an emoji begin there.
    func isAtPlainText(_ token: WrittenText.Token) -> Bool {
        switch token.kind {
        case .space: true
        case .letters: self.isAtPlainWord && !EnglishRules.endsAtPlainWords.mayHold(token.text)
        case .digits: false
        case .mark: self.isAtPlainMark(token)
        }
    }

    /// Whether a mark comes next that stands only behind a word or around it.
    private func isAtPlainMark(_ token: WrittenText.Token) -> Bool {
        switch token.text.utf8.first {
        case UInt8(ascii: "."): self.isEndOrSpace(1)
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: ")"),
            UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            true
        default: false
        }
    }

    /// Whether a plain word comes next: letters of ASCII, none a capital but the first of several.
    ///
    /// Behind it stands white space or the end, perhaps with a mark that closes a clause between; no full stop, which may be
    /// that of an abbreviation.
    var isAtPlainWord: Bool {
        guard let token, token.isPlain else { return false }
        return self.isEndOrSpace(1) || self.isClosing(1) && self.isEndOrSpace(2)
    }

    private func isEndOrSpace(_ offset: Int) -> Bool { self.token(offset).map { $0.kind == .space } ?? true }

    private func isClosing(_ offset: Int) -> Bool {
        switch self.token(offset)?.text.utf8.first {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
            UInt8(ascii: ")"):
            true
        default: false
        }
    }
}
