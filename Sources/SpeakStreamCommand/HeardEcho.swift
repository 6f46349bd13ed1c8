import SpeakStream

/// The text in the order and at the moment in which it is heard, white space between the words included.
struct HeardEcho {
    private var text: [UInt8] = []
    private var start = 0
    private var shown = 0

    /// What is to be shown at an event.
    mutating func take(_ event: SpeechEvent.Kind) -> [UInt8] {
        switch event {
        case .phraseBegan(let text, let range):
            self.text = Array(text.utf8)
            self.start = range.lowerBound
            self.shown = 0
            return []
        case .word(_, let range): return self.show(upTo: range.upperBound - self.start)
        case .phraseEnded: return self.show(upTo: self.text.count)
        case .finished: return Array("\n".utf8)
        default: return []
        }
    }

    private mutating func show(upTo end: Int) -> [UInt8] {
        guard end > self.shown, end <= self.text.count else { return [] }
        defer { self.shown = end }
        return Array(self.text[self.shown..<end])
    }
}
