/// Fractions, powers, ratios, sizes and marks before numbers.
enum Figures {
    private static let parts = [
        2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters"), 5: ("fifth", "fifths"),
        6: ("sixth", "sixths"), 7: ("seventh", "sevenths"), 8: ("eighth", "eighths"), 9: ("ninth", "ninths"),
        10: ("tenth", "tenths"), 12: ("twelfth", "twelfths"), 16: ("sixteenth", "sixteenths"),
        20: ("twentieth", "twentieths"), 32: ("32nd", "32nds"), 64: ("64th", "64ths"), 100: ("hundredth", "hundredths"),
        1000: ("thousandth", "thousandths"),
    ]

    /// Those that are said number by number.
    private static let names: Set = ["24/7", "9/11", "50/50", "80/20", "60/40", "20/20"]

    /// "3/4", "1 1/2", "9/10", "24/7".
    static func fraction(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart else { return nil }
        let whole = cursor.attempt { cursor in
            guard let whole = cursor.takeDigits(1...3), cursor.takeSpace(), cursor.is("/", 1) else {
                return nil as Int?
            }
            return whole
        }
        guard let top = cursor.takeDigits(1...4), cursor.take("/") || cursor.take("⁄"),
            let bottom = cursor.takeDigits(1...4),
            cursor.isAtWordEnd, !cursor.is("/"), !(cursor.is(".") && cursor.is(.digits, 1))
        else { return nil }
        if whole == nil, Self.names.contains("\(top)/\(bottom)") { return "\(top) \(bottom)" }
        guard top < bottom, let part = Self.parts[bottom] else {
            return whole != nil ? nil : "\(top) \(top == bottom ? "out of" : "over") \(bottom)"
        }
        let words =
            top == 1 ? whole == nil ? "one \(part.0)" : bottom == 2 ? "a \(part.0)" : "1 \(part.0)" : "\(top) \(part.1)"
        return whole.map { "\($0) and \(words)" } ?? words
    }

    /// A number that no rule words otherwise is said as it stands, and its parts are not looked at by themselves.
    static func plainNumber(_ cursor: inout WrittenText.Cursor) -> String? { cursor.takeNumber()?.text }

    private static let vulgar = [
        "½": "half", "⅓": "third", "⅔": "2 thirds", "¼": "quarter", "¾": "3 quarters", "⅕": "fifth", "⅖": "2 fifths",
        "⅗": "3 fifths", "⅘": "4 fifths", "⅙": "sixth", "⅚": "5 sixths", "⅐": "seventh", "⅛": "eighth",
        "⅜": "3 eighths",
        "⅝": "5 eighths", "⅞": "7 eighths", "⅑": "ninth", "⅒": "tenth",
    ]

    /// "2½".
    static func mixed(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart, let whole = cursor.take(.digits) else { return nil }
        _ = cursor.takeSpace()
        guard let mark = cursor.take(.mark), let part = Self.vulgar[mark] else { return nil }
        return "\(whole) and \(part.first?.isNumber == true ? part : "a \(part)")"
    }

    private static let superscripts = Dictionary(
        uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ".map { String($0) }, "0123456789-+n".map { String($0) })
    )

    /// "x²", "10^3", "2⁻¹⁰", "10^-3".
    static func power(_ cursor: inout WrittenText.Cursor) -> String? {
        let isNumber = cursor.is(.digits)
        guard isNumber ? cursor.isAtNumberStart : cursor.isAtWordStart else { return nil }
        guard let base = isNumber ? cursor.takeNumber()?.text : cursor.take(.letters), isNumber || base.count == 1,
            let exponent = cursor.attempt({ $0.takeExponent() })
        else { return nil }
        let words =
            switch exponent {
            case "2": "\(base) squared"
            case "3": "\(base) cubed"
            default: "\(base) to the power of \(exponent)"
            }
        guard isNumber, let unit = cursor.takeUnit() else { return words }
        return "\(words) \(unit.many)"
    }

    /// "1e6", "1.5e-3": as a power of ten.
    static func scientific(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart, let number = cursor.takeNumber(), cursor.take("e") || cursor.take("E") else {
            return nil
        }
        let isNegative = cursor.take("-")
        if !isNegative { _ = cursor.take("+") }
        guard let exponent = cursor.takeDigits(1...3), cursor.isAtWordEnd else { return nil }
        return "\(number.text) times 10 to the power of \(isNegative ? "minus " : "")\(exponent)"
    }

    private static let crosses: Set = ["x", "X", "×", "*"]

    /// "1920×1080", "5 x 3", "16:9".
    static func dimensions(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart, let first = cursor.takeNumber() else { return nil }
        if cursor.attempt({ $0.take(":") ? true : nil }) == true {
            guard let second = cursor.takeDigits(1...2), cursor.isAtWordEnd, !cursor.is(":"), first.plainDigits > 0
            else { return nil }
            return "\(first.text) to \(second)"
        }
        let isSpaced = cursor.takeSpace()
        guard let mark = cursor.take(anyOf: Self.crosses), cursor.takeSpace() == isSpaced else { return nil }
        if let power = cursor.attempt({ Self.power(&$0) }) { return "\(first.text) times \(power)" }
        guard let second = cursor.takeNumber() else { return nil }
        let words = "\(first.text) \(mark == "*" || mark == "×" && isSpaced ? "times" : "by") \(second.text)"
        if let unit = cursor.takeUnit() { return "\(words) \(unit.many)" }
        return cursor.isAtWordEnd ? words : nil
    }

    private static let comparisons = [
        "<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "~": "about", "≈": "about", "∼": "about",
    ]

    /// Words behind which a comparison has nothing to compare: "with ≥ 5 stars".
    private static let prepositions: Set = [
        "with", "of", "in", "at", "for", "is", "are", "be", "has", "have", "and", "or", "to", "a", "takes", "by",
        "after",
    ]

    /// Marks before a number: "~5", "<5", "≥ 5", "#5", ".5".
    static func marked(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtRunStart || cursor.is(.space, -1) else { return nil }
        if cursor.is("."), cursor.is(.digits, 1) {
            cursor.index += 1
            return cursor.take(.digits).map { "0.\($0)" }
        }
        if cursor.take("#") { return cursor.is(.digits) && cursor.isWholeNumber ? "number " : nil }
        let hasOperand =
            cursor.is(.space, -1) && !cursor.is(.space, -2)
            && cursor.token(-2).map { !Self.prepositions.contains($0.text) } ?? false
        guard let mark = cursor.take(.mark), let words = Self.comparisons[mark] else { return nil }
        let isEqual = cursor.take("=")
        let isApart = cursor.takeSpace()
        // "a < 5" is a comparison, which is said as an operator.
        if isApart, !["~", "≈", "∼"].contains(mark), hasOperand { return nil }
        guard
            cursor.is(.digits) || Money.signs[cursor.token?.text ?? ""] != nil
                || cursor.is(".") && cursor.is(.digits, 1)
        else { return nil }
        return (isEqual ? mark == "<" ? "at most" : mark == ">" ? "at least" : words : words) + " "
    }

    private static let abbreviations: Set = ["No", "no", "Nos", "nos", "№"]

    /// The abbreviation of "number" before one.
    static func numbered(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart, let word = cursor.take(anyOf: Self.abbreviations),
            cursor.take(".") || word == "№"
        else { return nil }
        _ = cursor.takeSpace()
        return cursor.is(.digits) ? "\(word.hasSuffix("s") ? "numbers" : "number") " : nil
    }
}

extension WrittenText.Cursor {
    fileprivate var isWholeNumber: Bool {
        var reader = self
        return reader.take(.digits) != nil && (reader.isAtWordEnd || reader.is(.mark))
    }

    /// Takes an exponent: "²", "^3", "^{10}", "⁻¹⁰".
    fileprivate mutating func takeExponent() -> String? {
        if self.take("^") {
            let isBraced = self.take("{")
            let isNegative = self.take("-") || self.take("−")
            guard let exponent = self.takeNumber()?.text ?? self.take(.letters), exponent.utf8.count <= 5,
                self.isAtWordEnd
            else { return nil }
            guard !isBraced || self.take("}") else { return nil }
            return isNegative ? "minus \(exponent)" : exponent
        }
        var exponent = ""
        while let text = self.token?.text, exponent.utf8.count < 8, let plain = Figures.plain(text) {
            exponent += plain == "-" ? "minus " : plain == "+" ? "" : plain
            self.index += 1
        }
        return exponent.isEmpty ? nil : exponent
    }
}

extension Figures {
    fileprivate static func plain(_ superscript: String) -> String? { self.superscripts[superscript] }
}
