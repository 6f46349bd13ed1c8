/// The text of a turn as far as it is shown: what has come and was not heard yet, and a little of what was.
///
/// All places count the UTF-8 bytes of the upstream's text.
struct ShownText: Sendable {
    /// How much of what lies behind the listener is kept, to be gone back to.
    static let kept = 64 * 1024

    private var bytes: [UInt8] = []
    /// The place of the first byte that is kept.
    private(set) var start = 0
    /// The word that is being heard.
    private(set) var word: Range<Int>?
    /// What lies before it was heard, or passed over.
    private(set) var place = 0
    /// What was passed over, in order.
    private(set) var gaps: [Range<Int>] = []
    /// How many words have come that are still to be heard.
    private(set) var wordsAhead = 0

    /// Where the text ends, as far as it has come.
    var end: Int { self.start + self.bytes.count }

    /// The byte at a place.
    subscript(place: Int) -> UInt8 { self.bytes[place - self.start] }

    /// The text in a range.
    subscript(range: Range<Int>) -> ArraySlice<UInt8> {
        self.bytes[range.lowerBound - self.start..<range.upperBound - self.start]
    }

    /// More text has come.
    mutating func append(_ text: [UInt8]) {
        let before = self.end
        self.bytes += text
        self.wordsAhead += self.words(in: before..<self.end)
    }

    /// A word begins to be heard; an empty range is a part of what is said for the last.
    mutating func hear(_ word: Range<Int>) {
        let word = word.clamped(to: self.start..<self.end)
        guard !word.isEmpty else { return }
        self.move(to: word.lowerBound)
        self.word = word
    }

    /// All was heard up to a place.
    mutating func pass(to place: Int) {
        self.word = nil
        if place > self.place { self.move(to: place) }
    }

    /// A part was passed over.
    mutating func skip(_ range: Range<Int>) {
        self.pass(to: range.upperBound)
        let first = Swift.max(range.lowerBound, self.gaps.last?.upperBound ?? 0)
        if first < range.upperBound { self.gaps.append(first..<range.upperBound) }
    }

    /// Speech goes on at a place before this one.
    mutating func stepBack(to place: Int) {
        self.word = nil
        self.move(to: Swift.max(place, self.start))
    }

    /// Nothing more of it is heard: what was not is dropped.
    mutating func end(at place: Int) {
        self.word = nil
        self.move(to: Swift.min(place, self.end))
        self.bytes.removeLast(self.end - Swift.max(self.start, self.place))
        self.wordsAhead = 0
    }

    /// Drops what lies so far behind a place that nobody goes back to it; only where that is much, so that a byte is moved at most once.
    mutating func forget(before place: Int) {
        let excess = place - Self.kept - self.start
        guard excess > Self.kept else { return }
        self.bytes.removeFirst(excess)
        self.start += excess
        self.gaps.removeAll { $0.upperBound <= self.start }
    }

    /// Whether it was passed over.
    func isPassedOver(_ place: Int) -> Bool { self.gaps.contains { $0.contains(place) } }

    private mutating func move(to place: Int) {
        let place = Swift.min(place, self.end)
        if place > self.place {
            self.wordsAhead -= self.words(in: self.place..<place)
        } else {
            self.wordsAhead += self.words(in: place..<self.place)
            // What is ahead again will be heard, or passed over anew.
            self.gaps = self.gaps.filter { $0.lowerBound < place }.map {
                $0.lowerBound..<Swift.min($0.upperBound, place)
            }
        }
        self.place = place
    }

    /// How many words begin in a range: runs of what is no white space.
    private func words(in range: Range<Int>) -> Int {
        var isInWord = range.lowerBound > self.start && !Self.isWhite(self[range.lowerBound - 1])
        var count = 0
        for byte in self[range] {
            let isWhite = Self.isWhite(byte)
            if !isWhite, !isInWord { count += 1 }
            isInWord = !isWhite
        }
        return count
    }

    private static func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
