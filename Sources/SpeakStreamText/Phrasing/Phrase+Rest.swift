extension Phrase {
    /// The phrase from one of its words on, with what stands between it and the word before.
    ///
    /// - Parameter word: the place of the word in `words`; where several words are said for one, the first of them is taken.
    /// - Returns: the rest; all of the phrase for its first word.
    public func rest(from word: Int) -> Phrase {
        var word = word
        // A word that stands for nothing upstream belongs to the next that does.
        while word > 0, self.words[word - 1].isEmpty { word -= 1 }
        guard word > 0 else { return self }
        var rest = self
        let start = self.words[word - 1].upperBound
        rest.range = start..<self.range.upperBound
        rest.text = Self.part(of: self.text, from: start - self.range.lowerBound)
        rest.words = Array(self.words[word...])
        rest.opensParagraph = false
        let spoken = word < self.spokenWords.count ? self.spokenWords[word].lowerBound : self.spoken.utf8.count
        rest.spoken = Self.part(of: self.spoken, from: spoken)
        rest.spokenWords = self.spokenWords[word...].map { $0.lowerBound - spoken..<$0.upperBound - spoken }
        rest.pronunciations = self.pronunciations.rest(from: spoken)
        rest.written = self.written.map { written in
            let start = word < written.words.count ? written.words[word].lowerBound : written.text.utf8.count
            let words = written.words[word...].map { max(0, $0.lowerBound - start)..<max(0, $0.upperBound - start) }
            return Written(text: Self.part(of: written.text, from: start), words: words)
        }
        return rest
    }

    /// Where each word's text ends upstream; one that stands for nothing ends with the next that does.
    package var wordEnds: [Int] {
        var ends: [Int] = []
        var next = self.range.upperBound
        for word in self.words.reversed() {
            if !word.isEmpty { next = word.upperBound }
            ends.append(next)
        }
        return ends.reversed()
    }

    private static func part(of text: String, from byte: Int) -> String {
        String(decoding: text.utf8.dropFirst(byte), as: UTF8.self)
    }
}
