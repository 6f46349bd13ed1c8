import BenchSupport

/// How fast markdown is read that is nothing but openers, and whether the time grows as the text does.
func measureOpeners(runs: Int, _ targets: inout [Target]) -> Findings {
    var findings = Findings()
    let heads = ["runs", "MB/s", "p5", "growth", "max"].map { $0.padded(to: 9, right: true) }
    findings.note("Reader, one line".padded(to: 34) + heads.joined())
    var slowest = Target(name: "", figure: .infinity, bound: .atLeast(5))
    var steepest = Target(name: "", figure: 0, bound: .atMost(11), decimals: 2)
    for part in [
        "*a ", "**a b_c ", "_a ", "[", "[a](", "![a", "[a][", "`", "` `` ", "<", "<a ", "<!--", "$", "$a ", "\\(",
        "\\[a",
        "&", "http://a", "~a ", "*_~[`<$", "a | ", "| a ", "- ", "> ", "<think", "|",
    ] {
        let (small, large) = (text(part, 100_000), text(part, 1_000_000))
        var speeds = Series(part)
        var growths = Series(part)
        for _ in 0..<runs {
            let times = [small, large].map { text in
                processorTime { _ = read(text, pieces: repeatElement(4, count: text.count / 4)) }
            }
            speeds.values.append(Double(large.count) / 1e6 / times[1])
            growths.values.append(times[1] / times[0])
        }
        let figures = [speeds.percentile(0.5).fixed(1), speeds.percentile(0.05).fixed(1)]
        let growth = [growths.percentile(0.5).fixed(2), growths.percentile(1).fixed(2)]
        let row = ([String(runs)] + figures + growth).map { $0.padded(to: 9, right: true) }
        findings.note("\"\(part)\"".padded(to: 34) + row.joined())
        if speeds.percentile(0.5) < slowest.figure {
            slowest.figure = speeds.percentile(0.5)
            slowest.name = "Reader, slowest openers (\"\(part)\"), MB/s"
        }
        if growths.percentile(0.5) > steepest.figure {
            steepest.figure = growths.percentile(0.5)
            steepest.name = "1 MB over 100 kB, worst: \"\(part)\""
        }
    }
    findings.note(
        "The same text again and again, fed in pieces of 4 bytes; \"growth\" is the time of 1 MB over that of 100 kB."
    )
    targets += [slowest, steepest]
    return findings
}

/// The part again and again, a multiple of four bytes long.
private func text(_ part: String, _ size: Int) -> [UInt8] {
    Array(String(repeating: part, count: size / part.utf8.count * 4).utf8.prefix(size))
}
