/// What the listener can ask for while a turn is spoken.
package enum Control: Sendable, Hashable {
    /// Silence, until `resume`.
    case pause
    /// Speech again.
    case resume(Rewind)
    /// Silence, until it is known whether somebody speaks; but not while something important is said.
    case suspect
    /// Nobody did: speech again, unless the listener wants silence.
    case dismiss
    /// Forward by sentences, or back; 0 begins the sentence again.
    case skip(Int)
    /// Something is said in between, and speech goes on at the word.
    case say(Aside)
    /// The end of the turn, as soon as nothing important is being said.
    case giveWay
    /// Words a minute, from the next phrase on.
    case rate(Int)
}

/// Where speech goes on after a pause.
public enum Rewind: Sendable, Hashable, Codable {
    /// Exactly where it stopped, perhaps in a word.
    case nothing
    /// At the start of the word in which it stopped.
    case word
    /// So many words before that.
    case words(Int)
    /// At the start of the sentence.
    case sentence
}

/// Something that is said in between, and is no part of the upstream text.
public struct Aside: Sendable, Hashable, Codable {
    /// What is said.
    public var text: String
    /// Whether nothing but a stop may end it: neither speech that interrupts nor a suspicion that somebody speaks.
    public var isImportant: Bool

    /// Makes an aside.
    public init(_ text: String, isImportant: Bool = false) {
        self.text = text
        self.isImportant = isImportant
    }
}
