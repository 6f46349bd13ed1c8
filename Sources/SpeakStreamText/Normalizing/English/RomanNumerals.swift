/// Roman numerals behind a name or a word that is counted: "Louis XIV", "World War II", "Chapter IV".
enum RomanNumerals {
    /// Words that are counted with Roman numerals; true where one of a single letter counts too ("Part V", "Type I").
    private static let counted = [
        "War": true, "Chapter": true, "Part": true, "Volume": true, "Vol": true, "Act": true, "Phase": true,
        "Type": true,
        "Stage": true, "Grade": true, "Article": true, "Title": true, "Book": true, "Section": true, "Level": true,
        "Scene": false, "Appendix": false, "Figure": false, "Table": false, "Class": false, "Division": false,
        "Group": false, "Factor": false, "Bowl": false, "Episode": false, "Schedule": false, "Annex": false,
    ]

    /// Names of rulers and popes, behind which the numeral is an ordinal.
    private static let rulers: Set = [
        "Abdullah", "Adrian", "Albert", "Alexander", "Alfonso", "Amenhotep", "Andrew", "Antiochus", "Baldwin",
        "Beatrix",
        "Benedict", "Boniface", "Carlos", "Casimir", "Catherine", "Charles", "Christian", "Clement", "Constantine",
        "Darius",
        "David", "Edward", "Elizabeth", "Emmanuel", "Eric", "Felipe", "Ferdinand", "Francis", "Frederick", "George",
        "Gregory", "Gustav", "Haakon", "Harald", "Harold", "Henri", "Henry", "Hussein", "Innocent", "Ivan", "James",
        "John",
        "Joseph", "Juan", "Julius", "Justinian", "Kenneth", "Leo", "Leopold", "Louis", "Margaret",
        "Margrethe",
        "Mary", "Maximilian", "Mehmed", "Michael", "Mohammed", "Murad", "Napoleon", "Nicholas", "Olaf", "Otto", "Paul",
        "Pedro", "Peter", "Philip", "Pius", "Ptolemy", "Ramesses", "Ramses", "Richard", "Robert", "Selim", "Sigismund",
        "Sixtus", "Stephen", "Suleiman", "Theodosius", "Thutmose", "Umberto", "Urban", "Victor", "Wilhelm", "William",
        "Xerxes",
    ]

    /// Words before which an "I" is a number.
    private static let behindNumbers: Set = [
        "of", "and", "or", "to", "in", "error", "was", "is", "had", "became", "ruled", "reigned", "died", "who",
        "trial", "diabetes",
    ]

    /// The number of a heading or an item at the start of a line.
    static func marker(_ cursor: inout WrittenText.Cursor) -> String? {
        let isAtStart = cursor.token(-1).map { $0.kind == .space } ?? true && cursor.token(-2) == nil
        guard isAtStart, let word = cursor.take(.letters), let value = Self.value(of: word), cursor.is("."),
            cursor.isSpace(1)
        else {
            return nil
        }
        return "\(value)"
    }

    static func numeral(_ cursor: inout WrittenText.Cursor) -> String? {
        guard let before = cursor.wordBefore, before.unicodeScalars.first?.properties.isUppercase == true,
            let word = cursor.take(.letters), cursor.isAtWordEnd, let value = Self.value(of: word)
        else { return nil }
        if word.utf8.count == 1 {
            guard "IVX".contains(word), Self.counted[before] == true || Self.rulers.contains(before) else { return nil }
            // "Part I think" is no part, "Part I." and "Part I of" are.
            let isPronoun =
                word == "I" && before != "War" && cursor.wordBehind.map { !Self.behindNumbers.contains($0) } ?? false
            if isPronoun { return nil }
        }
        if Self.rulers.contains(before) { return "the \(NumberWords.ordinal(value))" }
        let isShouted = before.utf8.count > 1 && before.utf8.allSatisfy { !$0.isSmallLetter }
        return isShouted && Self.counted[before.capitalizedWord] == nil ? nil : "\(value)"
    }

    /// The value of a numeral up to 39, which is as far as names and chapters go; the letters beyond make abbreviations.
    private static func value(of word: String) -> Int? {
        guard word.utf8.allSatisfy({ "IVX".utf8.contains($0) }) else { return nil }
        let tens = word.prefix { $0 == "X" }.count
        guard tens <= 3 else { return nil }
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].firstIndex {
            $0 == word.dropFirst(tens)
        }
        if let ones { return tens * 10 + ones }
        return nil
    }
}

extension String {
    /// The word with only its first letter in capitals.
    fileprivate var capitalizedWord: String { self.prefix(1) + self.dropFirst().lowercased() }
}
