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
            lengths[Self.ends(of: &word)] |= length
            if !roles.isDisjoint(with: [.bare, .preposition]) {
                bareLengths[Self.ends(of: &word)] |= length
            }
            if !roles.isDisjoint(with: .abbreviation) {
                abbreviationLengths[Self.ends(of: &word)] |= length
            }
        }
        self.slots = slots
        self.lengths = lengths
        self.bareLengths = bareLengths
        self.abbreviationLengths = abbreviationLengths
    }

    /// Whether a word may be one that begins a clause without a comma; nearly all that are not are told by their ends.
    @inline(__always)
    func mayBeBare(_ word: inout Spelling) -> Bool {
        word.isWhole && Self.holds(self.bareLengths, &word)
    }

    /// Whether a word of ASCII letters may be an abbreviation; nearly all that are not are told by their ends.
    @inline(__always)
    func mayBeAbbreviation(_ word: inout Spelling) -> Bool {
        word.isWhole && Self.holds(self.abbreviationLengths, &word)
    }

    @inline(__always)
    private func mayBeListed(_ word: inout Spelling) -> Bool {
        // Beyond ASCII the capital of a letter may have other bytes.
        (word.ends.first | word.ends.last) >= 0x80 || Self.holds(self.lengths, &word)
    }

    /// Whether one of the words has these ends and this length.
    @inline(__always)
    private static func holds(_ lengths: [UInt32], _ word: inout Spelling) -> Bool {
        lengths[Self.ends(of: &word)] &>> UInt32(word.count - 1) & 1 != 0
    }

    @inline(__always)
    private static func ends(of word: inout Spelling) -> Int {
        Int(word.ends.first & 31) << 5 | Int(word.ends.last & 31)
    }

    /// The roles of a word that was written so, in whatever case.
    ///
    /// No word is changed that is asked for: what is passed as `inout` is not copied.
    func roles(of written: inout Spelling) -> WordRoles {
        guard written.isWhole, self.mayBeListed(&written) else {
            return []
        }
        var folded = Spelling()
        folded.copy(&written)
        let isCapitalised = folded.foldCase()
        let roles = self.slots[Self.index(of: &folded, in: self.slots)].roles
        return roles.contains(.capitalised) && !isCapitalised ? roles.subtracting(.abbreviation) : roles
    }

    /// The roles of a word, or else of what stands before its apostrophe ("l'"), or behind its digits ("5kg").
    func rolesOfParts(of written: inout Spelling) -> WordRoles {
        let roles = self.roles(of: &written)
        guard roles.isEmpty, written.isWhole, !written.isLetters else {
            return roles
        }
        if let apostrophe = written.apostrophe {
            var part = written[0..<apostrophe]
            return self.roles(of: &part).subtracting(.abbreviation)
        }
        let digits = written.leadingDigits
        guard digits > 0, digits < written.count else { return roles }
        var part = written[digits..<written.count]
        return self.roles(of: &part)
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
