/// Marks and names with marks: "C#", "A → B", "and/or", "R&D".
enum Symbols {
    /// Marks that stand for a word between words; the longest first.
    private static let operators: [(marks: String, words: String)] = [
        ("<=>", "is equivalent to"), ("===", "equals"), ("!==", "is not"), ("==", "equals"), ("!=", "is not"),
        ("<=", "is at most"),
        (">=", "is at least"), ("->", "to"), ("=>", "to"), ("→", "to"), ("⇒", "implies"), ("←", "from"),
        ("↔", "to and from"),
        ("&&", "and"), ("||", "or"), ("*", "times"), ("·", "times"), ("<", "is less than"), (">", "is greater than"),
    ]

    private static let openings = Set(Self.operators.compactMap { $0.marks.unicodeScalars.first })

    /// An operator with white space, or nothing but it, on both sides.
    static func `operator`(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.token?.isMark(Self.openings) == true, let before = cursor.token(-1) else { return nil }
        for (marks, words) in Self.operators {
            var reader = cursor
            guard reader.take(marks: marks) else { continue }
            if marks == "*" || marks == "·", !reader.is(.digits, 1) || cursor.is(.mark, -2) || cursor.token(-2) == nil {
                // It could be markup that was never closed.
                return nil
            }
            let isApart = before.kind == .space && (reader.token == nil || reader.is(.space))
            if marks == ">", isApart, cursor.isMenu {
                cursor = reader
                return ","
            }
            let isWithin =
                !["*", "<", ">"].contains(marks) && marks.unicodeScalars.count == 1 && before.kind != .mark
                && reader.token.map { $0.kind != .mark } ?? false
            guard isApart || isWithin else { return nil }
            cursor = reader
            return isApart ? words : " \(words) "
        }
        return nil
    }

    private static let sharps: Set = ["A", "B", "C", "D", "E", "F", "G", "J", "Q"]

    /// "C#", "F#"; "C++" is said well.
    static func sharp(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart, let letter = cursor.take(anyOf: Self.sharps),
            cursor.take("#"),
            cursor.isAtWordEnd
        else { return nil }
        return "\(letter) sharp"
    }

    /// "#hashtag".
    static func hashtag(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtRunStart, cursor.take("#"), cursor.is(.letters) else { return nil }
        return "hashtag "
    }

    /// "R&D", "Q&A".
    static func joined(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart, let left = cursor.take(.letters), left.utf8.count <= 2, cursor.take("&"),
            let right = cursor.take(.letters), right.utf8.count <= 2, cursor.isAtWordEnd
        else { return nil }
        return "\(NumberWords.spelled(left)) and \(NumberWords.spelled(right))"
    }

    /// "and/or", "I/O", "A/B", "n/a".
    static func slashed(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtRunStart, let left = cursor.take(.letters), left.utf8.allSatisfy(\.isLetter), cursor.take("/"),
            let right = cursor.take(.letters),
            cursor.isAtWordEnd, !cursor.is("/")
        else { return nil }
        if left.lowercased() == "and", right == "or" { return "\(left) or" }
        guard left.utf8.count <= 2, right.utf8.count <= 2,
            left.utf8.allSatisfy({ !$0.isSmallLetter }) || left.lowercased() == "n"
        else { return nil }
        return "\(NumberWords.spelled(left)) \(NumberWords.spelled(right))"
    }

    /// "Mon–Fri", "A–Z".
    static func letterRange(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtRunStart, let left = cursor.take(.letters), cursor.take("–") || cursor.take("-"),
            let right = cursor.take(.letters),
            cursor.isAtWordEnd
        else { return nil }
        if let first = Self.calendar(left), let last = Self.calendar(right) { return "\(first) to \(last)" }
        guard left.utf8.count == 1, right.utf8.count == 1, left.first?.isUppercase == right.first?.isUppercase,
            left == "A" || left == "a"
        else { return nil }
        return "\(left) to \(right)"
    }

    private static func calendar(_ word: String) -> String? {
        Dates.month(word) ?? Dates.weekdays[word] ?? (Dates.weekdays.values.contains(word) ? word : nil)
    }
}

extension WrittenText.Cursor {
    /// Whether words of more than a letter stand on both sides of the next token: "File > Save".
    fileprivate var isMenu: Bool {
        guard let before = self.token(-2), let behind = self.token(2) else { return false }
        return [before, behind].allSatisfy {
            $0.kind == .letters && $0.text.utf8.count > 1 || ["\"", "“", "”"].contains($0.text)
        }
    }
}
