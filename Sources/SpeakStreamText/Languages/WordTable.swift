/// The words of a language with their roles, found by their spelling in lower case.
///
/// A table of its own because the detector asks it once a word at most: no string is made and nothing is hashed twice.
struct WordTable: Sendable {
    private struct Slot {
        var word = Spelling()
        var roles = WordRoles()
    }

    private var slots: [Slot]
    private let mask: Int

    /// Makes the table of lists whose words are parted by white space.
    ///
    /// An abbreviation that is listed with a capital ("Sat") is one only where it is written with a capital.
    init(_ lists: [(WordRoles, String)]) {
        var words: [(Spelling, WordRoles)] = []
        for (roles, list) in lists {
            for word in list.split(whereSeparator: \.isWhitespace) {
                var spelling = Spelling()
                for byte in word.utf8 {
                    spelling.append(byte)
                }
                let isCapitalised = spelling.foldCase()
                words.append((spelling, isCapitalised ? roles.union(.capitalised) : roles))
            }
        }
        var size = 64
        while size < words.count * 2 {
            size *= 2
        }
        self.slots = Array(repeating: Slot(), count: size)
        self.mask = size - 1
        for (word, roles) in words {
            let index = self.index(of: word)
            self.slots[index].word = word
            self.slots[index].roles.formUnion(roles)
        }
    }

    /// The roles of a word that was written so, in whatever case.
    func roles(of written: Spelling) -> WordRoles {
        guard written.isWhole else {
            return []
        }
        var folded = written
        let isCapitalised = folded.foldCase()
        let roles = self.slots[self.index(of: folded)].roles
        return roles.contains(.capitalised) && !isCapitalised ? roles.subtracting(.abbreviation) : roles
    }

    /// Where the word stands, or the free slot where it would.
    private func index(of word: Spelling) -> Int {
        var index = word.hash & self.mask
        while self.slots[index].word.count != 0, self.slots[index].word != word {
            index = (index + 1) & self.mask
        }
        return index
    }
}
