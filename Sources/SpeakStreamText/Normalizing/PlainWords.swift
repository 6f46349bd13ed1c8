// Words that few rules can hold at: most of a text, so that the others are not asked.
extension EnglishRules {
    /// The rules that may hold at a plain word; all others need a digit, a mark or a capital in the word or right behind it.
    static let atPlainWords: [WordingRule] = [Abbreviations.abbreviation, Dates.monthAndDay].map {
        WordingRule(words: $0)
    }
}

extension WrittenText.Cursor {
    /// Whether a plain word comes next: letters of ASCII, none a capital but the first of several.
    ///
    /// Behind it stands white space or the end, perhaps with a mark that closes a clause between; no full stop, which may be
    /// that of an abbreviation.
    var isAtPlainWord: Bool {
        guard let token, token.kind == .letters, let first = token.text.utf8.first,
            first.isSmallLetter || first.isLetter && token.text.utf8.count > 1,
            token.text.utf8.dropFirst().allSatisfy(\.isSmallLetter)
        else { return false }
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
