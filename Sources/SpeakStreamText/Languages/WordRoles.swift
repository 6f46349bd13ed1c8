/// What a word can be in the rules of boundaries; a word may have several roles.
struct WordRoles: OptionSet, Sendable {
    let rawValue: UInt16

    /// An abbreviation that never ends a sentence: a title before a name, "e.g.".
    static let title = WordRoles(rawValue: 1 << 0)
    /// An abbreviation before a number or a numeral, such as "No", that ends a sentence only before a capital.
    static let numbered = WordRoles(rawValue: 1 << 1)
    /// An abbreviation that ends a sentence unless a small letter or a digit follows: "etc.".
    static let trailing = WordRoles(rawValue: 1 << 2)
    /// An abbreviation in or after a name or a time ("Inc.", "a.m."), that ends a sentence only before a starter.
    static let name = WordRoles(rawValue: 1 << 3)
    /// A word that, with a capital, shows that a sentence begins here.
    static let starter = WordRoles(rawValue: 1 << 4)
    /// A month: a number with a full stop before it is an ordinal.
    static let month = WordRoles(rawValue: 1 << 5)
    /// An ordinary word of up to three letters that may end a sentence even before a small letter.
    static let short = WordRoles(rawValue: 1 << 6)
    /// After a comma it begins a clause: "but", "because", "which".
    static let opener = WordRoles(rawValue: 1 << 7)
    /// After a comma it probably begins a clause: a pronoun, "there".
    static let subject = WordRoles(rawValue: 1 << 8)
    /// "and", "or": after a comma it begins a clause or the last of a list.
    static let coordinator = WordRoles(rawValue: 1 << 9)
    /// First in a sentence it leads a clause or phrase up to a comma: "if", "however".
    static let leading = WordRoles(rawValue: 1 << 10)
    /// It begins a clause without a comma: "because", "who".
    static let bare = WordRoles(rawValue: 1 << 11)
    /// No voice pauses after it: articles, prepositions, auxiliaries.
    static let function = WordRoles(rawValue: 1 << 12)
    /// A preposition at which a long phrase may be parted: behind what it belongs to, before what belongs to it.
    static let preposition = WordRoles(rawValue: 1 << 13)
    /// The abbreviation is one only where it is written with a capital.
    static let capitalised = WordRoles(rawValue: 1 << 14)

    /// All kinds of abbreviation.
    static let abbreviation: WordRoles = [.title, .numbered, .trailing, .name]
}
