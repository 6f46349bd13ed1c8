import Testing

@testable import SpeakStreamText

/// The words that are said at a cursor by the first of some rules that holds.
private func words(_ rules: [WordingRule], at cursor: WrittenText.Cursor) -> String? {
    for rule in rules {
        var reader = cursor
        if let words = rule.words(&reader) { return "\(words), \(reader.index - cursor.index) tokens" }
    }
    return nil
}

/// At which plain words and marks of a text another rule holds than those asked there, and how many plain words there are.
private func plainWords(of text: String) -> (otherwise: [String], count: Int) {
    var otherwise: [String] = []
    var count = 0
    let written = WrittenText(text)
    var cursor = WrittenText.Cursor(written)
    while let token = cursor.token {
        if cursor.isAtPlainWord {
            count += 1
            let said = words(EnglishRules.atPlainWords, at: cursor)
            if said != words(EnglishRules.rules(at: token.kind), at: cursor) { otherwise.append(token.text) }
        }
        if cursor.isAtPlainText(token), words(EnglishRules.rules(at: token.kind), at: cursor) != nil {
            otherwise.append(token.text)
        }
        cursor.index += 1
    }
    return (otherwise, count)
}

struct PlainWordsTests {
    @Test func `a word is plain if digits, marks and capitals are far from it`() {
        #expect(plainWords(of: "Then cats vs dogs, and (so on) why?").count == 8)
        #expect(plainWords(of: "CO2 I XIV e.g. x² v2 etc. iPhone café").count == 0)
    }

    @Test func `rules that are left out hold at no plain word`() {
        let text = """
            May 5, Sept 2024: Approx 5 km vs ten, aka many; deadbeef add face, v e x! A As Xi Ivy (Vol) Chapter \
            Mix Dr of Mr Prof Incl no nos No Fig p c ca max art deci mol Us Usd Co Ad Ads He Li Na. "So", (he) [a] {b}; 'c' `d`?
            .5 ,5 :5 ;5 ?5 )5 ]5 "5 '5 `5 a.b ,- ), ]. }5 .
            """
        #expect(plainWords(of: text).otherwise.isEmpty)
    }

    @Test(
        .enabled(if: Shared.has("llm-answers"), "needs ../shared/llm-answers beside the repository"),
        arguments: ["fastchat_vicuna80.jsonl", "arena_hard_v0.1_gpt-4-0613.jsonl"]
    )
    func `nor in the answers of models`(file: String) throws {
        for text in try Shared.answers(file) {
            #expect(plainWords(of: String(text.prefix(1200))).otherwise.isEmpty)
        }
    }
}
