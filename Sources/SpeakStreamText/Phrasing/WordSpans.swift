/// Finds the words of a text.
///
/// A word is a run of scalars without white space that holds something a voice can say; the punctuation of the run
/// belongs to it. Han, Hiragana and Katakana are written without spaces: there each scalar is a word, with the
/// punctuation that closes it.
public enum WordSpans {
    /// Returns the words of `text` in order, as ranges of its UTF-8 bytes.
    public static func of(_ text: String) -> [Range<Int>] {
        Self.of(text, from: 0)
    }

    /// As `of(_:)`, for a text that begins `base` bytes into another.
    static func of(_ text: String, from base: Int) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var offset = base
        var start = base
        var run = TextPosition.Run.wordless
        // The first opening mark since the last speakable scalar: it belongs to the word that follows.
        var opener: Int?
        var wasWhite = true
        let table = ScalarTraits.table
        for scalar in text.unicodeScalars {
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
            offset += Self.length(of: scalar)
        }
        if run != .wordless {
            spans.append(start..<offset)
        }
        return spans
    }

    private static func length(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: 1
        case 0x80..<0x800: 2
        case 0x800..<0x10000: 3
        default: 4
        }
    }
}
