import BenchSupport
import Glibc
import SpeakStreamRig
import SpeakStreamTesting

/// A stop and what became of the generator.
private struct UpstreamStop: Sendable {
    /// When nothing was left of it, in milliseconds after the signal; nil if something was 5 s later.
    var gone: Double?
    var ending: Child.Ending
    var report: Report
    /// How many tokens had been generated when nothing was left, if the generator tells.
    var generated = 0
}

/// SIGINT at a random instant of a process that runs a shell script, which runs programs of its own.
///
/// The group is gone when nobody is left who has a pipe open that all of it inherits.
func measureGroup(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 20, full: 1_000)
    var random = SeededGenerator(seed: settings.seed)
    var stops: [UpstreamStop] = []
    for run in 0..<runs {
        progress("group", run, of: runs)
        let phase = Double.random(in: 0.3...1.2, using: &random)
        stops.append(try await stopGroup(settings, after: phase, ["--paced"]))
    }
    return found(stops, "group gone")
}

/// SIGINT at a random instant of an answer over HTTP.
func measureConnection(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 20, full: 1_000)
    var random = SeededGenerator(seed: settings.seed)
    let server = try TokenServer(gap: 0.02)
    defer { server.close() }
    var stops: [UpstreamStop] = []
    for run in 0..<runs {
        progress("connection", run, of: runs)
        stops.append(try await stopConnection(settings, server, after: Double.random(in: 0.3...1.2, using: &random)))
    }
    return found(stops, "connection closed, seen by the server")
}

/// A generator of 50 tokens a second, stopped after 5 seconds, by what bounds it.
func measureAhead(_ settings: Settings) async throws -> Findings {
    let runs = settings.runs(quick: 2, full: 10)
    let server = try TokenServer(gap: 0.02)
    defer { server.close() }
    var findings = Findings()
    findings.note(
        "tokens generated when nothing is left of the generator, 50 a second, SIGINT 5 s after the start; median"
    )
    for (name, options) in [
        ("unbounded (--ahead 86400)", ["--ahead", "86400"]), ("--ahead 10", ["--ahead", "10"]),
        ("--ahead 2", ["--ahead", "2"]),
    ] {
        for (kind, more) in [("command", []), ("command, --pause-child", ["--pause-child"])] {
            var generated = Series(name)
            var wasted = Series("not heard")
            for _ in 0..<runs {
                let stop = try await stopGroup(settings, after: 5, ["--paced"] + options + more)
                generated.values.append(Double(stop.generated))
                wasted.values.append(Double(stop.generated - stop.report.heard.words))
            }
            findings.note(
                "\(name), \(kind):".padded(to: 52)
                    + " \(generated.percentile(0.5).fixed(0)) generated, \(wasted.percentile(0.5).fixed(0)) of them not heard"
            )
        }
        var generated = Series(name)
        var wasted = Series("not heard")
        for _ in 0..<runs {
            let stop = try await stopConnection(settings, server, after: 5, options)
            generated.values.append(Double(stop.generated))
            wasted.values.append(Double(stop.generated - stop.report.heard.words))
        }
        findings.note(
            "\(name), server:".padded(to: 52)
                + " \(generated.percentile(0.5).fixed(0)) generated, \(wasted.percentile(0.5).fixed(0)) of them not heard"
        )
    }
    return findings
}

private func found(_ stops: [UpstreamStop], _ what: String) -> Findings {
    var findings = Findings()
    findings.table(
        "ms after SIGINT",
        [
            Series("\(what)", stops.compactMap(\.gone)),
            Series(
                "the same, as the report says",
                stops.compactMap { $0.report.upstream.stopSeconds.map { $0 * 1000 } }
            ),
        ]
    )
    let alive = stops.count { $0.gone == nil }
    findings.require(alive == 0, "\(alive) generators outlived the stop by 5 s")
    let late = stops.reduce(0) { $0 + $1.report.counts.tokensAfterStop }
    let delivered = stops.count { ($0.report.timings.lastToken ?? 0) > ($0.report.timings.stopRequested ?? .infinity) }
    findings.note(
        "tokens after the stop: \(late) were on their way and dropped; in \(delivered) of \(stops.count) runs one was taken"
    )
    findings.require(delivered == 0, "tokens were taken after the stop")
    let others = stops.filter { $0.ending != .exited(130) || $0.report.upstream.ending != "cancelled" }
    findings.require(others.isEmpty, "\(others.count) runs ended otherwise than interrupted")
    return findings
}

private func stopGroup(_ settings: Settings, after phase: Double, _ options: [String]) async throws -> UpstreamStop {
    let folder = try TemporaryFolder(name: "speakstream-bench")
    defer { folder.remove() }
    let (pipe, report, count) = ("\(folder.path)/pipe", "\(folder.path)/report", "\(folder.path)/count")
    guard mkfifo(pipe, 0o600) == 0 else { throw RigError("no pipe at \(pipe)") }
    let reader = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    // Each token is a write of its own, and each pause a process of its own.
    let script = """
        exec 9>'\(pipe)'; i=0
        while :; do for word in \(Texts.words.joined(separator: " ")); do
            printf '%s ' $word; i=$((i+1)); echo $i >'\(count).new'; mv '\(count).new' '\(count)'; sleep 0.02
        done; done
        """
    let outcome = try await Child.run(
        settings.binary,
        ["--output", "null", "--report", report] + options + ["--", "sh", "-c", script]
    ) { child in
        try await Monotonic.sleep(until: child.startedAt + phase)
        let signalled = child.signal(SIGINT)
        let gone = await hangUp(of: reader, timeout: 5)
        return gone.map { ($0 - signalled) * 1000 }
    }
    let generated = (try? String(decoding: readFile(count), as: UTF8.self)).flatMap { Int($0.filter(\.isNumber)) } ?? 0
    return UpstreamStop(
        gone: outcome.value,
        ending: outcome.ending,
        report: try Report(contentsOf: report),
        generated: generated
    )
}

private func stopConnection(
    _ settings: Settings,
    _ server: TokenServer,
    after phase: Double,
    _ options: [String] = []
) async throws -> UpstreamStop {
    let folder = try TemporaryFolder(name: "speakstream-bench")
    defer { folder.remove() }
    let report = "\(folder.path)/report"
    let outcome = try await Child.run(
        settings.binary,
        ["ask", "--url", "http://127.0.0.1:\(server.port)", "--output", "null", "--paced", "--report", report] + options
            + ["hello"]
    ) { child in
        try await Monotonic.sleep(until: child.startedAt + phase)
        let signalled = child.signal(SIGINT)
        _ = await child.waitForExit(timeout: 5)
        return signalled
    }
    let visit = server.last
    return UpstreamStop(
        gone: visit.gone.map { ($0 - outcome.value) * 1000 },
        ending: outcome.ending,
        report: try Report(contentsOf: report),
        generated: visit.tokens
    )
}

/// When the last writer of a pipe was gone; nil if one was left after `timeout` seconds.
private func hangUp(of reader: Int32, timeout: Double) async -> Double? {
    await onThread {
        var waited = pollfd(fd: reader, events: 0, revents: 0)
        return poll(&waited, 1, Int32(timeout * 1000)) > 0 ? Monotonic.now() : nil
    }
}
