import BenchSupport
import SpeakStreamTesting

/// A text of any length, with its pieces.
private struct Growing {
    var name: String
    var pattern: [UInt8]
    /// The lengths of the pattern's pieces.
    var pieces: [Int]

    init(_ name: String, _ pattern: [UInt8], _ pieces: [Int]) {
        (self.name, self.pattern, self.pieces) = (name, pattern, pieces)
    }

    /// A pattern of ASCII, repeated and fed four bytes at a time, as tokens are long.
    init(_ name: String, _ pattern: String) {
        let bytes = Array(String(repeating: pattern, count: 4).utf8)
        self.init(name, bytes, Array(repeating: 4, count: pattern.utf8.count))
    }

    /// Answers drawn from all of them, a megabyte together: the longer text is the same answers again, so that only the
    /// length differs.
    init(_ name: String, of corpus: Corpus) {
        var random = SeededGenerator(seed: 1)
        var bytes: [UInt8] = []
        var pieces: [Int] = []
        for document in corpus.documents.shuffled(using: &random) where bytes.count < 1_000_000 {
            bytes.append(contentsOf: document.text.utf8)
            bytes.append(contentsOf: "\n\n".utf8)
            pieces.append(contentsOf: document.tokens)
            pieces.append(2)
        }
        self.init(name, bytes, pieces)
    }

    /// The text of at least so many bytes that is the pattern again and again, to the end of a piece.
    func text(_ size: Int) -> (bytes: [UInt8], pieces: [Int]) {
        var bytes: [UInt8] = []
        var pieces: [Int] = []
        bytes.reserveCapacity(size + self.pattern.count)
        var place = 0
        var start = 0
        while bytes.count < size {
            let length = self.pieces[place]
            bytes.append(contentsOf: self.pattern[start..<start + length])
            pieces.append(length)
            (place, start) = place + 1 == self.pieces.count ? (0, 0) : (place + 1, start + length)
        }
        return (bytes, pieces)
    }
}

/// What is linear takes ten times as long for ten times the text.
func measureGrowth(_ corpus: Corpus, runs: Int, _ targets: inout [Target]) -> Findings {
    var findings = Findings()
    let heads = ["runs", "1 MB, ms", "10 MB, ms", "ratio", "min", "max"].map { $0.padded(to: 11, right: true) }
    findings.note("medians".padded(to: 42) + heads.joined())
    var worst = (name: "", ratio: 0.0)
    for kind in [
        Growing("model answers", of: corpus),
        Growing("one long word", "a"),
        Growing("only dots", "."),
        Growing("only brackets", "("),
        Growing("only quotes", "\""),
        Growing("\"a. \" repeated", "a. "),
    ] {
        let (small, large) = (kind.text(1_000_000), kind.text(10_000_000))
        for (machine, work) in [
            ("SentenceDetector", { detect($0, pieces: $1).count }), ("Phraser", { phrase($0, pieces: $1) }),
        ] as [(String, ([UInt8], [Int]) -> Int)] {
            let name = "\(machine), \(kind.name)"
            let growth = Growth(
                runs: runs,
                small: { _ = work(small.bytes, small.pieces) },
                large: { _ = work(large.bytes, large.pieces) }
            )
            let ratio = growth.ratios.percentile(0.5)
            let times = [growth.small, growth.large].map { ($0.percentile(0.5) * 1000).fixed(1) }
            let ratios = [0.5, 0, 1].map { growth.ratios.percentile($0).fixed(2) }
            let row = ([String(runs)] + times + ratios).map { $0.padded(to: 11, right: true) }
            findings.note(name.padded(to: 42) + row.joined())
            if ratio > worst.ratio {
                worst = (name, ratio)
            }
        }
    }
    findings.note("A run is 1 MB five times, 10 MB, and 1 MB five times; its ratio is 10 MB over the mean of the ten.")
    findings.note("The answers, drawn from all, are fed in o200k tokens; the other texts in pieces of 4 bytes.")
    targets.append(
        Target(name: "10 MB over 1 MB, worst: \(worst.name)", figure: worst.ratio, bound: .atMost(11), decimals: 2)
    )
    return findings
}

/// Seconds for a short and for a long text.
private struct Growth {
    var small = Series("1 MB")
    var large = Series("10 MB")
    /// Of each run.
    var ratios = Series("ratio")

    /// The short text is measured around the long one, for as long: a processor that changes its speed meets both.
    init(runs: Int, small: () -> Void, large: () -> Void) {
        small()
        for _ in 0..<runs {
            var times = (0..<5).map { _ in processorTime(small) }
            let long = processorTime(large)
            times += (0..<5).map { _ in processorTime(small) }
            self.small.values += times
            self.large.values.append(long)
            self.ratios.values.append(long * Double(times.count) / times.reduce(0, +))
        }
    }
}
