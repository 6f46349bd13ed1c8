import BenchSupport
import Glibc
import SpeakStreamRig
import Synchronization

/// The same answer, token by token, spoken in real time with the view on a pseudo-terminal and without it.
func measureShow(_ settings: Settings) async throws -> Findings {
    let seconds = settings.isQuick ? 10.0 : 60.0
    let runs = settings.runs(quick: 1, full: 3)
    var (with, without) = (Series("processor with --show, % of one core"), Series("processor without, % of one core"))
    var (bytes, idle) = (
        Series("bytes written per word heard"), Series("wake-ups a second while nothing comes, with --show")
    )
    for run in 0..<runs {
        progress("show", run, of: runs)
        let shown = try await usage(settings, isShown: true, seconds: seconds)
        let plain = try await usage(settings, isShown: false, seconds: seconds)
        with.values.append(shown.processor)
        without.values.append(plain.processor)
        bytes.values.append(Double(shown.bytes) / Double(max(1, shown.words)))
        idle.values.append(shown.idleSwitches)
    }
    var findings = Findings()
    findings.table("", [with, without, bytes, idle])
    findings.note("tokens at 50 a second for \(seconds.fixed(0)) s, a window of 100 columns and 40 rows")
    return findings
}

private struct Usage: Sendable {
    var processor: Double
    var bytes: Int
    var words: Int
    var idleSwitches: Double
}

private func usage(_ settings: Settings, isShown: Bool, seconds: Double) async throws -> Usage {
    let folder = try TemporaryFolder(name: "speakstream-show")
    defer { folder.remove() }
    let terminal = try ReadTerminal(columns: 100, rows: 40)
    let report = "\(folder.path)/report"
    let options = isShown ? "--show >'\(terminal.path)'" : "--echo heard >/dev/null"
    let outcome = try await Child.run(
        "/bin/sh",
        // Or after a third of the time the model would be held back, and no token come any more.
        [
            "-c", "exec \"$0\" --output null --paced --ahead 3600 --socket none --report '\(report)' \(options)",
            settings.binary,
        ],
        environment: ["TERM": "xterm-256color"]
    ) { child in
        var generator = Texts.Generator(seed: settings.seed)
        // The start is no part of it.
        try child.write(generator.token() + generator.token())
        try await Monotonic.sleep(until: Monotonic.now() + 1)
        let (start, first) = (try ProcessFigures(pid: child.pid), terminal.count)
        let begin = Monotonic.now()
        for token in 0..<Int(seconds * 50) {
            try await Monotonic.sleep(until: begin + Double(token) / 50)
            try child.write(generator.token())
        }
        let (end, last) = (try ProcessFigures(pid: child.pid), terminal.count)
        let elapsed = Monotonic.now() - begin
        // All is heard, and nothing more comes.
        child.signal(SIGTERM)
        return (processor: (end.cpuTime - start.cpuTime) / elapsed * 100, bytes: last - first)
    }
    let words = try Report(json: try readFile(report)).heard.words
    let idle = isShown ? try await idleSwitches(settings, terminal) : 0
    terminal.close()
    return Usage(processor: outcome.value.processor, bytes: outcome.value.bytes, words: words, idleSwitches: idle)
}

/// A line is heard, and nothing follows.
private func idleSwitches(_ settings: Settings, _ terminal: ReadTerminal) async throws -> Double {
    try await Child.run(
        "/bin/sh",
        ["-c", "exec \"$0\" --output null --paced --socket none --show >'\(terminal.path)'", settings.binary],
        environment: ["TERM": "xterm-256color"]
    ) { child in
        try child.write("Hello world.\n")
        // It gives the device back after three seconds.
        try await Monotonic.sleep(until: Monotonic.now() + 6)
        let first = try ProcessFigures(pid: child.pid)
        try await Monotonic.sleep(until: Monotonic.now() + 5)
        let last = try ProcessFigures(pid: child.pid)
        child.signal(SIGKILL)
        return Double(last.contextSwitches - first.contextSwitches) / 5
    }.value
}

/// A terminal of which all is read that is written to it.
private final class ReadTerminal: Sendable {
    private let terminal: Terminal
    private let read = Atomic(0)

    init(columns: UInt16, rows: UInt16) throws {
        self.terminal = try Terminal(columns: columns, rows: rows)
        startThread { [self] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while case let count = Glibc.read(self.terminal.descriptor, &buffer, buffer.count), count > 0 {
                self.read.add(count, ordering: .relaxed)
            }
        }
    }

    var path: String { self.terminal.path }

    /// How many bytes were written to it.
    var count: Int { self.read.load(ordering: .relaxed) }

    func close() { self.terminal.closeProgramsEnd() }
}
