/// Finds the words of a text.
///
/// A word is a run of scalars without white space that holds something a voice can say; the punctuation of the run
/// belongs to it. Han, Hiragana and Katakana are written without spaces: there each scalar is a word, with the
/// punctuation that closes it.
public enum WordSpans {
    /// Returns the words of `text` in order, as ranges of its UTF-8 bytes.
    public static func of(_ text: String) -> [Range<Int>] {
        // Words of three letters and a space, so that it hardly ever has to grow.
        Self.of(text, count: text.utf8.count / 4 + 1)
    }

    /// As `of(_:)`, for a text of about so many words.
    static func of(_ text: String, count: Int) -> [Range<Int>] {
        let table = ScalarTraits.table
        let utf8 = text.utf8.span
        var index = 0
        var words: [Range<Int>] = []
        // An empty array that is given no room is one that all threads share, and would be written to.
        if count > 0 {
            words.append(addingCapacity: count) { words in
                while !words.isFull, let word = Self.next(utf8, &index, table) { words.append(word) }
            }
        }
        while let word = Self.next(utf8, &index, table) { words.append(word) }
        return words
    }

    /// The next word from `index` on, which is moved behind it.
    @inline(__always)
    private static func next(_ utf8: Span<UInt8>, _ index: inout Int, _ table: [ScalarTraits]) -> Range<Int>? {
        while index < utf8.count {
            // Most of a text: letters and marks of ASCII, and white space or the end behind them.
            let start = index
            let end = start &+ utf8.leadingVisible(from: start)
            guard end == utf8.count || utf8[end] == 0x20 || utf8[end] == 0x0A else {
                if let word = Self.any(utf8, &index, table) { return word }
                continue
            }
            index = end &+ 1
            if start < end, Self.isSpeakable(utf8, start..<end, table) { return start..<end }
        }
        return nil
    }

    /// Whether letters and marks of ASCII, one at least, hold something a voice can say.
    @inline(__always)
    private static func isSpeakable(_ utf8: Span<UInt8>, _ range: Range<Int>, _ table: [ScalarTraits]) -> Bool {
        if utf8[range.lowerBound].isLetter { return true }
        for index in range where table[Int(utf8[index])].contains(.speakable) { return true }
        return false
    }

    /// The word of any scalars from `index` on, which is moved behind it; nil if white space comes before one.
    @inline(never)
    private static func any(_ utf8: Span<UInt8>, _ index: inout Int, _ table: [ScalarTraits]) -> Range<Int>? {
        let start = index
        var run = TextPosition.Run.wordless
        // The first opening mark since the last speakable scalar: it belongs to the word that follows.
        var opener: Int?
        var decoder = ScalarDecoder()
        while index < utf8.count {
            index &+= 1
            guard let (scalar, length) = decoder.push(utf8[index &- 1]) else {
                continue
            }
            // Where the scalar begins.
            let offset = index - length
            let traits = ScalarTraits.of(scalar, table)
            if traits.contains(.white) {
                return run == .wordless ? nil : start..<offset
            }
            if traits.contains(.speakable) {
                let ideograph = traits.contains(.ideograph)
                if run == .ideograph || (run == .word && ideograph) {
                    index = opener ?? offset
                    return start..<index
                }
                run = ideograph ? .ideograph : .word
                opener = nil
            } else if run != .wordless, opener == nil, traits.contains(.opener) {
                opener = offset
            }
        }
        return run == .wordless ? nil : start..<index
    }
}
