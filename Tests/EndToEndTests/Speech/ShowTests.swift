import Glibc
import SpeakStreamRig
import Testing

/// The view of `--show`, in windows of tmux.
extension ShowTests {
    private static let sentence = "One two three four five six seven eight nine ten."

    /// The command line up to the file with the text.
    private static let command = "speakstream --output null --paced --socket none --show"

    /// Has a text shown in a window; when `isWhole` is false its end never comes.
    private func show(
        _ text: String,
        columns: Int = 60,
        rows: Int = 12,
        before: String = "",
        options: String = "",
        atBottom: Bool = false,
        isWhole: Bool = true,
        _ body: (Tmux) async throws -> Void
    ) async throws {
        try await withTmux(columns: columns, rows: rows) { tmux in
            try await withFolder { folder in
                try writeFile(text.utf8, to: "\(folder)/text")
                // Of a pipe that is held open the end never comes.
                let script = """
                    \(before)
                    \(isWhole ? "" : "mkfifo '\(folder)/pipe'; exec 3<>'\(folder)/pipe'; cat '\(folder)/text' >&3")
                    run() { \(Self.command) \(options) <'\(folder)/\(isWhole ? "text" : "pipe")'; echo "status $?"; }
                    """
                try writeFile(script.utf8, to: "\(folder)/s")
                try await tmux.type(". \(folder)/s; \(atBottom ? "printf '\\n%.0s' {1..99}" : "clear"); run")
                try await body(tmux)
            }
        }
    }

    /// A long text of which a word is being heard.
    private func speak(atBottom: Bool = false, _ body: (Tmux) async throws -> Void) async throws {
        let text = Array(repeating: Self.sentence, count: 40).joined(separator: " ")
        try await self.show(text, atBottom: atBottom) { tmux in
            try await tmux.wait { $0.contains { $0.contains("_") } }
            try await body(tmux)
        }
    }

    @Test func whatWasHeardIsBrightAndTheLineSaysSo() async throws {
        try await self.show("Hello world. \u{1B}[2J\u{7}Bye.", columns: 80, isWhole: false) { tmux in
            try await tmux.wait {
                $0.last?.hasPrefix("#waiting<  175 words/min  0 words ahead  space: pause  ") ?? false
            }
            let screen = try await tmux.styledScreen()
            #expect(screen.first == "Hello world. \u{241B}[2J\u{2407}Bye.", "\(screen)")
            try await tmux.press("q")
            try await tmux.wait { $0.last == "$" }
            let last = try await tmux.screen()
            let complaint = "speakstream: 2 characters could not be said by the voice en-us"
            #expect(last == ["Hello world. \u{241B}[2J\u{2407}Bye.", complaint, "status 130", "$"])
            #expect(try await tmux.isGivenBack())
        }
    }

    @Test func whatAStoppedGeneratorSaysStandsBesideWhatWasHeardAndNotInIt() async throws {
        let text = Array(repeating: Self.sentence, count: 20).joined(separator: " ")
        try await withTmux(columns: 60, rows: 12) { tmux in
            try await withFolder { folder in
                try writeFile(text.utf8, to: "\(folder)/text")
                let generator =
                    "trap 'echo Traceback: >&2; echo Interrupted >&2; exit 1' INT; cat '\(folder)/text'; sleep 60 & wait"
                try writeFile(generator.utf8, to: "\(folder)/generator")
                try writeFile("run() { \(Self.command) -- sh '\(folder)/generator'; }".utf8, to: "\(folder)/s")
                try await tmux.type(". \(folder)/s; clear; run; echo \"status $?\"")
                try await tmux.wait { $0.contains { $0.contains("_four") } }
                try await tmux.press("q")
                try await tmux.wait { $0.last == "$" }
                let lines = try await tmux.history()
                #expect(lines.contains("Traceback:") && lines.contains("Interrupted"), "\(lines)")
                #expect(lines.contains { $0.hasPrefix("One two") && !$0.contains("Interr") }, "\(lines)")
                #expect(lines.contains("status 130"), "\(lines)")
                #expect(!lines.contains { $0.contains("words ahead") }, "\(lines)")
            }
        }
    }

    @Test func itRemainsReadableInTheEnd() async throws {
        let text = (1...12).map { "This is line \($0)." }.joined(separator: "\n")
        try await self.show(text, columns: 30, rows: 6, options: "--rate 900") { tmux in
            try await tmux.wait { $0.contains("status 0") && $0.last == "$" }
            let history = try await tmux.history()
            #expect(history.suffix(14) == (1...12).map { "This is line \($0)." } + ["status 0", "$"], "\(history)")
        }
    }

    @Test func aPauseShowsTheWordAndWhatIsAhead() async throws {
        try await self.speak { tmux in
            try await tmux.press("Space")
            try await tmux.wait { $0.contains { $0.hasPrefix("#paused<") } }
            let screen = try await tmux.styledScreen()
            // Bright, the word, dim.
            let marks = screen[0].filter { "_<".contains($0) }
            #expect(marks == "__<", "\(screen)")
            #expect(screen.count == 6, "\(screen)")
            try await tmux.press("Space")
            try await tmux.wait { $0.contains { $0.hasPrefix("#speaking<") } }
        }
    }

    @Test func withoutColorThereIsNone() async throws {
        try await self.show("Hello world.", before: "export NO_COLOR=1", isWhole: false) { tmux in
            try await tmux.wait(for: "waiting<  175 words/min  0 words ahead  space: pause  s: stop")
            #expect(!(try await tmux.styledScreen().joined().contains("#")))
        }
    }

    @Test func aTerminalThatCannotDrawGetsPlainText() async throws {
        try await self.show("Hello world.", before: "export TERM=dumb") { tmux in
            try await tmux.wait { $0.contains("status 0") && $0.last == "$" }
            #expect(try await tmux.styledScreen().suffix(3) == ["Hello world.", "status 0", "$"])
        }
    }

    @Test func withoutKeysTheLineTellsOfNone() async throws {
        try await self.show("Hello world.", options: "--no-keys", isWhole: false) { tmux in
            try await tmux.wait(for: "#waiting<  175 words/min  0 words ahead")
        }
    }

    @Test(arguments: [(9, "Hello|world.|waiting"), (3, "Hel|lo|wor|ld.|wai"), (5, "Hello|world|.|waiti")])
    func aNarrowWindowDoes(_ columns: Int, _ expected: String) async throws {
        try await self.show("Hello world.", columns: columns, rows: 14, isWhole: false) { tmux in
            let rows = expected.split(separator: "|").map(String.init)
            try await tmux.wait { screen in
                screen.last.map { $0.filter { $0 != "#" } } == rows.last
            }
            #expect(try await tmux.screen() == rows)
        }
    }

    @Test func wideCharactersStandWhereTheyShould() async throws {
        let text = "\u{65E5}\u{672C}\u{8A9E} e\u{301} \u{1F600} ok."
        try await self.show(text, columns: 12, rows: 10, options: "--voice ja", isWhole: false) { tmux in
            try await tmux.wait { $0.last?.contains("waiting") ?? false }
            #expect(try await tmux.screen() == ["\u{65E5}\u{672C}\u{8A9E} e\u{301} \u{1F600}", "ok.", "waiting"])
        }
    }

    @Test(arguments: [(30, 12), (90, 12), (60, 6), (20, 24), (7, 5)])
    func aResizedWindowIsDrawnAnew(_ columns: Int, _ rows: Int) async throws {
        try await self.speak(atBottom: true) { tmux in
            try await tmux.press("Space")
            try await tmux.wait { $0.contains { $0.hasPrefix("#paused<") } }
            let word = try await tmux.styledScreen().joined()
                .split(separator: "_", omittingEmptySubsequences: false)[1]
            try await tmux.resize(columns: columns, rows: rows)
            try await tmux.wait {
                $0.filter { $0.contains("#paused") }.count == 1 && $0.contains { $0.contains("_\(word)_") }
            }
            // Nothing of the old frame is left.
            let screen = try await tmux.screen()
            #expect(screen.filter { $0.hasPrefix("paused") }.count == 1, "\(screen)")
            try await tmux.press("q")
            try await tmux.wait { $0.last == "$" }
            // A window that no longer holds the old frame, broken anew, puts a part of it into its history.
            guard columns >= 20 else { return }
            let history = try await tmux.history().joined(separator: " ")
            #expect(!history.contains("paused"), "\(history)")
            #expect(history.components("One") <= 2, "\(history)")
        }
    }

    @Test(arguments: [
        (SIGINT, "status 130"), (SIGTERM, "status 130"), (SIGHUP, "status 130"), (SIGQUIT, "status 131"),
        (SIGSEGV, "status 139"),
        (SIGABRT, "status 134"), (SIGUSR1, "status 138"),
    ])
    func theScreenIsCleanHoweverItEnds(_ signal: Int32, _ status: String) async throws {
        try await self.speak { tmux in
            kill(try await tmux.child(), signal)
            try await tmux.wait { $0.contains(status) && $0.last == "$" }
            let screen = try await tmux.styledScreen()
            // Nothing that was not heard, no status; the shell may say what ended it.
            #expect(!screen.contains { $0.contains("<") || $0.contains("words/min") || $0.contains("_") }, "\(screen)")
            #expect(screen.filter { !$0.isEmpty }.suffix(2) == [status, "$"], "\(screen)")
            #expect(try await tmux.isGivenBack())
        }
    }

    @Test func theSecondSignalLeavesItCleanToo() async throws {
        // A generator that does not end keeps us waiting after the first, with nothing drawn: it may have something to say.
        try await withTmux(columns: 60, rows: 12) { tmux in
            let generator = "bash -c 'trap : INT TERM; echo Hello there.; while :; do read -t 9 <> <(:); done'"
            try await tmux.type("clear; \(Self.command) --kill-after 60000 -- \(generator); echo \"status $?\"")
            try await tmux.wait { $0.contains { $0.contains("waiting") } }
            try await tmux.press("C-c")
            try await tmux.wait { !$0.contains { $0.contains("waiting") } }
            try await tmux.press("C-c")
            // The terminal is the shell's again by then, and shows the key.
            try await tmux.wait { $0.contains { $0.hasSuffix("status 130") } }
            #expect(!(try await tmux.screen().contains { $0.contains("words/min") }))
            #expect(try await tmux.isGivenBack())
        }
    }

    @Test(arguments: ["", "--no-keys"]) func theShellHasItsScreenWhileWeAreStopped(_ options: String) async throws {
        let text = Array(repeating: Self.sentence, count: 40).joined(separator: " ")
        try await self.show(text, options: options) { tmux in
            try await tmux.wait { $0.contains { $0.contains("_") } }
            try await tmux.press("C-z")
            try await tmux.wait { $0.last == "$" }
            let screen = try await tmux.screen()
            #expect(!screen.contains { $0.contains("words/min") }, "\(screen)")
            #expect(try await tmux.isGivenBack())
            try await tmux.type("fg")
            try await tmux.wait { $0.contains { $0.contains("_") } && $0.last?.contains("words/min") == true }
            #expect(!(try await tmux.isGivenBack()))
            if options.isEmpty {
                try await tmux.press("Space")
                try await tmux.wait { $0.last?.contains("paused") == true }
            }
            try await tmux.press("C-c")
            try await tmux.wait { $0.contains("status 130") || $0.last == "$" }
            #expect(try await tmux.isGivenBack())
        }
    }

    @Test func nobodyWaitsForATerminalThatIsStopped() async throws {
        try await self.show(Self.sentence, options: "--report r --rate 400") { tmux in
            try await tmux.wait { $0.contains { $0.contains("_") } }
            try await tmux.press("C-s")
            // Whoever comes next is seen again.
            try await tmux.wait { $0.contains("status 0") }
            #expect(!(try await tmux.screen().contains { $0.contains("words/min") }))
            #expect(try await tmux.isGivenBack())
        }
    }

    @Test func messagesStandAboveTheText() async throws {
        try await withPrivatePulse { pulse in
            try await withTmux(columns: 70, rows: 14) { tmux in
                try await withFolder { folder in
                    let text = Array(repeating: Self.sentence, count: 40).joined(separator: " ")
                    try writeFile(text.utf8, to: "\(folder)/text")
                    let variables = pulse.environment.map { "\($0)='\($1)'" }.joined(separator: " ")
                    try writeFile(
                        "\(variables) speakstream --socket none --show <'\(folder)/text'; echo \"status $?\"".utf8,
                        to: "\(folder)/s"
                    )
                    try await tmux.type("clear; . \(folder)/s")
                    try await tmux.wait { $0.contains { $0.contains("_three_") } }
                    await pulse.kill()
                    try await tmux.wait {
                        $0.contains { $0.contains("trying again") } && $0.last?.contains("stalled") == true
                    }
                    try await tmux.wait { $0.contains("status 74") }
                    let history = try await tmux.history()
                    #expect(history.filter { $0.hasPrefix("speakstream: ") }.count == 2, "\(history)")
                    #expect(!history.contains { $0.contains("words/min") })
                }
            }
        }
    }

    @Test(arguments: [["--output", "null"], ["--output", "null", "--paced"]])
    func withoutATerminalItIsPlainTextAsHeard(_ output: [String]) async throws {
        let text = "Two words,  then\tmore. Yes: \u{E9}!\n\nThe end."
        let spoken = try await speakstream(output + ["--show"], input: .text(text)) { _ in }
        #expect(spoken.ending == .exited(0))
        #expect(spoken.outputText == text + "\n")
    }

    @Test(arguments: [["--echo"], ["--report", "-"], ["--events", "-"], ["--events", "1"], ["--output", "raw"]])
    func itHasStandardOutputToItself(_ options: [String]) async throws {
        let spoken = try await speakstream(["--show"] + options, patience: 10, report: false) { _ in }
        #expect(spoken.ending == .exited(64))
        #expect(
            spoken.notes.count == 1 && spoken.notes[0].contains("--show has standard output to itself"),
            "\(spoken.notes)"
        )
        #expect(spoken.output.isEmpty)
    }
}

extension String {
    fileprivate func components(_ text: String) -> Int { self.ranges(of: text).count }
}
