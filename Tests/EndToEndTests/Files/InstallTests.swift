import SpeakStreamRig
import Testing

/// The manual page, the completions, and what puts them where they belong.
extension FileTests {
    /// Checks a page; but for the conventions of BSD's base systems, where no page names the operating system.
    private static let lint = ["-T", "lint", "-W", "style"]

    /// Runs a program without any settings of whoever runs the tests.
    @discardableResult
    private static func run(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String] = [:],
        status: Int32 = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let outcome = try await Child.run("/usr/bin/env", [program] + arguments, environment: environment) { _ in }
        let text = String(decoding: outcome.output.flatMap(\.bytes), as: UTF8.self)
        #expect(outcome.ending == .exited(status), "\(text)\(outcome.errorText)", sourceLocation: sourceLocation)
        return text + outcome.errorText
    }

    /// Installs the programs under test, or does what else the arguments say.
    @discardableResult
    private static func install(
        _ arguments: [String],
        _ environment: [String: String] = [:],
        status: Int32 = 0
    ) async throws -> String {
        #if Network
        let network: [String] = []
        #else
        let network = ["--without-network"]
        #endif
        let from = arguments.contains("--uninstall") ? [] : ["--from", Binary.folder] + network
        return try await Self.run("\(Binary.package)/scripts/install", from + arguments, environment, status: status)
    }

    /// What is in a folder, but for itself.
    private static func contents(_ folder: String) async throws -> [String] {
        try await Self.run("find", [folder, "-mindepth", "1", "-printf", "%P\n"]).split(separator: "\n").map(
            String.init
        )
        .sorted()
    }

    @Test func whatIsInstalledWorksAndGoesAgain() async throws {
        try await withFolder { prefix in
            try await Self.install(["--prefix", prefix])
            let program = "\(prefix)/bin/speakstream"
            let version = try await Self.run(program, ["--version"])
            #expect(version == "speakstream 0.1.0\n")
            let voices = try await Self.run(program, ["voices"])
            #expect(voices.contains("\nnarrator "))
            let complaints = try await Self.run("mandoc", Self.lint + ["\(prefix)/share/man/man1/speakstream.1"])
            #expect(complaints.isEmpty, "\(complaints)")
            let installed = try await Self.contents(prefix)
            #expect(installed.contains("share/speakstream/voices/variants/calm"))

            // Again over itself is the same, and somebody else's file stays where it is.
            try await Self.install(["--prefix", prefix])
            let again = try await Self.contents(prefix)
            #expect(again == installed)
            try writeFile("".utf8, to: "\(prefix)/bin/other")
            try await Self.install(["--uninstall", "--prefix", prefix])
            #expect(try await Self.contents(prefix) == ["bin", "bin/other"])
        }
    }

    @Test func anInstallationIsStagedAndLeavesNothing() async throws {
        try await withFolder { stage in
            let told = try await Self.install(["--prefix", "/usr/"], ["DESTDIR": stage])
            #expect(
                told.contains("; DESTDIR=\(stage) scripts/install --uninstall --prefix /usr removes it\n"),
                "\(told)"
            )
            let voices = try await Self.run("\(stage)/usr/bin/speakstream", ["voices"])
            #expect(voices.contains("\nnarrator "))
            try await Self.install(["--prefix", "/usr", "--uninstall"], ["DESTDIR": stage])
            // The prefix itself stays.
            #expect(try await Self.contents(stage) == ["usr"])
            try await Self.run(
                "\(Binary.package)/scripts/install",
                ["--prefix", "/usr", "--uninstall"],
                ["DESTDIR": stage],
                status: 1
            )
        }
    }

    @Test func whatCanNotBeInstalledIsToldClearly() async throws {
        try await withFolder { folder in
            try writeFile("".utf8, to: "\(folder)/file")
            for prefix in ["\(folder)/file", "\(folder)/file/deeper/"] {
                let told = try await Self.install(["--prefix", prefix], status: 1)
                #expect(told == "install: --prefix takes a folder, and \(folder)/file is a file\n")
            }
            let only = "\(folder)/only"
            try await Self.run("mkdir", [only])
            try await Self.run("ln", ["-s", Binary.path, "\(only)/speakstream"])
            let told = try await Self.run(
                "\(Binary.package)/scripts/install",
                ["--from", only, "--prefix", "\(folder)/to"],
                status: 1
            )
            let expected = "there is no speakstream-network in \(only); --without-network leaves it out"
            #expect(told == "install: \(expected)\n")
        }
    }

    @Test func theManualPageHasEverythingAndNothingIsWrongWithIt() async throws {
        try await withFolder { folder in
            let page = try await Self.run(Binary.path, ["manual"])
            try writeFile(page.utf8, to: "\(folder)/speakstream.1")
            let complaints = try await Self.run("mandoc", Self.lint + ["\(folder)/speakstream.1"])
            #expect(complaints.isEmpty, "\(complaints)")
            let sections = [
                "NAME", "DESCRIPTION", "COMMANDS", "KEYS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES",
            ]
            for section in sections { #expect(page.contains("\n.Sh \(section)\n")) }
            for text in [
                ".Os Linux", ".Ar generator | Nm Op Ar option ...", ".It 1\nreplay", ".It Ev ESPEAK_DATA_PATH",
                ".Ss speakstream say", ".It Fl \\-catch\\-up", ".It Fl \\-look\\-ahead", ".It 78",
            ] {
                #expect(page.contains("\n\(text)"))
            }
        }
    }

    @Test func theHelpFitsInEightyColumns() async throws {
        for command in ["", "doctor"] {
            let help = try await Self.run(Binary.path, [command, "--help"].filter { !$0.isEmpty })
            // How options are called stands in one line, whatever the width.
            let lines = help.split(separator: "\n").filter { !$0.hasPrefix("USAGE:") }
            #expect(lines.filter { $0.count > 80 } == [])
            let all = lines.drop { $0 != "EXIT STATUS:" }.dropFirst().map { $0.split(separator: " ") }
            let statuses = all.prefix { $0.first.flatMap { Int($0) } != nil }.compactMap {
                $0.first.flatMap { Int($0) }
            }
            #expect(statuses.count == (command.isEmpty ? 11 : 5) && statuses == statuses.sorted(), "\(statuses)")
        }
    }

    /// What is completed, and to what.
    private static let completed = [
        ("speakstream --catc", "--catch-up"), ("speakstream seg", "segment"), ("speakstream --voice narr", "narrator"),
        ("speakstream say --prio", "--priority"), ("speakstream read --code sk", "skip"),
        ("speakstream config cha", "chat"),
    ]

    /// Has a shell complete the lines: its script prints an answer for each of its arguments.
    private static func complete(_ shell: String, _ options: [String], _ script: String) async throws {
        try await withFolder { folder in
            let completions = try await Self.run(Binary.path, ["--generate-completion-script", shell])
            try writeFile(completions.utf8, to: "\(folder)/_speakstream")
            try writeFile(script.utf8, to: "\(folder)/script")
            // Behind a pipe a fish that is not interactive knows no command line, which the names of voices are asked for with.
            let lines = Self.completed.filter { shell != "fish" || $0.1 != "narrator" }
            let answers = try await Self.run(
                shell,
                options + ["\(folder)/script", folder] + lines.map(\.0),
                ["PATH": "\(Binary.folder):/usr/bin:/bin", "TERM": "dumb", "HOME": folder, "XDG_CONFIG_HOME": folder]
            )
            #expect(answers.split(separator: "\n").map(String.init) == lines.map(\.1))
        }
    }

    @Test func bashCompletes() async throws {
        try await Self.complete(
            "bash",
            ["--norc"],
            """
            source "$1/_speakstream"
            read -ra how <<<"$(complete -p speakstream)"
            for line in "${@:2}"; do
                read -ra COMP_WORDS <<<"$line"
                COMP_LINE=$line COMP_POINT=${#line} COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
                "${how[-2]}" speakstream "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
                echo "${COMPREPLY[*]}"
            done
            """
        )
    }

    @Test func bashOffersOnlyFilesOfCaptionsForThem() async throws {
        try await withFolder { folder in
            let script = try await Self.run(Binary.path, ["--generate-completion-script", "bash"])
            try writeFile(script.utf8, to: "\(folder)/_speakstream")
            let ask = """
                source "$1/_speakstream"
                read -ra how <<<"$(complete -p speakstream)"
                mkdir "$1/in" && cd "$1/in" && touch a.vtt b.srt c.txt vtt
                COMP_WORDS=(speakstream --captions "") COMP_LINE="speakstream --captions " COMP_POINT=23 COMP_CWORD=2 COMPREPLY=()
                "${how[-2]}" speakstream "" --captions
                printf '%s\\n' "${COMPREPLY[@]}" | sort
                """
            let offered = try await Self.run("bash", ["--norc", "-c", ask, "bash", folder])
            #expect(offered == "a.vtt\nb.srt\n")
        }
    }

    @Test func zshCompletes() async throws {
        // A zsh of its own at a pseudo-terminal: Tab completes, Ctrl-X tells what the line has become.
        try await Self.complete(
            "zsh",
            ["-f"],
            """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "unset zle_bracketed_paste; PS1=; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -D
            tell() { print -r -- \\"<\\$BUFFER>\\"; BUFFER= }; zle -N tell; bindkey '^I' complete-word '^X' tell"
            for line in ${@:2}; do
                zpty -w -n shell "$line"$'\\t\\x18'
                zpty -r -m shell answer '*<speakstream*>*'
                words=(${=${${answer##*<}%%>*}})
                print -r -- $words[-1]
            done
            zpty -d shell
            """
        )
    }

    @Test func fishCompletes() async throws {
        try await Self.complete(
            "fish",
            ["--no-config"],
            """
            source $argv[1]/_speakstream
            for line in $argv[2..]
                complete -C $line | string split -f 1 \\t
            end
            true
            """
        )
    }
}
