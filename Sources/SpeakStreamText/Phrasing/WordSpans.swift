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
        var spans: [Range<Int>] = []
        var start = 0
        var run = TextPosition.Run.wordless
        // The first opening mark since the last speakable scalar: it belongs to the word that follows.
        var opener: Int?
        var wasWhite = true
        let table = ScalarTraits.table
        let utf8 = text.utf8.span
        spans.reserveCapacity(count)
        var decoder = ScalarDecoder()
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            // Most of a text: letters of ASCII, and a space behind them.
            if byte.isLetter, run != .ideograph {
                start = wasWhite ? index : start
                index &+= utf8.leadingLetters(from: index)
                (run, opener, wasWhite) = (.word, nil, false)
                if index < utf8.count, utf8[index] == 0x20 {
                    spans.append(start..<index)
                    (run, wasWhite) = (.wordless, true)
                    index &+= 1
                }
                continue
            }
            index &+= 1
            guard let (scalar, length) = decoder.push(byte) else {
                continue
            }
            // Where the scalar begins.
            let offset = index - length
            let traits = ScalarTraits.of(scalar, table)
            if traits.contains(.white) {
                if run != .wordless {
                    spans.append(start..<offset)
                }
                run = .wordless
                opener = nil
                wasWhite = true
            } else {
                if wasWhite {
                    start = offset
                    wasWhite = false
                }
                if traits.contains(.speakable) {
                    let ideograph = traits.contains(.ideograph)
                    if run == .ideograph || (run == .word && ideograph) {
                        spans.append(start..<(opener ?? offset))
                        start = opener ?? offset
                    }
                    run = ideograph ? .ideograph : .word
                    opener = nil
                } else if run != .wordless, opener == nil, traits.contains(.opener) {
                    opener = offset
                }
            }
        }
        if run != .wordless {
            spans.append(start..<index)
        }
        return spans
    }
}
