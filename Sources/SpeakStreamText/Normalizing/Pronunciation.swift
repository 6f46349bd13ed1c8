/// How a part of a text is pronounced.
public struct Pronunciation: Sendable, Hashable {
    /// The part, in UTF-8 bytes from the start of the text that is said.
    public var range: Range<Int>
    /// The phonemes, in eSpeak NG's names for those of the voice's language.
    public var phonemes: String

    /// Makes a pronunciation.
    public init(range: Range<Int>, phonemes: String) {
        self.range = range
        self.phonemes = phonemes
    }
}

extension [Pronunciation] {
    /// Those of the text from a byte on, counted from there.
    package func rest(from start: Int) -> [Pronunciation] {
        self.filter { $0.range.lowerBound >= start }.map {
            Pronunciation(range: $0.range.lowerBound - start..<$0.range.upperBound - start, phonemes: $0.phonemes)
        }
    }
}
