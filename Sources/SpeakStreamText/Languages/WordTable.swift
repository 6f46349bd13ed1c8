/// The words of a language with their roles, found by their spelling in lower case.
///
/// A table of its own because the detector asks it once a word at most: no string is made and nothing is hashed twice.
final class WordTable: Sendable {
    private struct Slot {
        var word = Spelling()
        var roles = WordRoles()
    }

    private let slots: [Slot]
    /// By first and last letter, from a to z, a bit for each length of the words listed, of those among them that begin a
    /// clause without a comma, and of abbreviations: most words are none of them, and that is told without looking them up.
    private let lengths: [UInt32]
    private let bareLengths: [UInt32]
    private let abbreviationLengths: [UInt32]

    /// Makes the table of lists whose words are parted by white space.
    ///
    /// An abbreviation that is listed with a capital ("Sat") is one only where it is written with a capital.
    init(_ lists: [(WordRoles, String)]) {
        var words: [(Spelling, WordRoles)] = []
        for (roles, list) in lists {
            for word in list.utf8.split(whereSeparator: { $0 <= 0x20 }) {
                var spelling = Spelling()
                for byte in word {
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
        var slots = Array(repeating: Slot(), count: size)
        var lengths = Array(repeating: UInt32(0), count: 32 * 32)
        var bareLengths = lengths
        var abbreviationLengths = lengths
        for (word, roles) in words {
            var word = word
            let index = Self.index(of: &word, in: slots)
            slots[index].word = word
            slots[index].roles.formUnion(roles)
            let length: UInt32 = 1 << UInt32(word.count - 1)
            lengths[Self.ends(of: word)] |= length
            if !roles.isDisjoint(with: [.bare, .preposition]) {
                bareLengths[Self.ends(of: word)] |= length
            }
            if !roles.isDisjoint(with: .abbreviation) {
                abbreviationLengths[Self.ends(of: word)] |= length
            }
        }
        self.slots = slots
        self.lengths = lengths
        self.bareLengths = bareLengths
        self.abbreviationLengths = abbreviationLengths
    }

    /// Whether a word may be one that begins a clause without a comma; nearly all that are not are told by their ends.
    @inline(__always)
    func mayBeBare(_ word: Spelling) -> Bool {
        word.isWhole && Self.holds(self.bareLengths, word)
    }

    /// Whether a word of ASCII letters may be an abbreviation; nearly all that are not are told by their ends.
    @inline(__always)
    func mayBeAbbreviation(_ word: Spelling) -> Bool {
        word.isWhole && Self.holds(self.abbreviationLengths, word)
    }

    private func mayBeListed(_ word: Spelling) -> Bool {
        // Beyond ASCII the capital of a letter may have other bytes.
        word[0] >= 0x80 || word[word.count - 1] >= 0x80
            || Self.holds(self.lengths, word)
    }

    /// Whether one of the words has these ends and this length.
    @inline(__always)
    private static func holds(_ lengths: [UInt32], _ word: Spelling) -> Bool {
        lengths[Self.ends(of: word)] >> UInt32(word.count - 1) & 1 != 0
    }

    @inline(__always)
    private static func ends(of word: Spelling) -> Int {
        Int(word[0] & 31) << 5 | Int(word[word.count - 1] & 31)
    }

    /// The roles of a word that was written so, in whatever case.
    func roles(of written: Spelling) -> WordRoles {
        guard written.isWhole, self.mayBeListed(written) else {
            return []
        }
        var folded = written
        let isCapitalised = folded.foldCase()
        let roles = self.slots[Self.index(of: &folded, in: self.slots)].roles
        return roles.contains(.capitalised) && !isCapitalised ? roles.subtracting(.abbreviation) : roles
    }

    /// The roles of a word, or else of what stands before its apostrophe ("l'"), or behind its digits ("5kg").
    func rolesOfParts(of written: Spelling) -> WordRoles {
        let roles = self.roles(of: written)
        guard roles.isEmpty, written.isWhole else {
            return roles
        }
        var written = written
        if written.isLetters { return [] }
        if let apostrophe = written.apostrophe {
            return self.roles(of: written[0..<apostrophe]).subtracting(.abbreviation)
        }
        let digits = written.leadingDigits
        return digits > 0 && digits < written.count ? self.roles(of: written[digits..<written.count]) : roles
    }

    /// Where the word stands, or the free slot where it would.
    private static func index(of word: inout Spelling, in slots: [Slot]) -> Int {
        var index = word.hash & (slots.count - 1)
        while slots[index].word.count != 0, !Spelling.areSame(&word, slots[index].word) {
            index = (index + 1) & (slots.count - 1)
        }
        return index
    }
}
