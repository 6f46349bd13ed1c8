import BenchSupport

/// One way to find the sentences of the corpus, and how fast it was in each run.
private struct Subject {
    let name: String
    /// Returns the number of boundaries or phrases.
    let work: () -> Int
    var counted = 0
    var speeds: [Double] = []
}

/// All subjects once a round, each round beginning with another, on the same text.
func measureSpeed(_ corpus: Corpus, runs: Int, _ targets: inout [Target]) -> Findings {
    var findings = Findings()
    guard let icu = ICU() else {
        findings.require(false, "ICU has no sentence rules")
        return findings
    }
    let (bytes, tokens) = (corpus.bytes, corpus.tokens)
    let utf16 = Array(String(decoding: bytes, as: UTF8.self).utf16)
    let singles = repeatElement(1, count: bytes.count)
    var subjects = [
        Subject(name: "SentenceDetector, o200k tokens") { detect(bytes, pieces: tokens).count },
        Subject(name: "SentenceDetector, single bytes") { detect(bytes, pieces: singles).count },
        Subject(name: "SentenceDetector, whole") { detect(bytes, pieces: CollectionOfOne(bytes.count)).count },
        Subject(name: "Phraser, o200k tokens") { phrase(bytes, pieces: tokens) },
        Subject(name: "ICU, whole, UTF-16 in hand") { icu.count(utf16: utf16) },
        Subject(name: "ICU, whole, UTF-8") { icu.count(utf8: bytes) },
    ]
    // The first round warms up and is not counted.
    for round in 0...runs {
        for place in subjects.indices {
            let index = (place + round) % subjects.count
            let time = processorTime { subjects[index].counted = subjects[index].work() }
            if round > 0 {
                subjects[index].speeds.append(Double(bytes.count) / 1e6 / time)
            }
        }
    }
    report(subjects, &findings)
    check(corpus, &findings)
    let median = subjects.map { Series($0.name, $0.speeds).percentile(0.5) }
    targets += [
        Target(name: "SentenceDetector, o200k tokens, MB/s", figure: median[0], bound: .atLeast(100)),
        Target(name: "SentenceDetector, single bytes, MB/s", figure: median[1], bound: .atLeast(20)),
    ]
    return findings
}

private func report(_ subjects: [Subject], _ findings: inout Findings) {
    let reference = subjects[4].speeds
    let heads = ["runs", "median", "p5", "min", "max", "/ ICU", "p5", "p95", "found"]
    findings.note("MB/s".padded(to: 34) + heads.map { $0.padded(to: 9, right: true) }.joined())
    for subject in subjects {
        let speeds = Series("", subject.speeds)
        // In each round, so that what slows a round down slows both.
        let ratios = Series("", zip(subject.speeds, reference).map { $0 / $1 })
        let figures = [0.5, 0.05, 0, 1].map { speeds.percentile($0).fixed(1) }
        let shares = [0.5, 0.05, 0.95].map { ratios.percentile($0).fixed(2) }
        let row = [String(subject.speeds.count)] + figures + shares + [String(subject.counted)]
        findings.note(subject.name.padded(to: 34) + row.map { $0.padded(to: 9, right: true) }.joined())
    }
    findings.note("ICU \(ICU.version), offline: the text is whole, and converted to UTF-16 before the clock starts.")
    findings.note("\"/ ICU\" is the ratio to the row with UTF-16 in the same round. A phrase has its text and words.")
}

/// Figures of a detector whose answer depends on the split would say nothing.
private func check(_ corpus: Corpus, _ findings: inout Findings) {
    let whole = detect(corpus.bytes, pieces: CollectionOfOne(corpus.bytes.count))
    findings.require(detect(corpus.bytes, pieces: corpus.tokens) == whole, "tokens and the whole text give other ends")
    let singles = repeatElement(1, count: corpus.bytes.count)
    findings.require(detect(corpus.bytes, pieces: singles) == whole, "single bytes and the whole text give other ends")
}
