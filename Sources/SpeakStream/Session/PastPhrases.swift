import SpeakStreamText

/// The phrases that lie behind the listener, so that speech can go back to them: as text, for sound is made again in a moment.
struct PastPhrases: Sendable {
    /// How many phrases are kept.
    private static let limit = 256

    /// In the order of the text, none twice.
    private(set) var phrases: [Phrase] = []
    /// A byte in the phrase that was begun last.
    private var place = 0

    /// The end of what is behind.
    var end: Int { self.phrases.last?.range.upperBound ?? 0 }

    /// Whether speech that goes on at a place goes on in a sentence that has begun.
    func isInSentence(at place: Int) -> Bool {
        guard let current else { return false }
        let phrase = self.phrases[current]
        return !phrase.breakAfter.endsSentence || phrase.range.contains(place)
    }

    /// A phrase begins to be heard, for the first time or again, or is passed over.
    mutating func begin(_ phrase: Phrase) {
        self.place = phrase.range.lowerBound
        guard phrase.range.lowerBound >= self.end else { return }
        self.phrases.append(phrase)
        // Cut down only when it has doubled, so that a phrase is moved at most once.
        if self.phrases.count > 2 * Self.limit { self.phrases.removeFirst(Self.limit) }
    }

    /// Speech goes on at a place behind.
    mutating func goBack(to place: Int) { self.place = place }

    /// The phrase that was begun last.
    private var current: Int? { self.phrases.lastIndex { $0.range.lowerBound <= self.place } }

    /// Where the sentence begins that was begun last, or one so many sentences before it; the oldest that is kept if there are less.
    func sentenceStart(back sentences: Int) -> Int? {
        guard var index = self.current else { return nil }
        for step in 0...Swift.max(0, sentences) {
            if step > 0 {
                guard index > 0 else { break }
                index -= 1
            }
            // What says nothing ends no sentence that anybody heard.
            while index > 0, self.phrases[index].words.isEmpty || !self.phrases[index - 1].breakAfter.endsSentence {
                index -= 1
            }
        }
        return self.phrases[index].range.lowerBound
    }

    /// What lies from so many words before a place on, up to the end.
    func words(_ count: Int, before place: Int) -> [Phrase] {
        var missing = count
        for index in self.phrases.indices.reversed() {
            let before = self.phrases[index].words.count { $0.lowerBound < place }
            if before >= missing {
                return [self.phrases[index].rest(from: before - missing)] + self.phrases[(index + 1)...]
            }
            missing -= before
        }
        return self.phrases
    }

    /// What lies from the phrase that begins at a place on, up to the end.
    func from(_ place: Int) -> [Phrase] {
        Array(self.phrases.drop { $0.range.upperBound <= place })
    }
}
