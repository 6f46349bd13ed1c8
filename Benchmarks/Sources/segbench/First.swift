import BenchSupport
import SpeakStreamText

/// The first phrase of an answer, and what had come in when it was cut.
private struct FirstPhrase {
    var phrase: Phrase
    /// The tokens received when it came.
    var tokens = 0
    /// The Unicode scalars received when it came.
    var scalars: Int

    /// Feeds an answer token by token until a phrase comes.
    init?(of answer: Document) {
        var phraser = Phraser()
        let bytes = Array(answer.text.utf8)
        var received = 0
        for length in answer.tokens {
            phraser.append(bytes[received..<received + length])
            received += length
            self.tokens += 1
            if let phrase = phraser.next(.early) {
                self.phrase = phrase
                self.scalars = String(decoding: bytes[..<received], as: UTF8.self).unicodeScalars.count
                return
            }
        }
        phraser.end()
        guard let phrase = phraser.next(.early) else {
            return nil
        }
        self.phrase = phrase
        self.scalars = answer.text.unicodeScalars.count
    }
}

/// How soon each answer could be spoken, and how many of the first breaks a listener would stumble over.
func measureFirst(_ corpus: Corpus, examples: Int, _ targets: inout [Target]) -> Findings {
    var findings = Findings()
    let answers = corpus.answers
    var firsts: [(answer: Document, first: FirstPhrase)] = []
    for answer in answers {
        if let first = FirstPhrase(of: answer) {
            firsts.append((answer, first))
        }
    }
    let tokens = Series("o200k tokens received", firsts.map { Double($0.first.tokens) })
    findings.table(
        "until the first phrase",
        [
            tokens,
            Series("characters received", firsts.map { Double($0.first.scalars) }),
            Series("characters of the phrase", firsts.map { Double($0.first.phrase.text.unicodeScalars.count) }),
            Series("words of the phrase", firsts.map { Double($0.first.phrase.words.count) }),
        ]
    )
    if firsts.count < answers.count {
        findings.note("\(answers.count - firsts.count) answers gave no phrase at all")
    }
    // The end of the answer is no break that was chosen.
    let breaks = firsts.filter { $0.first.phrase.reason != .end }
    var counts: [TightBreak: Int] = [:]
    var shown = 0
    for (answer, first) in breaks {
        guard let reason = TightBreak(after: first.phrase, in: answer.text) else {
            continue
        }
        counts[reason, default: 0] += 1
        if shown < examples {
            shown += 1
            findings.note("\(reason.rawValue): \(excerpt(first.phrase, answer.text))")
        }
    }
    let share = { (count: Int) in Double(count) * 100 / Double(max(1, breaks.count)) }
    let clauses = breaks.count { $0.first.phrase.breakAfter == .clause }
    let tight = counts.values.reduce(0, +)
    findings.note("\(breaks.count) first breaks, of them inside a sentence \(share(clauses).fixed(1)) %")
    findings.note("of all first breaks inside a tight constituent, by proxy: \(share(tight).fixed(2)) % (\(tight))")
    for reason in TightBreak.allCases {
        let count = counts[reason, default: 0]
        findings.note("    \(reason.rawValue): \(share(count).fixed(2)) % (\(count))")
    }
    guard !corpus.isGenerated, !firsts.isEmpty else {
        findings.note("no answers of models, and in made-up ones commas stand anywhere: held against no target")
        return findings
    }
    targets += [
        Target(name: "first phrase, tokens, median", figure: tokens.percentile(0.5), bound: .atMost(13), decimals: 0),
        Target(name: "first phrase, tokens, p95", figure: tokens.percentile(0.95), bound: .atMost(25), decimals: 0),
        Target(name: "first breaks inside a tight constituent, %", figure: share(tight), bound: .below(7), decimals: 2),
    ]
    return findings
}

/// The break and what stands around it, on one line.
private func excerpt(_ phrase: Phrase, _ text: String) -> String {
    let rest = String(decoding: text.utf8.dropFirst(phrase.range.upperBound).prefix(60), as: UTF8.self)
    return "\(phrase.text.suffix(80)) | \(rest)".split(whereSeparator: \.isNewline).joined(separator: " / ")
}
