/// The end of a text that grows without bound, and how long the whole is.
package struct HeardText: Sendable {
    private var tail: [UInt8] = []
    private let limit: Int
    /// UTF-8 bytes of the whole.
    package private(set) var count = 0
    /// Words in the whole.
    package private(set) var words = 0

    /// Keeps at least the last `limit` bytes.
    package init(limit: Int) {
        self.limit = limit
    }

    /// Adds text with so many words.
    package mutating func append(_ text: some StringProtocol, words: Int) {
        self.tail.append(contentsOf: text.utf8)
        self.count += text.utf8.count
        self.words += words
        // Cut down only when it has doubled, so that a byte is moved at most once.
        guard self.tail.count > 2 * self.limit else { return }
        self.tail.removeFirst(self.tail.count - self.limit)
    }

    /// The text as a span that starts at 0, its text cut to the limit at a scalar boundary.
    package var span: TextSpan {
        var kept = self.tail.suffix(self.limit)
        while let first = kept.first, first & 0xC0 == 0x80 { kept.removeFirst() }
        return TextSpan(text: String(decoding: kept, as: UTF8.self), start: 0, end: self.count, words: self.words)
    }
}
