import SpeakStreamText
import Testing

/// What each demand gets out of the same text.
@Suite struct DemandTests {
    private func phraser(_ text: String, _ configuration: Phraser.Configuration = .init()) -> Phraser {
        var phraser = Phraser(configuration)
        phraser.append(text.utf8)
        return phraser
    }

    @Test func `plenty in hand waits for the sentence, little takes a clause`() {
        let text = "When the rain had stopped, we all went out and "
        var phraser = self.phraser(text)
        for inHand in [.infinity, 10, 0.081] {
            #expect(phraser.next(.next(inHand: inHand)) == nil)
        }
        #expect(phraser.next(.next(inHand: 0.08))?.text == "When the rain had stopped, ")
    }

    @Test func `what is scarce is configured`() {
        var phraser = self.phraser("When the rain had stopped, we all ", .init(scarce: 2))
        #expect(phraser.next(.next(inHand: 2.1)) == nil)
        #expect(phraser.next(.next(inHand: 1.9))?.reason == .clause)
    }

    @Test func `a sentence comes before any clause`() {
        var phraser = self.phraser("It is late. When the rain had stopped, we all went ")
        #expect(phraser.next(.next(inHand: 0))?.text == "It is late. ")
        #expect(phraser.next(.next(inHand: 0))?.text == "When the rain had stopped, ")
        #expect(phraser.next(.next(inHand: 0)) == nil)
    }

    @Test(arguments: [
        ("It is late.", true), ("It is late. ", true), ("Is it late?", true), ("It is late!", true),
        ("It is late", false),
        ("It is 3.", false), ("Ask Mr.", false), ("In the U.S.", false), ("Or so...", false), ("See a.txt.", false),
        ("1.", false),
        ("\u{4E0B}\u{96E8}\u{4E86}\u{3002}", true), ("It is late,", false), ("(It is late.", true),
    ])
    func `hesitation takes what looks like an end`(_ text: String, _ isCut: Bool) {
        var phraser = self.phraser(text)
        let phrase = phraser.next(.hesitating)
        #expect((phrase?.text == text) == isCut && (phrase == nil) == !isCut)
        if isCut {
            #expect(phrase?.reason == .hesitation && phrase?.breakAfter == .sentence)
        }
        phraser.append(" So it goes on.".utf8)
        phraser.end()
        var rest = phrase?.text ?? ""
        while let next = phraser.next(.sentence) { rest += next.text }
        #expect(rest == text + " So it goes on.")
    }

    @Test(arguments: ["late", "late of", "late of a long night and wi"]) func `words keep back what may be half a word`(
        _ text: String
    ) {
        let whole = text.lastIndex(of: " ").map { String(text[...$0]) }
        var once = self.phraser(text)
        #expect(once.next(.words)?.text == whole)
        // However it was split.
        var bytewise = Phraser()
        for byte in text.utf8 { bytewise.append(CollectionOfOne(byte)) }
        #expect(bytewise.next(.words)?.text == whole)
    }
}
