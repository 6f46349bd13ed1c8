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
    private(set) var bytes: Int = 0
    /// Words begun before this place, as `WordSpans` counts them.
    private(set) var words: Int = 0
    /// Bytes that only continue a scalar, and scalars that no voice says: few, so that most text is counted once.
    private var continuing: Int = 0
    private var silent: Int = 0

    private var run: Run = .wordless

    /// Unicode scalars before this place.
    var scalars: Int { self.bytes - self.continuing }

    /// Speakable scalars before this place; a stretch without any holds no word.
    var speakable: Int { self.bytes - self.continuing - self.silent }

    /// Whether a word has begun and no white space has come since.
    var isInWord: Bool { self.run != .wordless }

    /// The place behind bytes that end within a scalar.
    func moved(toByte bytes: Int) -> TextPosition {
        var place = self
        place.continuing += bytes - self.bytes
        place.bytes = bytes
        return place
    }

    /// Moves past a space.
    @inline(__always)
    mutating func passSpace() {
        self.bytes &+= 1
        self.silent &+= 1
        self.run = .wordless
    }

    /// Moves past a mark of ASCII that no voice says.
    @inline(__always)
    mutating func passMark() {
        self.bytes &+= 1
        self.silent &+= 1
    }

    /// Moves past letters of ASCII whose word is counted.
    @inline(__always)
    mutating func passLetters(_ count: Int) {
        self.bytes &+= count
    }

    /// Counts the word that begins here behind white space.
    @inline(__always)
    mutating func beginWord() {
        self.words &+= 1
        self.run = .word
    }

    /// Counts a word if the letter that comes begins one.
    @inline(__always)
    mutating func continueWord() {
        self.words &+= self.run == .word ? 0 : 1
        self.run = .word
    }

    /// The place before the word of `letters` letters that ends here, with so many marks and spaces behind it.
    func before(wordOf letters: Int, marks: Int) -> TextPosition {
        var place = self
        place.bytes -= letters + marks
        place.silent -= marks
        place.words -= 1
        place.run = .wordless
        return place
    }

    /// Moves past a scalar of `length` UTF-8 bytes.
    @inline(__always)
    mutating func advance(_ traits: ScalarTraits, length: Int) {
        self.bytes += length
        self.continuing += length - 1
        guard traits.contains(.speakable) else {
            self.silent += 1
            if traits.contains(.white) {
                self.run = .wordless
            }
            return
        }
        let ideograph = traits.contains(.ideograph)
        if ideograph || self.run != .word {
            self.words += 1
        }
        self.run = ideograph ? .ideograph : .word
    }
}
