package import SpeakStreamText

/// The text that lies behind the listener, heard or passed over: the end of it, for it grows without bound, and how long the whole is.
package struct HeardText: Sendable {
    /// Text that was passed over.
    private struct Gap {
        var range: Range<Int>
        /// Where its words end.
        var words: [Int]

        /// What of it lies in a range.
        func part(_ range: Range<Int>) -> Gap {
            let range = self.range.clamped(to: range)
            return Gap(range: range, words: self.words.filter { $0 > range.lowerBound && $0 <= range.upperBound })
        }
    }

    private var tail: [UInt8] = []
    private let limit: Int
    /// UTF-8 bytes of the whole.
    package private(set) var count = 0
    /// Words in the whole.
    private var words = 0
    /// What of the tail was passed over, in order.
    private var gaps: [Gap] = []
    /// Words passed over before the tail.
    private var forgottenWords = 0

    /// Keeps at least the last `limit` bytes.
    package init(limit: Int) {
        self.limit = limit
    }

    /// Takes a phrase up to a place in it, as heard or as passed over.
    ///
    /// What has been heard once stays heard, and what is heard after it was passed over is no longer a gap.
    ///
    /// - Parameters:
    ///   - phrase: one that does not begin behind the end.
    ///   - end: in UTF-8 bytes of the upstream text.
    ///   - isHeard: whether it was heard.
    package mutating func pass(_ phrase: Phrase, to end: Int, isHeard: Bool) {
        if isHeard { self.fill(phrase, to: end) }
        guard end > self.count else { return }
        let start = self.count
        self.tail.append(contentsOf: phrase.text.utf8.prefix(end - phrase.range.lowerBound).suffix(end - start))
        self.count = end
        let words = phrase.wordEnds.filter { $0 > start && $0 <= end }
        self.words += words.count
        if !isHeard { self.gaps.append(Gap(range: start..<end, words: words)) }
        // Cut down only when it has doubled, so that a byte is moved at most once.
        guard self.tail.count > 2 * self.limit else { return }
        self.tail.removeFirst(self.tail.count - self.limit)
        let first = self.count - self.limit
        self.gaps.removeAll { gap in
            guard gap.range.upperBound <= first else { return false }
            self.forgottenWords += gap.words.count
            return true
        }
    }

    /// Takes from the gaps what has been heard of a phrase.
    private mutating func fill(_ phrase: Phrase, to end: Int) {
        guard let last = self.gaps.last, last.range.upperBound > phrase.range.lowerBound else { return }
        let heard = phrase.range.lowerBound..<Swift.max(end, phrase.range.lowerBound)
        self.gaps = self.gaps.flatMap { gap in
            [
                gap.part(gap.range.lowerBound..<Swift.max(heard.lowerBound, gap.range.lowerBound)),
                gap.part(Swift.min(heard.upperBound, gap.range.upperBound)..<gap.range.upperBound),
            ].filter { !$0.range.isEmpty }
        }
    }

    /// What was heard, as a span that starts at 0, its text cut to the limit at a scalar boundary.
    package var span: TextSpan {
        let first = self.count - Swift.min(self.tail.count, self.limit)
        var kept: [UInt8] = []
        var start = first
        for gap in self.gaps {
            kept += self.bytes(start..<Swift.max(start, gap.range.lowerBound))
            start = Swift.max(start, gap.range.upperBound)
        }
        kept += self.bytes(start..<self.count)
        while let byte = kept.first, byte & 0xC0 == 0x80 { kept.removeFirst() }
        let unheard = self.gaps.reduce(self.forgottenWords) { $0 + $1.words.count }
        return TextSpan(
            text: String(decoding: kept, as: UTF8.self),
            start: 0,
            end: self.count,
            words: self.words - unheard
        )
    }

    /// What was passed over, and is still kept.
    package var skipped: [TextSpan] {
        self.gaps.map { gap in
            let text = String(decoding: self.bytes(gap.range), as: UTF8.self)
            return TextSpan(text: text, start: gap.range.lowerBound, end: gap.range.upperBound, words: gap.words.count)
        }
    }

    /// The part of the tail in a range of the upstream text.
    private func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        let base = self.count - self.tail.count
        let lower = Swift.max(0, range.lowerBound - base)
        return self.tail[lower..<Swift.max(lower, range.upperBound - base)]
    }
}
