import BenchSupport
import Glibc
import SpeakStreamRig

/// One token a write into the null output, as fast as they are taken; read again whenever everything has been spoken.
func measureMemory(_ settings: Settings) async throws -> Findings {
    let last = settings.tokens ?? (settings.isQuick ? 20_000 : 1_000_000)
    let marks = [last / 10, last]
    let seed = settings.seed
    let outcome = try await Child.run(settings.binary, ["--output", "null"]) { child in
        var generator = Texts.Generator(seed: seed)
        var written = 0
        var figures: [(tokens: Int, seconds: Double, figures: ProcessFigures)] = []
        for mark in marks {
            // A thread of its own, because the pipe holds its writer back.
            let count = mark - written
            generator = try await onThread { [generator] in
                var generator = generator
                return Result {
                    for _ in 0..<count {
                        try child.write(generator.token(), timeout: 600)
                    }
                    return generator
                }
            }.get()
            written = mark
            try await waitUntilIdle(child)
            figures.append((mark, Monotonic.now() - child.startedAt, try ProcessFigures(pid: child.pid)))
        }
        child.signal(SIGKILL)
        return figures
    }
    var findings = Findings()
    for (tokens, seconds, figures) in outcome.value {
        let (now, peak) = (Double(figures.resident) / 1_048_576, Double(figures.peakResident) / 1_048_576)
        findings.note(
            "after \(tokens) tokens: \(now.fixed(1)) MiB resident, \(peak.fixed(1)) MiB at the peak"
                + " (after \(seconds.fixed(0)) s, \(figures.cpuTime.fixed(1)) s of processor time)"
        )
    }
    if let first = outcome.value.first, let last = outcome.value.last, last.tokens > first.tokens {
        let slope = Double(last.figures.resident - first.figures.resident) / Double(last.tokens - first.tokens)
        findings.note("growth: \((slope * 1_000_000 / 1_048_576).fixed(2)) MiB per million tokens")
    }
    return findings
}

/// Waits until the process has read everything and used no processor for a second.
private func waitUntilIdle(_ child: Child) async throws {
    var before = -1.0
    var quiet = 0
    while quiet < 4 {
        try await Task.sleep(for: .milliseconds(250))
        let now = try ProcessFigures(pid: child.pid).cpuTime
        quiet = child.unreadInput == 0 && now - before < 0.02 ? quiet + 1 : 0
        before = now
    }
}
