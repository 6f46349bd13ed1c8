import Glibc
import SpeakStreamRig
import Testing

extension KeyTests {
    @Test func keysAreReadAndTheTerminalIsGivenBack() async throws {
        let keys = [
            (" ", "togglePause"), ("r", "repeat"), ("+", "faster"), ("-", "slower"), ("\u{1B}[C", "next"),
            ("\u{1B}OD", "previous"), ("ä=", "faster"), ("\u{1B}", "stop"), ("q", "quit"),
        ]
        let ended = try await atTerminal("keys return; echo \"status $?\"") { session in
            try await session.waitForKeys(true)
            for (index, (key, command)) in keys.enumerated() {
                session.terminal.type(key)
                // One by one: an Esc in front of another key would be Alt.
                let isShown = try await poll(within: 60) { session.lines.count > index }
                #expect(isShown, "\(command)")
            }
        }
        #expect(Array(ended.lines.prefix(11)) == keys.map(\.1) + ["given back", "status 0"])
        #expect(ended.isGivenBack)
    }

    @Test(arguments: [
        ("return", "status 0"), ("throw", "status 0"), ("exit", "status 3"), ("fault", "status 139"),
        ("trap", "status 132"), ("abort", "status 134"), ("1", "status 129"), ("2", "status 130"), ("3", "status 131"),
        ("10", "status 138"), ("11", "status 139"), ("14", "status 142"), ("15", "status 143"), ("24", "status 152"),
    ])
    func itIsGivenBackHoweverTheProcessEnds(_ ending: String, _ status: String) async throws {
        let ended = try await atTerminal("keys \(ending); echo \"status $?\"") { session in
            try await session.waitForKeys(true)
            session.terminal.type("q")
        }
        #expect(ended.lines.contains(status), "\(ended.lines)")
        #expect(ended.isGivenBack)
    }

    @Test func theSecondSignalGivesItBackToo() async throws {
        let ended = try await atTerminal("trap : INT; keys signals; echo \"status $?\"") { session in
            try await session.waitForKeys(true)
            session.terminal.type("\u{3}")
            // Two that come together are one signal.
            try await session.waitForLine("signal")
            #expect(session.terminal.givesKeys)
            session.terminal.type("\u{3}")
        }
        #expect(ended.lines.contains("status 130"), "\(ended.lines)")
        #expect(ended.isGivenBack)
    }

    @Test(arguments: [SIGTSTP, SIGSTOP])
    func itIsTheShellsWhileWeAreStoppedOrInTheBackground(_ stop: Int32) async throws {
        // Where the script waits for a line, the test looks at the terminal.
        let script = """
            set -m
            "$PROBE" return </dev/null
            echo stopped; read line
            bg; echo in the background; read line
            fg; echo "status $?"
            """
        let ended = try await atTerminal(script) { session in
            try await session.waitForKeys(true)
            if stop == SIGSTOP {
                kill(session.terminal.foregroundGroup, SIGSTOP)
            } else {
                session.terminal.type("\u{1A}")
            }
            try await session.waitForLine("stopped")
            // Of SIGSTOP we learn when we go on.
            #expect(session.terminal.givesKeys == (stop == SIGSTOP))
            session.terminal.type("\n")
            try await session.waitForLine("in the background")
            try await session.waitForKeys(false)
            session.terminal.type("s\n")
            try await session.waitForKeys(true)
            session.terminal.type("rq")
        }
        #expect(ended.lines.contains("repeat") && !ended.lines.contains("stop"), "\(ended.lines)")
        #expect(ended.lines.contains("given back"))
        #expect(ended.lines.contains("status 0"))
        #expect(ended.isGivenBack)
    }

    @Test func whatIsStoppedGoesOnInTheForeground() async throws {
        let ended = try await atTerminal("set -m; \"$PROBE\" return </dev/null; echo stopped; read line; fg") {
            session in
            try await session.waitForKeys(true)
            session.terminal.type("\u{1A}")
            try await session.waitForLine("stopped")
            try await session.waitForKeys(false)
            session.terminal.type("\n")
            try await session.waitForKeys(true)
            session.terminal.type("rq")
        }
        #expect(ended.lines.contains("repeat"), "\(ended.lines)")
        #expect(ended.isGivenBack)
    }

    @Test func keysAreOffInTheBackgroundUntilItIsTheForeground() async throws {
        let ended = try await atTerminal("set -m; \"$PROBE\" return </dev/null & read line; fg") { session in
            session.terminal.type("r s q\n")
            try await session.waitForKeys(true)
            session.terminal.type("q")
        }
        #expect(!ended.lines.contains("repeat") && !ended.lines.contains("stop"), "\(ended.lines)")
        #expect(ended.lines.contains("quit"))
        #expect(ended.isGivenBack)
    }

    @Test(arguments: ["", "setsid --wait "])
    func keysAreOffWhereLinesAreTypedAndWhereThereIsNoTerminal(_ prefix: String) async throws {
        // Without keys nothing ends it but a signal.
        let input = prefix.isEmpty ? "" : "</dev/null"
        let script = "\(prefix)timeout --foreground 0.3 \"$PROBE\" return \(input); echo \"status $?\""
        let ended = try await atTerminal(script) { session in
            session.terminal.type("q")
            try await session.waitForLine("status 124")
        }
        #expect(!ended.lines.contains("quit"))
        #expect(ended.isGivenBack)
    }
}

// What the command does with them.
extension KeyTests {
    private static let text = Array(repeating: "One two three four five six seven eight nine ten.", count: 40)
        .joined(separator: " ")

    /// Speaks `TEXT`, which is where that is a file.
    private func speak(
        from input: String = "<TEXT",
        _ body: @Sendable (Session) async throws -> Void
    ) async throws -> (Ended, Report) {
        try await withFolder { folder in
            try writeFile(Self.text.utf8, to: "\(folder)/text")
            let source = input.replacing("TEXT", with: "'\(folder)/text'")
            let command = "\"$SPEAKSTREAM\" --output null --paced --socket none --report '\(folder)/report' \(source)"
            let ended = try await atTerminal("\(command); echo \"status $?\"", body)
            return (ended, try Report(json: try readFile("\(folder)/report")))
        }
    }

    @Test(arguments: ["s", "\u{1B}", "q"]) func aKeyStopsTheTurn(_ key: String) async throws {
        let (ended, report) = try await self.speak { session in
            try await session.waitForKeys(true)
            session.terminal.type(key)
        }
        #expect(ended.lines.contains("status 130"), "\(ended.lines)")
        #expect(ended.isGivenBack)
        #expect(report.outcome == "interrupted")
    }

    @Test func keysAreReadWhereTheTextComesFromAGeneratorAndStandardInputIsTheTerminal() async throws {
        let (ended, report) = try await self.speak(from: "-- sh -c 'cat \"$0\"; exec sleep 60' TEXT") { session in
            try await session.waitForKeys(true)
            session.terminal.type("s")
        }
        #expect(ended.lines.contains("status 130"), "\(ended.lines)")
        #expect(ended.isGivenBack)
        #expect(report.outcome == "interrupted")
    }

    @Test func whatIsTypedAtATerminalIsTextAndNoKeys() async throws {
        let (ended, report) = try await self.speak(from: "") { session in
            session.terminal.type("s\n")
            session.terminal.type("\u{4}")
        }
        #expect(ended.lines.contains("status 0"), "\(ended.lines)")
        #expect(report.heard.text == "s\n")
    }

    @Test func arrowsStepAndSpacePauses() async throws {
        let (ended, report) = try await self.speak { session in
            try await session.waitForKeys(true)
            // It has to have begun, or the first step goes nowhere.
            try await Task.sleep(for: .milliseconds(500))
            for key in ["\u{1B}[C", "\u{1B}[C", " ", "\u{1B}[C", " ", "\u{1B}[D", "+", "q"] {
                session.terminal.type(key)
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        #expect(ended.lines.contains("status 130"), "\(ended.lines)")
        // A sentence is 50 bytes with its space.
        let skipped = try #require(report.skipped)
        #expect(skipped.first.map { $0.start > 0 && $0.start < 50 && $0.end == 50 } == true, "\(skipped)")
        #expect(report.heard.end >= 100 && report.heard.end < 300)
        #expect(report.outcome == "interrupted")
    }
}

/// What came of a script.
private struct Ended {
    /// What it wrote.
    let lines: [String]

    /// Whether `stty` found the terminal to edit lines and to show them, at the very end.
    var isGivenBack: Bool {
        let words = self.lines.drop { $0 != "at the end" }.joined(separator: " ").split { " ;".contains($0) }
        return words.contains("icanon") && words.contains("echo")
    }
}

/// A session of its own at a terminal, in which a script runs.
private struct Session: Sendable {
    let terminal: Terminal

    /// To which all goes that it writes.
    fileprivate let file: String

    /// The lines that it has written up to now.
    var lines: [String] {
        String(decoding: (try? readFile(self.file)) ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Waits until the terminal gives each key at once and shows none, or no longer does.
    func waitForKeys(_ gives: Bool) async throws {
        try #require(try await poll(within: 60) { self.terminal.givesKeys == gives }, "\(self.lines)")
    }

    /// Waits for a line.
    func waitForLine(_ line: String) async throws {
        try #require(try await poll(within: 60) { self.lines.contains(line) }, "\(self.lines)")
    }
}

/// Runs a script in a session of its own at a terminal, while a closure types.
///
/// - Parameters:
///   - script: for Bash; `keys` is the program that reads keys.
///   - body: What to do meanwhile.
/// - Returns: What the script wrote.
/// - Throws: What the closure throws.
private func atTerminal(_ script: String, _ body: @Sendable (Session) async throws -> Void) async throws -> Ended {
    try await withFolder { folder in
        let terminal = try Terminal()
        defer { terminal.close() }
        let session = Session(terminal: terminal, file: "\(folder)/lines")
        // Bash has job control only where its standard error is the terminal.
        let run = try await Child.run(
            "/bin/sh",
            ["-c", "exec setsid --ctty --wait bash -c \"$SCRIPT\" <'\(terminal.path)' 2>&0 >>'\(session.file)'"],
            environment: [
                "SCRIPT": "keys() { \"$PROBE\" \"$@\" </dev/null; }\n\(script)\necho at the end; stty -a",
                "PROBE": Binary.folder + "key-probe", "SPEAKSTREAM": Binary.path, "SWIFT_BACKTRACE": "enable=no",
            ],
            patience: 60
        ) { _ in try await body(session) }
        #expect(run.ending == .exited(0))
        return Ended(lines: session.lines)
    }
}
