import SpeakStreamRig
import Testing

/// The command while it runs.
struct Speaking: Sendable {
    let child: Child

    /// The file to which its standard error goes.
    fileprivate let errors: String

    /// The lines on standard error up to now.
    var notes: [String] {
        String(decoding: (try? readFile(self.errors)) ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Waits for a line on standard error with these words in it.
    ///
    /// - Returns: Whether it came within so many seconds.
    func waitForNote(_ words: String, within seconds: Double = 10) async throws -> Bool {
        try await poll(within: seconds) { self.notes.contains { $0.contains(words) } }
    }

    /// Waits until the command has read all that was written to it.
    func waitUntilRead(within seconds: Double = 10) async throws -> Bool {
        try await poll(within: seconds) { self.child.unreadInput == 0 }
    }

    /// Writes a text token by token, as a language model would, some milliseconds after each other.
    func write(tokensOf text: String, every interval: Double = 0.02) async throws {
        var next = Monotonic.now()
        for token in text.tokens {
            try await Monotonic.sleep(until: next)
            try self.child.write(token)
            next = max(next + interval, Monotonic.now())
        }
    }

    /// Writes a text over and over until the command takes no more of it.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - seconds: For how long it must have taken nothing.
    /// - Returns: How much it has taken, or `nil` when it does not stop taking within 20 s.
    /// - Throws: What writing to it throws.
    func writeEndlessly(_ text: String, untilHeldBackFor seconds: Double) async throws -> Int? {
        let block = String(repeating: text, count: max(1, 4_096 / text.utf8.count))
        var written = 0
        var lastTaken = Monotonic.now()
        let isHeldBack = try await poll(within: 20) {
            let count = try self.child.offer(block)
            written += count
            // A command that has taken nothing at all is still on its way.
            if count > 0 || self.child.unreadInput == written {
                lastTaken = Monotonic.now()
            }
            return Monotonic.now() - lastTaken > seconds
        }
        return isHeldBack ? written - self.child.unreadInput : nil
    }
}

/// A run of the command that is over.
struct Spoken<Value: Sendable>: Sendable {
    /// What the closure returned.
    let value: Value
    let ending: Child.Ending
    let startedAt: Double
    let endedAt: Double
    let output: [Child.Chunk]

    /// The lines on standard error.
    let notes: [String]

    /// What `--report` wrote; `nil` when that is nothing.
    let report: Report?

    var outputBytes: [UInt8] {
        self.output.flatMap(\.bytes)
    }

    var outputText: String {
        String(decoding: self.outputBytes, as: UTF8.self)
    }
}

/// Runs the command with a report, and expects of it what holds for every run: that the report covers the text exactly once, and that
/// what was played on a server can be replayed.
///
/// - Parameters:
///   - arguments: Its arguments; a report to a file is added.
///   - pulse: The server to play on; without one, none answers.
///   - input: What it reads.
///   - redirections: What a shell is to do with its descriptors, such as `<&-`.
///   - before: What the shell is to run before it.
///   - patience: How many seconds it may take after the closure's end.
///   - wantsReport: Whether it is to write a report; `segment` has none.
///   - sourceLocation: Where failures are to be shown.
///   - body: What to do meanwhile.
/// - Returns: What came of it.
/// - Throws: What the closure throws.
func speakstream<Value: Sendable>(
    _ arguments: [String] = [],
    on pulse: PrivatePulse? = nil,
    input: Child.Input = .pipe,
    redirections: String = "",
    before: String = "",
    patience: Double = 30,
    report wantsReport: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @Sendable (Speaking) async throws -> Value
) async throws -> Spoken<Value> {
    let folder = try TemporaryFolder(name: "speakstream-run")
    defer { folder.remove() }
    let (errors, json, events) = ("\(folder.path)/errors", "\(folder.path)/report.json", "\(folder.path)/events.jsonl")
    let isRecorded = pulse != nil && wantsReport && !arguments.contains("--events")
    let report =
        (arguments.contains("--report") || !wantsReport ? [] : ["--report", json])
        + (isRecorded ? ["--events", events] : [])
    // Behind the name of a command, before that of a generator.
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    // A crash is to be a crash at once, not minutes of a backtrace being made.
    let environment = ["PULSE_SERVER": "unix:/nonexistent", "SWIFT_BACKTRACE": "enable=no"]
    let outcome = try await Child.run(
        "/bin/sh",
        // The shell becomes the command, so that it has the child's process id.
        ["-c", "\(before)\nexec \"$0\" \"$@\" 2>'\(errors)' \(redirections)", Binary.path]
            + arguments[..<end] + report + arguments[end...],
        environment: environment.merging(pulse?.environment ?? [:]) { $1 },
        input: input,
        patience: patience
    ) { child in
        try await body(Speaking(child: child, errors: errors))
    }
    let written = (try? readFile(json)) ?? []
    let spoken = Spoken(
        value: outcome.value,
        ending: outcome.ending,
        startedAt: outcome.startedAt,
        endedAt: outcome.endedAt,
        output: outcome.output,
        notes: String(decoding: try readFile(errors), as: UTF8.self).split(separator: "\n").map(String.init),
        report: written.isEmpty ? nil : try Report(json: written)
    )
    if outcome.overstayed {
        Issue.record("it did not end: \(spoken.notes)", sourceLocation: sourceLocation)
    } else if case .signalled(let number) = spoken.ending, number != 9 {
        Issue.record("it died of signal \(number): \(spoken.notes)", sourceLocation: sourceLocation)
    }
    if let report = spoken.report {
        expectPartition(report, sourceLocation: sourceLocation)
        if isRecorded { try await expectSameAgain(events, sourceLocation: sourceLocation) }
    }
    return spoken
}

/// Expects that a record, gone through again, is the same to the last event.
private func expectSameAgain(_ events: String, sourceLocation: SourceLocation) async throws {
    let replay = try await Child.run(Binary.path, ["replay", "--check", events]) { _ in }
    let text = String(decoding: replay.output.flatMap(\.bytes), as: UTF8.self)
    #expect(replay.ending == .exited(0), "\(text)\(replay.errorText)", sourceLocation: sourceLocation)
}
