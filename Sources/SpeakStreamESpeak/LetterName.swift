/// Whether a lone "A" is the letter, which eSpeak NG says as the article wherever white space follows: "9 A M", "from A to B".
enum LetterName {
    /// What stands behind a letter in a formula that is read in words.
    private static let behindLetters: Set = [
        "over", "plus", "minus", "times", "equals", "squared", "cubed", "sub", "prime", "sharp", "flat",
    ]

    /// Whether the scalar at `index` is an "A" with white space around it that is no article.
    static func isLetter(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard scalars[index] == "A", index == 0 || scalars[index - 1].properties.isWhitespace,
            index + 1 < scalars.count,
            scalars[index + 1].properties.isWhitespace
        else { return false }
        let behind = scalars[(index + 1)...].drop { $0.properties.isWhitespace }.prefix { !$0.properties.isWhitespace }
        let next = String(String.UnicodeScalarView(behind))
        if Self.behindLetters.contains(next) || Self.isSingle(behind) { return true }
        let before = scalars[..<index].reversed().drop { $0.properties.isWhitespace }.prefix {
            !$0.properties.isWhitespace
        }
        guard let last = before.first else { return false }
        // A sentence begins, or all is in capitals, or every word of a title is.
        let begins = !last.properties.isAlphabetic && !("0"..."9").contains(last)
        let isShouted = before.count > 1 && before.allSatisfy { $0.properties.isUppercase }
        let isTitle = behind.first?.properties.isUppercase == true
        return !begins && !isShouted && !isTitle
    }

    /// Whether a word is one capital or a number, with nothing but marks behind it.
    private static func isSingle(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first else { return false }
        if ("0"..."9").contains(first) { return true }
        return first.properties.isUppercase && first != "I"
            && !word.dropFirst().contains { $0.properties.isAlphabetic || $0 == "'" }
    }
}
