import BenchSupport
import SpeakStreamText

/// How fast markdown is read and cut into phrases: each document is a text of its own.
func measureReading(_ corpus: Corpus, runs: Int, _ targets: inout [Target]) -> Findings {
    var findings = Findings()
    let texts = corpus.documents.map { (bytes: Array($0.text.utf8), tokens: $0.tokens) }
    func sum(_ count: ([UInt8], [Int]) -> Int) -> Int { texts.reduce(0) { $0 + count($1.bytes, $1.tokens) } }
    var subjects = [
        Subject(name: "Narrator, o200k tokens") { sum { narrate($0, pieces: $1) } },
        Subject(name: "Reader, o200k tokens") { sum { read($0, pieces: $1) } },
        Subject(name: "Reader, whole") { sum { bytes, _ in read(bytes, pieces: CollectionOfOne(bytes.count)) } },
        Subject(name: "Phraser, o200k tokens") { sum { phrase($0, pieces: $1) } },
        Subject(name: "md4c, whole") { sum { bytes, _ in parse(bytes) } },
        Subject(name: "Narrator with words for figures") { sum { narrate($0, pieces: $1, normalizer: Normalizer()) } },
    ]
    measure(&subjects, bytes: texts.reduce(0) { $0 + $1.bytes.count }, runs: runs)
    report(subjects, beside: 4, called: "md4c", &findings)
    findings.note(
        "Narrator is the reader and the phraser, with the way back to the markdown, without the normalizer; Phraser gets the markdown as it is."
    )
    findings.note(
        "md4c, offline: each text is whole, and parsed as GitHub's dialect with callbacks that count its text."
    )
    findings.require(subjects[1].counted == subjects[2].counted, "tokens and the whole text are read otherwise")
    targets.append(
        Target(name: "Narrator, o200k tokens, MB/s", figure: subjects[0].median, bound: .atLeast(50))
    )
    return findings
}
