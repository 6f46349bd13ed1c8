/// A stretch of a text that is said in other words than it is written.
public struct Rewording: Sendable, Equatable {
    /// The stretch, in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// What is said for it; empty if nothing is.
    public var words: String

    /// Makes a rewording.
    public init(range: Range<Int>, words: String) {
        self.range = range
        self.words = words
    }
}
