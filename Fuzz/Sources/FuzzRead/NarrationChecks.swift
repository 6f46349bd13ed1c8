import FuzzSupport
import SpeakStreamText

// The contracts of `Narrator`.
extension Case {
    /// However the bytes are split, the same words are said, and the phrases tile the text.
    func checkNarration() {
        let whole = self.narration(of: [self.text[...]])
        let split = self.narration(of: self.pieces)
        require(split.flatMap(\.words) == whole.flatMap(\.words), "the split changes the words that are read")
        require(
            split.filter { !$0.words.isEmpty }.map(\.spoken) == whole.filter { !$0.words.isEmpty }.map(\.spoken),
            "the split changes what is read"
        )
        self.checkTiling(whole)
        self.checkTiling(split)
        self.checkTiling(self.narration(of: self.pieces, pressing: true))
    }

    private func checkTiling(_ phrases: [Phrase]) {
        var end = 0
        for phrase in phrases {
            require(phrase.range.lowerBound == end && phrase.text.utf8.count == phrase.range.count, "text is lost")
            require(phrase.words.count == phrase.spokenWords.count, "words have no place")
            for word in phrase.words {
                require(word.lowerBound >= end && word.upperBound <= phrase.range.upperBound, "words overlap")
                end = word.upperBound
            }
            end = phrase.range.upperBound
        }
        require(phrases.map(\.text).joined().utf8.elementsEqual(self.text), "text is lost or invented")
    }

    /// The phrases, or those that come if all is asked for whenever upstream stalls.
    private func narration(of pieces: [ArraySlice<UInt8>], pressing: Bool = false) -> [Phrase] {
        var assembler = UTF8Assembler()
        var narrator = Narrator(reading: self.configuration, normalizer: self.normalizer)
        var result: [Phrase] = []
        for (index, piece) in pieces.enumerated() {
            narrator.append(assembler.push(piece))
            let isPressed = pressing && self.stalls[index % self.stalls.count]
            while let phrase = narrator.next(isPressed ? .everything : .sentence) { result.append(phrase) }
        }
        narrator.append(assembler.finish())
        narrator.end()
        while let phrase = narrator.next(.sentence) { result.append(phrase) }
        require(narrator.isEmpty, "text is left after the end")
        return result
    }
}
