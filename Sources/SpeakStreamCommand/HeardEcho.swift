package import SpeakStream

/// The text in the order and at the moment in which it is heard, white space between the words included.
///
/// What is passed over is an ellipsis, what is gone back to begins a line; the word that a pause broke off is shown once.
package struct HeardEcho {
    private var text: [UInt8] = []
    private var start = 0
    /// The byte of the upstream text up to which it was shown.
    private var shown = 0
    private var endsInGap = false

    /// Begins with the text.
    package init() {}

    /// What is to be shown at an event.
    package mutating func take(_ event: SpeechEvent.Kind) -> [UInt8] {
        switch event {
        case .phraseBegan(let text, let range):
            self.text = Array(text.utf8)
            self.start = range.lowerBound
            return []
        case .word(_, let range): return self.show(upTo: range.upperBound)
        case .phraseEnded(let range): return self.show(upTo: range.upperBound)
        case .skipped(let range):
            guard range.upperBound > self.shown else { return [] }
            self.shown = range.upperBound
            defer { self.endsInGap = true }
            return self.endsInGap ? [] : Array(" \u{2026} ".utf8)
        case .steppedBack(let place):
            self.shown = place
            return [0x0A]
        case .finished: return [0x0A]
        default: return []
        }
    }

    private mutating func show(upTo end: Int) -> [UInt8] {
        let first = Swift.max(self.shown, self.start)
        guard end > first, end <= self.start + self.text.count else { return [] }
        self.shown = end
        self.endsInGap = false
        return Array(self.text[first - self.start..<end - self.start])
    }
}
