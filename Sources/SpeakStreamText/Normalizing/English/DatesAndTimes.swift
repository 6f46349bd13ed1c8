/// Days, years and times of day.
enum Dates {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Abbreviations of months that are no words.
    static let shortMonths = [
        "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July",
        "Aug": "August", "Sep": "September", "Sept": "September", "Oct": "October", "Nov": "November",
        "Dec": "December",
    ]

    static let weekdays = [
        "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
        "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
    ]

    /// The month that a word names; nil if it names none.
    static func month(_ word: String) -> String? {
        guard Self.ends.mayHold(word) else { return nil }
        return Self.shortMonths[word] ?? (Self.months.contains(word) ? word : nil)
    }

    private static let ends = WordEnds(Self.months + Self.shortMonths.keys)

    /// A date in the form of ISO 8601, with a time behind it: "2024-05-06", "2024-05-06T10:30:00Z".
    static func iso(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart, let year = cursor.takeDigits(4...4, 1000...2999),
            cursor.take("-") || cursor.take("‑"),
            let month = cursor.takeDigits(2...2, 1...12)
        else { return nil }
        let name = Self.months[month - 1]
        let rest = cursor.attempt { cursor in
            cursor.take("-") || cursor.take("‑") ? cursor.takeDigits(2...2, 1...31) : nil
        }
        guard let day = rest else {
            // "2011-12" is more often a season.
            return month < 10 && cursor.isAtWordEnd && !cursor.is("-") ? "\(name) \(NumberWords.year(year))" : nil
        }
        let date = "\(name) \(NumberWords.ordinal(day)), \(NumberWords.year(year))"
        let time = cursor.attempt { cursor in
            guard cursor.take("T") || cursor.takeSpace() else { return nil as String? }
            return Times.clock(&cursor)
        }
        if let time { return "\(date), \(time)" }
        return cursor.isAtWordEnd && !cursor.is("-") ? date : nil
    }

    /// A month with a day: "May 6", "January 15, 2024", "June 3–5".
    static func monthAndDay(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart, let month = cursor.takeMonth(), cursor.takeSpace() else { return nil }
        if let year = cursor.attempt({ $0.takeYear() }) { return "\(month) \(year)" }
        guard let first = cursor.takeDigits(1...2, 1...31) else { return nil }
        cursor.takeOrdinalEnding()
        var words = "\(month) \(NumberWords.ordinal(first))"
        let second = cursor.attempt { cursor in
            cursor.takeRangeDash() != nil ? cursor.takeDigits(1...2, 1...31) : nil
        }
        if let second {
            cursor.takeOrdinalEnding()
            words += " to \(NumberWords.ordinal(second))"
        }
        guard cursor.isAtWordEnd, !cursor.is(":"), !cursor.is("%"), !(cursor.is(".") && cursor.is(.digits, 1)) else {
            return nil
        }
        return cursor.takeYearBehind().map { "\(words), \($0)" } ?? words
    }

    /// A day before its month: "6 May 2024".
    static func dayAndMonth(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart, let day = cursor.takeDigits(1...2, 1...31) else { return nil }
        cursor.takeOrdinalEnding()
        // "3 May" could be a number and a name; with a year it is a date.
        guard cursor.takeSpace(), let month = cursor.takeMonth(), let year = cursor.takeYearBehind() else { return nil }
        return "the \(NumberWords.ordinal(day)) of \(month), \(year)"
    }

    /// Words after which a number of four digits is a year.
    private static let beforeYears: Set = [
        "in", "In", "since", "Since", "by", "By", "until", "Until", "year", "years", "from", "From", "during", "During",
        "before", "Before", "after", "After", "late", "early", "mid", "circa", "around", "of", "through", "spring",
        "summer",
        "autumn", "fall", "winter", "Spring", "Summer", "Autumn", "Fall", "Winter",
    ]

    /// What follows a number that is no year.
    private static let behindNumbers: Set = ["-", "/", "%", "°", "+", "=", "*", "×", "^", "x"]

    private static let beforeDecades: Set = [
        "the", "The", "his", "her", "their", "my", "your", "our", "mid", "early", "late",
    ]

    /// "the 1990s", "in her 30s": no seconds.
    static func decade(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart || cursor.is("-", -1) else { return nil }
        let isExpected =
            cursor.wordBefore.map { Self.beforeDecades.contains($0) } ?? (cursor.is("'", -1) || cursor.is("’", -1))
        if let year = cursor.takeDigits(4...4, 1100...2099), cursor.take("s"), cursor.isAtWordEnd {
            return "\(NumberWords.year(year))s"
        }
        guard isExpected, let decade = cursor.takeDigits(2...2), decade % 10 == 0, cursor.take("s"), cursor.isAtWordEnd
        else {
            return nil
        }
        return "\(decade)s"
    }

    /// A year: "1984", "in 2024", "(2019)".
    static func year(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart else { return nil }
        let isExpected = cursor.wordBefore.map { Self.beforeYears.contains($0) } ?? cursor.is("(", -1)
        guard let year = cursor.takeDigits(4...4, 1100...2099), year < 2000 || isExpected else { return nil }
        let isMore =
            cursor.token.map { Self.behindNumbers.contains($0.text) } ?? false
            || cursor.is(",") && cursor.is(.digits, 1)
            || (cursor.is(".") || cursor.is(":")) && cursor.is(.digits, 1)
        let words = NumberWords.year(year)
        return cursor.isAtWordEnd && !isMore && !cursor.isCounting && words != "\(year)" ? words : nil
    }
}

extension WrittenText.Cursor {
    /// Takes the name of a month, in full or abbreviated with or without its stop.
    fileprivate mutating func takeMonth() -> String? {
        self.attempt { cursor in
            guard let word = cursor.take(.letters), let month = Dates.month(word), cursor.isAtWordEnd else {
                return nil
            }
            if month != word { _ = cursor.take(".") }
            return month
        }
    }

    /// Takes a year behind a day, with or without a comma before it.
    fileprivate mutating func takeYearBehind() -> String? {
        self.attempt { cursor in
            _ = cursor.take(",")
            return cursor.takeSpace() ? cursor.takeYear() : nil
        }
    }

    /// Takes a year behind a date.
    fileprivate mutating func takeYear() -> String? {
        guard let year = self.takeDigits(4...4, 1000...2999), self.isAtWordEnd, !(self.is(",") && self.is(.digits, 1))
        else { return nil }
        return NumberWords.year(year)
    }

    /// Whether a plural stands behind a number, which then counts: "1500 items".
    fileprivate var isCounting: Bool {
        guard let word = self.wordBehind, word.utf8.last == UInt8(ascii: "s"), word.utf8.first?.isSmallLetter == true
        else {
            return false
        }
        return !Self.noPlurals.contains(word)
    }

    private static let noPlurals: Set = [
        "is", "was", "as", "has", "this", "its", "his", "thus", "does", "ours", "hers", "us",
    ]
    private static let ordinalEndings: Set = ["st", "nd", "rd", "th"]

    fileprivate mutating func takeOrdinalEnding() {
        _ = self.take(anyOf: Self.ordinalEndings)
    }
}

enum Times {
    private static let zones: Set = [
        "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "BST",
    ]

    /// "10:05", "9:00 AM", "17:00", "9–5 pm", "10:30:15".
    static func time(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtNumberStart else { return nil }
        guard let first = Self.clock(&cursor) ?? Self.hour(&cursor) else { return nil }
        let second = cursor.attempt { cursor in
            cursor.takeRangeDash() != nil ? Self.clock(&cursor) ?? Self.hour(&cursor) : nil
        }
        return second.map { "\(first) to \($0)" } ?? first
    }

    /// An hour with its half of the day: "9 am", "5pm".
    private static func hour(_ cursor: inout WrittenText.Cursor) -> String? {
        cursor.attempt { cursor in
            guard let hour = cursor.takeDigits(1...2, 1...12) else { return nil }
            // "9–5 pm", "9-11am"
            let range = cursor.attempt { cursor in
                cursor.takeRangeDash() != nil ? cursor.takeDigits(1...2, 1...12) : nil
            }
            guard let half = cursor.takeHalf() else { return nil }
            return range.map { "\(hour) to \($0) \(half)" } ?? "\(hour) \(half)"
        }
    }

    /// Hours and minutes, with seconds, the half of the day and the zone behind them.
    static func clock(_ cursor: inout WrittenText.Cursor) -> String? {
        cursor.attempt { cursor in
            guard let hour = cursor.takeDigits(1...2, 0...24), cursor.take(":"),
                let minute = cursor.takeDigits(2...2, 0...59)
            else { return nil }
            let second = cursor.attempt { $0.take(":") ? $0.takeDigits(2...2, 0...60) : nil }
            if second != nil, cursor.is("."), cursor.is(.digits, 1) { cursor.index += 2 }
            let half = cursor.takeHalf()
            var words = Self.words(hour, minute, hasHalf: half != nil)
            if let second, second > 0 { words += " and \(second) second\(second == 1 ? "" : "s")" }
            if let half { words += " \(half)" }
            if cursor.take("Z") { words += " U T C" }
            let zone = cursor.attempt { $0.takeSpace() ? $0.take(anyOf: Self.zones) : nil }
            if let zone { words += " \(NumberWords.spelled(zone))" }
            return cursor.isAtWordEnd && !(cursor.is(":") && cursor.is(.digits, 1)) ? words : nil
        }
    }

    private static func words(_ hour: Int, _ minute: Int, hasHalf: Bool) -> String {
        switch minute {
        case 0 where hasHalf: "\(hour)"
        case 0 where (1...12).contains(hour): "\(hour) o'clock"
        case 0: "\(hour) hundred"
        case 1..<10: "\(hour) oh \(minute)"
        default: "\(hour) \(minute)"
        }
    }
}

extension WrittenText.Cursor {
    /// Takes "am", "PM" or "p.m.".
    fileprivate mutating func takeHalf() -> String? {
        self.attempt { cursor in
            _ = cursor.takeSpace()
            guard let letters = cursor.take(.letters) else { return nil }
            switch letters {
            case "am", "AM", "pm", "PM": return cursor.isAtWordEnd ? NumberWords.spelled(letters.uppercased()) : nil
            case "a", "A", "p", "P":
                guard cursor.take("."), cursor.take("m") || cursor.take("M") else { return nil }
                // The stop may be that of the sentence as well; the break after the phrase tells that.
                _ = cursor.take(".")
                return "\(letters.uppercased()) M"
            default: return nil
            }
        }
    }
}
