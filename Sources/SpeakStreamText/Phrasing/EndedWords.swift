/// The words that have ended and no phrase has taken yet, noted where the boundaries are sought, so that phrases need not be
/// searched for them again.
///
/// They are those that `WordSpans` finds, wherever white space alone parts words.
struct EndedWords: Sendable {
    /// As ranges of the text's UTF-8 bytes.
    private var words: Backlog<Range<Int>>
    /// Behind the last scalar that is a word by itself: of these nothing is noted.
    private var irregularEnd = 0

    /// Makes an empty note with room for so many words.
    init(capacity: Int) {
        self.words = Backlog(capacity: capacity)
    }

    /// Notes a word behind which white space stands.
    @inline(__always)
    mutating func append(_ word: Range<Int>) {
        self.words.append(word)
    }

    /// Notes that a scalar at a place is a word by itself.
    mutating func noteIdeograph(at place: TextPosition) {
        self.irregularEnd = place.bytes + 1
    }

    /// Takes the words of a phrase, as ranges of its bytes; nil if they have to be searched for.
    mutating func take(from start: TextPosition, to end: TextPosition) -> [Range<Int>]? {
        let count = end.words - start.words
        let isCutInWord = start.isInWord || end.isInWord
        guard !isCutInWord, self.irregularEnd <= start.bytes, count <= self.words.count else {
            while let first = self.words.first, first.upperBound <= end.bytes { self.words.removeFirst() }
            return nil
        }
        // What stands between white space and the phrase before, which ended there, is none of this one's.
        let words = self.words.prefix(count).map { max($0.lowerBound &- start.bytes, 0)..<$0.upperBound &- start.bytes }
        self.words.removeFirst(count)
        return words
    }
}
