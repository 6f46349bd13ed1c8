/// Abbreviations in full: "for example", a title before a name.
enum Abbreviations {
    /// Those whose letters have stops between them.
    private static let dotted: [(letters: [String], words: String)] = [
        (["e", "g"], "for example"), (["E", "g"], "for example"), (["i", "e"], "that is"), (["I", "e"], "that is"),
        (["a", "k", "a"], "also known as"), (["w", "r", "t"], "with respect to"), (["n", "b"], "note"),
        (["N", "B"], "note"),
    ]

    /// Those that hold anywhere, with or without their stop.
    static let plain = [
        "approx": "approximately", "vs": "versus", "etc": "et cetera", "aka": "also known as",
        "eg": "for example", "wrt": "with respect to", "incl": "including", "excl": "excluding", "esp": "especially",
        "avg": "average", "dept": "department", "govt": "government", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz",
        "Prof": "Professor", "Corp": "Corporation", "Ltd": "Limited", "Blvd": "Boulevard", "Sgt": "Sergeant",
        "Capt": "Captain", "Lt": "Lieutenant", "Figs": "Figures", "Eqs": "Equations", "Approx": "Approximately",
    ]

    /// Those that are such only with their stop.
    private static let stopped = [
        "Inc": "Incorporated", "Co": "Company", "Jr": "Junior", "Sr": "Senior", "Ave": "Avenue", "Rd": "Road",
        "cf": "compare",
        "resp": "respectively", "Est": "Established", "Bros": "Brothers", "Univ": "University", "Assn": "Association",
        "ext": "extension", "misc": "miscellaneous", "Gen": "General", "Gov": "Governor", "Sen": "Senator",
        "Rep": "Representative",
        "Rev": "Reverend", "Hon": "Honorable", "Col": "Colonel", "Mt": "Mount", "Ft": "Fort",
    ]

    /// Those that are such only before a number.
    private static let numbered = [
        "p": "page", "pp": "pages", "Fig": "Figure", "fig": "figure", "Eq": "Equation", "eq": "equation",
        "Sec": "Section",
        "sec": "section", "Ch": "Chapter", "ch": "chapter", "Vol": "Volume", "vol": "volume", "ca": "circa",
        "c": "circa",
        "max": "maximum", "min": "minimum", "Art": "Article", "art": "article", "para": "paragraph", "ed": "edition",
        "Ver": "Version", "ver": "version",
    ]

    /// Those that often end a sentence: then the stop stays.
    private static let closing: Set = [
        "etc", "Inc", "Ltd", "Corp", "Co", "Jr", "Sr", "Bros", "Blvd", "Ave", "Rd", "approx",
    ]

    static func abbreviation(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtWordStart, !cursor.is(".", -1) else { return nil }
        for (letters, words) in Self.dotted where cursor.is(".", 1) {
            if cursor.attempt({ $0.take(dotted: letters) ? true : nil }) == true { return words }
        }
        guard let word = cursor.take(.letters), cursor.isAtWordEnd else { return nil }
        if let words = Self.plain[word] {
            guard !cursor.is("'"), !cursor.is("’"), !cursor.is("-"), !cursor.is("/") else { return nil }
            cursor.takeStop(mayEndSentence: Self.closing.contains(word))
            return words
        }
        if word == "w", cursor.take("/") {
            if cursor.take("o"), cursor.isAtWordEnd { return "without" }
            return cursor.is(.space) ? "with" : cursor.is(.letters) ? "with " : nil
        }
        guard cursor.is(".") else { return nil }
        if let words = Self.numbered[word], cursor.isSpace(1), cursor.is(.digits, 2) {
            cursor.index += 1
            return words
        }
        guard let words = Self.stopped[word] ?? Self.titleOrPlace(word, cursor) else { return nil }
        cursor.takeStop(mayEndSentence: Self.closing.contains(word) || ["Drive", "Street"].contains(words))
        return words
    }

    /// "Dr." and "St." mean one thing before a name and another behind it.
    private static func titleOrPlace(_ word: String, _ cursor: WrittenText.Cursor) -> String? {
        let isBeforeName = cursor.isSpace(1) && cursor.isCapitalized(2)
        switch word {
        case "Dr": return isBeforeName ? "Doctor" : "Drive"
        case "St": return isBeforeName ? "Saint" : "Street"
        default: return nil
        }
    }
}

extension WrittenText.Cursor {
    fileprivate mutating func take(dotted letters: [String]) -> Bool {
        for letter in letters.dropLast() {
            guard self.take(letter), self.take(".") else { return false }
        }
        guard let last = letters.last, self.take(last), self.isAtWordEnd else { return false }
        self.takeStop(mayEndSentence: false)
        return true
    }

    /// Takes the stop of an abbreviation, unless it is that of the sentence too.
    fileprivate mutating func takeStop(mayEndSentence: Bool) {
        let isLast = self.token(1) == nil || self.is(.space, 1) && (self.token(2) == nil || self.isCapitalized(2))
        if self.is("."), !mayEndSentence || !isLast { self.index += 1 }
    }

    /// Whether the token so many behind the next begins with a capital.
    fileprivate func isCapitalized(_ offset: Int) -> Bool {
        self.token(offset)?.text.unicodeScalars.first?.properties.isUppercase == true
    }
}
