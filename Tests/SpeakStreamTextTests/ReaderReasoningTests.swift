import SpeakStreamText
import Testing

@Suite struct ReaderReasoningTests {
    @Test func `reasoning is dropped, announced or read`() {
        let text = "<think>\nso *what*\n\n</thinker>\n</think>\n\nYes."
        #expect(spoken(text) == "Yes.")
        #expect(spoken(text, .init(reasoning: .announce)) == "Reasoning¶Yes.")
        #expect(spoken("<reasoning>a *b*</reasoning> Yes", .init(reasoning: .read)) == "a b Yes")
    }

    @Test(arguments: [
        ("<think>secret</think>Yes", "Yes"),
        (" \n\t  <think>\nsecret\n\n</think> **Yes**", "Yes"),
        ("      <Think>secret</THINK>\n\n# Yes", "Yes"),
        ("Well, <think>secret\n\n- and `more`</think> *yes*.", "Well, yes."),
        ("*a <think>secret *</think> b*", "*a b*"),
        ("[a <thinking>](/secret)</thinking> b", "[a b"),
        ("- a <reasoning>\nsecret\n</reasoning>\n- b", "a /b"),
        ("[a]: /b 'c<think>secret\nmore</think> d", "[a]: /b 'c d"),
        ("`a <think> secret\nmore</think> b", "`a \nb"),
        ("`a <think> secret</think> *b*\nc", "`a b\nc"),
        ("| a <think>secret</think> | b |\nc", "| a | b |\nc"),
        ("1. a`<think>\nsecret</think>b", "1. a`\nb"),
        ("a [<think>secret</think> b | c\nd", "a [ b | c\nd"),
        ("a | b <think>secret\nmore</think>c", "a | b c"),
        ("| a |\n|---|\n| <think>secret |\nmore</think>b |\n| c |", "a: b./a: c."),
        ("a |n\n-|-\n_b<think>secret</think>c ", "a ¶a: _bc."),
        ("<div>\n<think>\nsecret\n\n</think>\nYes\n</div>", "Yes\n"),
        ("A tag \"<think>\" and `<think>` is named.", "A tag \"\" and <think> is named."),
        ("never opened</think> here", "never opened here"),
        ("</think>\n*Yes*", "Yes"),
        ("secret? no <thinker> is", "secret? no is"),
    ]) func `reasoning is found wherever it stands`(markdown: String, expected: String) {
        #expect(spoken(markdown) == expected)
        let bytes = Array(markdown.utf8)
        let whole = readText(of: [bytes])
        #expect(faults(of: whole, for: bytes) == [])
        #expect(readText(of: bytes.map { [$0] }) == whole)
    }

    @Test(arguments: [
        "<think>", "Well, <think>", "- <thinking>", "*a* <reasoning>", " \n <think>", "x | <think>",
    ])
    func `a stall within a tag leaks no reasoning`(opening: String) {
        let text = Array((opening + "secret</" + opening.split(separator: "<").last! + "Yes < no.").utf8)
        for place in text.indices {
            var reader = Reader()
            var read = ReadText()
            reader.append(Array(text[..<place]).span, &read)
            reader.stall(&read)
            reader.append(Array(text[place...]).span, &read)
            reader.end(&read)
            let said = String(decoding: read.utf8, as: UTF8.self)
            #expect(said.hasSuffix("Yes < no.") && !said.contains("secret"), "stalled at \(place)")
            #expect(faults(of: read, for: text) == [])
        }
    }

    @Test func `spaces that wait in a cell come behind what is held before them`() {
        let text = Array("a | b\n--- | ---\nc < ".utf8)
        var reader = Reader()
        var read = ReadText()
        reader.append(text.span, &read)
        reader.stall(&read)
        reader.end(&read)
        #expect(faults(of: read, for: text) == [])
        #expect(String(decoding: read.utf8, as: UTF8.self).contains("c <"))
    }

    @Test func `what only begins like a tag is said`() {
        for text in ["a <thin", "<thin", "5 <", "a <thin air", "<think"] {
            var reader = Reader()
            var read = ReadText()
            reader.append(Array(text.utf8).span, &read)
            reader.stall(&read)
            reader.end(&read)
            #expect(String(decoding: read.utf8, as: UTF8.self) == text)
        }
    }
}
