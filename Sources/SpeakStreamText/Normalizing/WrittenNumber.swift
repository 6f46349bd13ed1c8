/// A number as it is written: "5", "1,234.56", "1 000"; engines read it well.
struct WrittenNumber: Sendable {
    let text: String
    /// The digits before the point.
    let whole: String
    /// The digits behind the point.
    let fraction: String?

    var isOne: Bool { self.text == "1" }

    /// The number of digits of an integer without separators; 0 for any other.
    var plainDigits: Int { self.text == self.whole ? self.whole.utf8.count : 0 }
}

extension WrittenText.Cursor {
    /// Whether a number that comes next is no part of something longer: "GPT-4", "3.14", "10:30".
    var isAtNumberStart: Bool {
        guard let before = self.token(-1) else { return true }
        switch before.kind {
        case .space: return true
        case .letters, .digits: return false
        case .mark:
            switch before.text {
            case "-", "/", "_", "\\", "@": return !self.is(.letters, -2) && !self.is(.digits, -2)
            case ".", ",", ":", "–", "'", "’", "^": return !self.is(.digits, -2)
            default: return true
            }
        }
    }

    /// Takes a number: digits, with commas between thousands and a point.
    mutating func takeNumber() -> WrittenNumber? {
        guard let first = self.take(.digits) else { return nil }
        var text = first
        var whole = first
        while first.utf8.count <= 3, self.is(","), let group = self.token(1), group.kind == .digits,
            group.text.utf8.count == 3
        {
            text += "," + group.text
            whole += group.text
            self.index += 2
        }
        guard self.is("."), let behind = self.token(1), behind.kind == .digits else {
            return WrittenNumber(text: text, whole: whole, fraction: nil)
        }
        self.index += 2
        return WrittenNumber(text: text + "." + behind.text, whole: whole, fraction: behind.text)
    }

    /// Takes so many digits, whose value lies within bounds.
    mutating func takeDigits(_ counts: ClosedRange<Int>, _ values: ClosedRange<Int> = 0...9999) -> Int? {
        guard let token, token.kind == .digits, counts.contains(token.text.utf8.count), let value = Int(token.text),
            values.contains(value)
        else { return nil }
        self.index += 1
        return value
    }

    private static let spacedDashes: Set = ["–", "—"]
    private static let dashes: Set = ["–", "—", "-", "‑", "−"]

    /// Takes a dash of a range: "10–20", "10-20", "10 – 20"; says whether it can be nothing else.
    mutating func takeRangeDash() -> Bool? {
        self.attempt { cursor in
            let isSpaced = cursor.takeSpace()
            guard let mark = cursor.take(anyOf: isSpaced ? Self.spacedDashes : Self.dashes) else { return nil }
            guard cursor.takeSpace() == isSpaced else { return nil }
            return mark == "–"
        }
    }
}

/// What is said for numbers.
enum NumberWords {
    static func ordinal(_ value: Int) -> String {
        let ending =
            switch (value % 100, value % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(value)\(ending)"
    }

    /// A year by its halves, as it is said in English: "19 84", "19 oh 5", but 2005 and 1900 as they are.
    static func year(_ value: Int) -> String {
        switch value {
        case 1100...1999 where value % 100 != 0, 2010...2099:
            let (century, rest) = (value / 100, value % 100)
            return rest < 10 ? "\(century) oh \(rest)" : "\(century) \(rest)"
        default: return "\(value)"
        }
    }

    /// Characters one by one: "3 f".
    static func spelled(_ text: some StringProtocol) -> String {
        text.map { String($0) }.joined(separator: " ")
    }
}
