// Numbers with what they count: units, ranges, magnitudes, sums of money.

/// A number or a range of numbers, with a magnitude: "5", "10–20", "1.5 million".
struct Amount: Sendable {
    var words: String
    var isOne: Bool
    /// The cents of a sum written with two digits behind the point.
    var cents: (whole: String, part: String)?
}

extension WrittenText.Cursor {
    /// Takes a number or a range of numbers, with a magnitude behind it.
    mutating func takeAmount() -> Amount? {
        guard let first = self.takeNumber() else { return nil }
        var amount = Amount(words: first.text, isOne: first.isOne)
        if let second = self.attempt({ $0.takeRangeEnd(first) }) {
            amount = Amount(words: "\(first.text) to \(second.text)", isOne: false)
        } else if let fraction = first.fraction, fraction.utf8.count == 2 {
            amount.cents = (first.text.split(separator: ".").first.map(String.init) ?? "0", fraction)
        }
        if let magnitude = self.takeMagnitude() {
            amount = Amount(words: "\(amount.words) \(magnitude)", isOne: false)
        }
        return amount
    }

    /// Takes the end of a range, with the dash before it.
    private mutating func takeRangeEnd(_ first: WrittenNumber) -> WrittenNumber? {
        guard let isDash = self.takeRangeDash(), let second = self.takeNumber() else { return nil }
        // "2024-05-06", "555-123-4567" and "3-1" are no ranges.
        let isMore = self.takeRangeDash() != nil
        guard isDash || !isMore && Self.isAscending(first, second) else { return nil }
        return second
    }

    private static func isAscending(_ first: WrittenNumber, _ second: WrittenNumber) -> Bool {
        guard let low = Double(first.text.filter { $0 != "," }), let high = Double(second.text.filter { $0 != "," })
        else { return false }
        return low < high && !first.text.hasPrefix("0") && second.plainDigits <= 6
    }

    /// Takes "k", "M" or "B" right behind a number, or "million" behind a space.
    private mutating func takeMagnitude() -> String? {
        self.attempt { cursor in
            if cursor.takeSpace() {
                guard let scale = cursor.take(anyOf: Units.scales), cursor.isAtWordEnd else { return nil }
                return scale
            }
            let digits = cursor.token(-1)?.text ?? ""
            guard let word = cursor.take(.letters), let magnitude = Units.magnitudes[word], cursor.isAtWordEnd,
                !(magnitude == "thousand" && Units.notThousands.contains(digits))
            else { return nil }
            return magnitude
        }
    }

    /// Whether what was measured stands before what it describes: "a $5 bill", "a 10 km run".
    func isAdjective(articleBefore: String?) -> Bool {
        guard let articleBefore, Amounts.articles.contains(articleBefore), let next = self.wordBehind else {
            return false
        }
        return !Amounts.notDescribed.contains(next)
    }
}

enum Amounts {
    /// Words before an amount that describes what follows it.
    fileprivate static let articles: Set = ["a", "an", "A", "An", "per", "every"]

    /// Words behind an amount that it does not describe.
    fileprivate static let notDescribed: Set = [
        "a", "an", "the", "and", "or", "in", "on", "at", "to", "for", "per", "of", "from", "by", "with", "is", "are",
        "was", "were", "as", "if", "when", "each", "every", "but", "than", "that", "which", "more", "less",
    ]

    /// "5 km", "10–20 %", "3 m/s²", "a 10-km run".
    static func measure(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart else { return nil }
        let article = cursor.wordBefore
        guard let amount = cursor.takeAmount() else { return nil }
        let isJoined = cursor.is("-")
        if let sum = cursor.attempt({ $0.takeCurrency(behind: amount) }) { return sum }
        // "0s and 1s" are digits.
        guard !(cursor.is("s") && ["0", "1"].contains(amount.words)), let unit = cursor.takeUnit() else { return nil }
        let isOne = amount.isOne || isJoined || cursor.isAdjective(articleBefore: article)
        cursor.takeAbbreviationStop()
        return "\(amount.words) \(isOne ? unit.one : unit.many)"
    }

    /// "10–20", "1.5M", "2019–2021".
    static func range(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart else { return nil }
        let years = cursor.attempt { cursor in
            guard let first = cursor.takeDigits(4...4, 1100...2099), cursor.takeRangeDash() != nil,
                let second = cursor.takeDigits(4...4, 1100...2099) ?? cursor.takeDigits(2...2), cursor.isAtWordEnd,
                !cursor.is("-")
            else { return nil as String? }
            return "\(NumberWords.year(first)) to \(NumberWords.year(second))"
        }
        if let years { return years }
        // A single word is a plain number.
        guard let amount = cursor.takeAmount(), amount.words.contains(" "), cursor.isAtWordEnd else { return nil }
        return amount.words
    }
}

extension WrittenText.Cursor {
    /// Takes the full stop of an abbreviated unit within a sentence, as in "5 oz of milk".
    fileprivate mutating func takeAbbreviationStop() {
        guard self.is("."), self.isSpace(1), let next = self.token(2), next.kind == .letters,
            next.text.unicodeScalars.first?.properties.isLowercase == true
        else { return }
        self.index += 1
    }
}
