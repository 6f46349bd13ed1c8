import BenchSupport

/// How fast sentences are found.
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
    measure(&subjects, bytes: bytes.count, runs: runs)
    report(subjects, beside: 4, called: "ICU", &findings)
    findings.note("ICU \(ICU.version), offline: the text is whole, and converted to UTF-16 before the clock starts.")
    findings.note("\"/ ICU\" is the ratio to the row with UTF-16 in the same round. A phrase has its text and words.")
    check(corpus, &findings)
    targets += [
        Target(name: "SentenceDetector, o200k tokens, MB/s", figure: subjects[0].median, bound: .atLeast(100)),
        Target(name: "SentenceDetector, single bytes, MB/s", figure: subjects[1].median, bound: .atLeast(20)),
    ]
    return findings
}

/// Figures of a detector whose answer depends on the split would say nothing.
private func check(_ corpus: Corpus, _ findings: inout Findings) {
    let whole = detect(corpus.bytes, pieces: CollectionOfOne(corpus.bytes.count))
    findings.require(detect(corpus.bytes, pieces: corpus.tokens) == whole, "tokens and the whole text give other ends")
    let singles = repeatElement(1, count: corpus.bytes.count)
    findings.require(detect(corpus.bytes, pieces: singles) == whole, "single bytes and the whole text give other ends")
}
