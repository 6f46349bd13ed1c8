import SpeakStream
import SpeakStreamCommand
import Testing

@Suite("The echo of what is heard")
struct HeardEchoTests {
    private func shown(_ events: [SpeechEvent.Kind]) -> String {
        var echo = HeardEcho()
        return String(decoding: events.flatMap { echo.take($0) }, as: UTF8.self)
    }

    private let first = SpeechEvent.Kind.phraseBegan(text: "One two. ", range: 0..<9)

    @Test("is the text with its white space")
    func text() {
        let second = SpeechEvent.Kind.phraseBegan(text: "Three.", range: 9..<15)
        #expect(
            self.shown([
                self.first, .word(text: "One", range: 0..<3), .word(text: "two.", range: 4..<8),
                .phraseEnded(range: 0..<9), second, .word(text: "Three.", range: 9..<15), .phraseEnded(range: 9..<15),
            ]) == "One two. Three."
        )
    }

    @Test("shows a word that was broken off once, what is passed over as an ellipsis, and what is gone back to again")
    func control() {
        #expect(
            self.shown([
                self.first, .word(text: "One", range: 0..<3), .word(text: "two.", range: 4..<8),
                // Something is said in between, and the word again.
                .phraseBegan(text: " two. ", range: 3..<9), .word(text: "two.", range: 4..<8),
                .phraseEnded(range: 3..<9),
                .skipped(range: 9..<15), .skipped(range: 15..<20),
                .phraseBegan(text: "Four.", range: 20..<25), .word(text: "Four.", range: 20..<25),
                .steppedBack(to: 0), self.first, .word(text: "One", range: 0..<3),
            ]) == "One two.  \u{2026} Four.\nOne"
        )
    }
}
