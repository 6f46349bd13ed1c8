/// A place in the text together with the counts of all that stands before it.
///
/// The difference of two positions measures the text between them, so nothing is ever counted twice.
struct TextPosition: Sendable, Equatable {
    /// What the run of non-white scalars before this place holds so far.
    enum Run: Sendable {
        case wordless
        case word
        case ideograph
    }

    /// UTF-8 bytes before this place.
    var bytes: Int = 0
    /// Unicode scalars before this place.
    var scalars: Int = 0
    /// Words begun before this place, as `WordSpans` counts them.
    var words: Int = 0
    /// Speakable scalars before this place; a stretch without any holds no word.
    var speakable: Int = 0

    private var run: Run = .wordless

    /// Moves past letters or digits of ASCII in the middle of a word.
    @inline(__always)
    mutating func advancePlain(_ count: Int) {
        self.bytes &+= count
        self.scalars &+= count
        self.speakable &+= count
    }

    /// Moves past a space.
    @inline(__always)
    mutating func advanceSpace() {
        self.bytes &+= 1
        self.scalars &+= 1
        self.run = .wordless
    }

    /// Says that a word of letters begins here, after white space.
    @inline(__always)
    mutating func beginWord() {
        self.words &+= 1
        self.run = .word
    }

    /// Moves past a scalar of `length` UTF-8 bytes.
    @inline(__always)
    mutating func advance(_ traits: ScalarTraits, length: Int) {
        self.bytes += length
        self.scalars += 1
        if traits.contains(.white) {
            self.run = .wordless
        } else if traits.contains(.speakable) {
            let ideograph = traits.contains(.ideograph)
            if ideograph || self.run != .word {
                self.words += 1
            }
            self.speakable += 1
            self.run = ideograph ? .ideograph : .word
        }
    }
}
