/// Words in capitals: those said letter by letter, those said as words, and formulas of chemistry.
enum Initialisms {
    /// Said letter by letter, though eSpeak NG 1.51 makes words of them; those that it spells by itself are not here.
    private static let spelled: Set = [
        "AD", "AP", "APR", "APY", "ATP", "AUC", "AWS", "BIC", "CE", "CFO", "CI", "CLI", "CMYK", "COO", "EFI", "EKG",
        "EKS", "EOF",
        "EOD", "EOL", "EPA", "ER", "ERP", "ESA", "ESL", "ETA", "ETF", "ETL", "FAQ", "IAM", "IB", "ICU", "IDE", "IMF",
        "IMO", "IPO", "IQ", "IR", "IRR", "ISS", "IV", "LOC", "NGO", "NIH", "OLTP", "OOM", "OOP", "ORM", "OSI", "OTP",
        "PID", "POC", "POS", "QA", "RIP", "ROI", "RPA", "SEO", "SES", "SLA", "SPA", "UAE", "UAT", "UFO", "URI",
        "UX", "VIP", "WHO",
    ]

    /// Chemical elements whose formulas models write.
    private static let elements: Set = [
        "H", "He", "Li", "B", "C", "N", "O", "F", "Na", "Mg", "Al", "Si", "P", "S", "Cl", "K", "Ca", "Ti", "Mn", "Fe",
        "Cu",
        "Zn", "Br", "Ag", "I", "Ba", "Pb",
    ]

    /// "ATP", "IMFs", "CI/CD".
    static func initialism(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart else { return nil }
        let start = cursor
        guard let word = cursor.take(.letters), cursor.isAtWordEnd else { return nil }
        let isPlural = word.utf8.count > 2 && word.hasSuffix("s")
        let letters = isPlural ? String(word.dropLast()) : word
        guard Self.spelled.contains(letters), !start.isAmongCapitals else { return nil }
        return NumberWords.spelled(letters) + (isPlural ? "s" : "")
    }

    private static let subscripts = Dictionary(
        uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉".map { String($0) }, "0123456789".map { String($0) })
    )

    /// "CO2", "H₂SO₄": elements and numbers, with a number among them.
    static func chemical(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart, cursor.is(.digits, 1) || (cursor.token(1)?.text.utf8.first ?? 0) >= 0x80
        else { return nil }
        var words: [String] = []
        var hasNumber = false
        while words.count < 24, let token = cursor.token {
            if token.kind == .letters {
                guard let symbols = Self.symbols(in: token.text) else { return nil }
                words += symbols
            } else if token.kind == .digits, !words.isEmpty, token.text.utf8.count <= 2 {
                words.append(token.text)
                hasNumber = true
            } else if let digit = Self.subscripts[token.text], !words.isEmpty {
                words.append(digit)
                hasNumber = true
            } else {
                break
            }
            cursor.index += 1
        }
        guard hasNumber, words.count > 2, cursor.isAtWordEnd else { return nil }
        return words.joined(separator: " ")
    }

    /// The elements that letters stand for, one behind the other; nil if they are no such.
    private static func symbols(in letters: String) -> [String]? {
        var rest = letters[...]
        var symbols: [String] = []
        while !rest.isEmpty {
            let length = [2, 1].first { $0 <= rest.count && Self.elements.contains(String(rest.prefix($0))) }
            guard let length, symbols.count < 8 else { return nil }
            symbols.append(length == 2 ? NumberWords.spelled(rest.prefix(2).uppercased()) : String(rest.prefix(1)))
            rest = rest.dropFirst(length)
        }
        return symbols
    }
}

extension WrittenText.Cursor {
    /// Whether the words on both sides, or the only one there is, are written in capitals: then all is, and a word is a word.
    fileprivate var isAmongCapitals: Bool {
        var reader = self
        reader.index += 1
        let neighbours = [self.wordBefore, reader.wordBehind].compactMap { $0 }
        return !neighbours.isEmpty
            && neighbours.allSatisfy { $0.utf8.count > 2 && $0.utf8.allSatisfy { !$0.isSmallLetter } }
    }
}
