/// A text with its rewordings in place, and the way back from its words.
struct WordedText: Sendable {
    /// What is said.
    let text: String
    /// The words in `text`, as ranges of its UTF-8 bytes.
    let words: [Range<Int>]
    /// For each word the stretch of the text as written, in UTF-8 bytes; of the words of a rewording the last stands for all
    /// of it, the others for nothing.
    let written: [Range<Int>]
    /// How parts of `text` are pronounced.
    let pronunciations: [Pronunciation]

    init(_ text: String, _ rewordings: [Rewording]) {
        let utf8 = Array(text.utf8)
        var said: [UInt8] = []
        var map = SourceMap()
        func keep(_ range: Range<Int>) {
            said += utf8[range]
            map.append(Piece(upstream: range.count, spoken: range.count, fate: .verbatim, role: .prose))
        }
        var pronunciations: [Pronunciation] = []
        for rewording in rewordings {
            keep(map.upstreamEnd..<rewording.range.lowerBound)
            if let phonemes = rewording.phonemes {
                // The words stay what they are, each with its own place.
                let range = said.count..<said.count + rewording.range.count
                pronunciations.append(Pronunciation(range: range, phonemes: phonemes))
                keep(rewording.range)
                continue
            }
            said += rewording.words.utf8
            map.append(
                Piece(
                    upstream: rewording.range.count,
                    spoken: rewording.words.utf8.count,
                    fate: rewording.words.isEmpty ? .dropped : .replaced,
                    role: .prose
                )
            )
        }
        keep(map.upstreamEnd..<utf8.count)
        self.text = String(decoding: said, as: UTF8.self)
        self.pronunciations = pronunciations
        self.words = WordSpans.of(self.text)
        self.written = map.ranges(of: self.words, from: 0, upTo: said.count)
    }
}
