/// A stretch of a text that is said otherwise than it is written.
public struct Rewording: Sendable, Equatable {
    /// The stretch, in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// What is said for it; empty if nothing is.
    public var words: String
    /// How `words`, which is then what is written, is pronounced; nil leaves that to the engine.
    public var phonemes: String?

    /// Makes a rewording.
    public init(range: Range<Int>, words: String, phonemes: String? = nil) {
        self.range = range
        self.words = words
        self.phonemes = phonemes
    }
}
