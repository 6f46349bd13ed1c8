/// Sums of money: "$5.99", "£3 million", "20 EUR", "$10/month".
enum Money {
    /// A currency in words.
    struct Currency: Sendable {
        let one: String
        let many: String
        /// A hundredth of it, for one and for many; nil where nobody counts them.
        let cent: (one: String, many: String)?

        init(_ one: String, _ many: String? = nil, cent: (String, String)? = nil) {
            self.one = one
            self.many = many ?? one + "s"
            self.cent = cent.map { (one: $0.0, many: $0.1) }
        }

        func words(_ amount: Amount, asAdjective: Bool) -> String {
            guard let cents = amount.cents, let cent = self.cent, let count = Int(cents.part) else {
                return "\(amount.words) \(amount.isOne || asAdjective ? self.one : self.many)"
            }
            let part = "\(count) \(count == 1 ? cent.one : cent.many)"
            if cents.whole == "0" { return part }
            let whole = "\(cents.whole) \(cents.whole == "1" || asAdjective ? self.one : self.many)"
            return count == 0 ? whole : "\(whole) and \(part)"
        }
    }

    private static let cent = ("cent", "cents")
    private static let penny = ("penny", "pence")
    private static let paisa = ("paisa", "paise")

    static let signs: [String: Currency] = [
        "$": Currency("dollar", cent: Self.cent), "€": Currency("euro", cent: Self.cent),
        "£": Currency("pound", cent: Self.penny),
        "¥": Currency("yen", "yen"), "₹": Currency("rupee", cent: Self.paisa), "₩": Currency("won", "won"),
        "₽": Currency("ruble"), "₺": Currency("lira", "lira"), "₿": Currency("bitcoin"), "₪": Currency("shekel"),
        "₫": Currency("dong", "dong"), "₴": Currency("hryvnia"), "₱": Currency("peso"), "₦": Currency("naira", "naira"),
    ]

    /// Codes of ISO 4217.
    static let codes: [String: Currency] = [
        "USD": Currency("US dollar", cent: Self.cent), "EUR": Currency("euro", cent: Self.cent),
        "GBP": Currency("pound", cent: Self.penny), "JPY": Currency("yen", "yen"),
        "CHF": Currency("Swiss franc"),
        "CAD": Currency("Canadian dollar", cent: Self.cent),
        "AUD": Currency("Australian dollar", cent: Self.cent),
        "NZD": Currency("New Zealand dollar", cent: Self.cent),
        "INR": Currency("rupee", cent: Self.paisa),
        "CNY": Currency("yuan", "yuan"), "SEK": Currency("Swedish krona", "Swedish kronor"),
        "NOK": Currency("Norwegian krone", "Norwegian kroner"), "DKK": Currency("Danish krone", "Danish kroner"),
        "PLN": Currency("zloty"), "MXN": Currency("Mexican peso"), "BRL": Currency("real", "reais"),
    ]

    private static let scales = [
        "T": "trillion", "tn": "trillion", "m": "million", "mn": "million", "k": "thousand", "K": "thousand",
    ]

    /// What stands before a dollar sign: "US$5".
    private static let countries = [
        "US": "US", "CA": "Canadian", "C": "Canadian", "AU": "Australian", "A": "Australian", "NZ": "New Zealand",
        "HK": "Hong Kong", "S": "Singapore",
    ]

    /// A sum with its sign in front: "$5.99", "-$5", "$10–20", "$1.5M", "$10/month".
    static func signed(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart else { return nil }
        let article = cursor.wordBefore
        let isNegative = cursor.is(.mark) && (cursor.take("-") || cursor.take("−"))
        guard let sign = cursor.token?.text, let currency = Self.signs[sign] else { return nil }
        cursor.index += 1
        return Self.sum(&cursor, currency, sign: sign, article).map { isNegative ? "minus \($0)" : $0 }
    }

    /// A sum of dollars of a country, or with a code in front: "US$5", "USD 20".
    static func coded(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart else { return nil }
        let article = cursor.wordBefore
        guard let word = cursor.take(.letters) else { return nil }
        if let country = Self.countries[word], cursor.take("$") {
            let currency = Currency("\(country) dollar", cent: Self.cent)
            return Self.sum(&cursor, currency, sign: "$", article)
        }
        guard let currency = Self.codes[word] else { return nil }
        _ = cursor.takeSpace()
        return Self.sum(&cursor, currency, sign: word, article)
    }

    private static func sum(
        _ cursor: inout WrittenText.Cursor,
        _ currency: Currency,
        sign: String,
        _ article: String?
    ) -> String? {
        guard var amount = cursor.takeAmount(), !cursor.is(.digits) else { return nil }
        // "$5–$10": the sign stands at both ends.
        let rest = cursor.attempt { cursor in
            cursor.takeRangeDash() != nil && cursor.take(sign) ? cursor.takeAmount() : nil
        }
        if let rest { amount = Amount(words: "\(amount.words) to \(rest.words)", isOne: false) }
        // Letters that are something else behind a number without a currency: "$1.5T", "$100m", "$5K".
        if let scale = cursor.token.flatMap({ Self.scales[$0.text] }) {
            cursor.index += 1
            amount = Amount(words: "\(amount.words) \(scale)", isOne: false)
        }
        guard cursor.isAtWordEnd else { return nil }
        let isAdjective = cursor.isAdjective(articleBefore: article)
        let isJoined = cursor.is("-") && cursor.is(.letters, 1)
        let words = currency.words(amount, asAdjective: isAdjective || isJoined)
        return cursor.attempt { $0.takeRate() }.map { "\(words) per \($0)" } ?? words
    }
}

extension WrittenText.Cursor {
    /// Takes a currency behind an amount: "20 €", "20 USD".
    mutating func takeCurrency(behind amount: Amount) -> String? {
        _ = self.takeSpace()
        guard let word = self.token?.text, let currency = Money.codes[word] ?? (word == "$" ? nil : Money.signs[word])
        else { return nil }
        self.index += 1
        guard self.isAtWordEnd, !self.is(.digits) else { return nil }
        return currency.words(amount, asAdjective: false)
    }
}
