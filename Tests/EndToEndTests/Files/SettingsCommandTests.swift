import FoundationEssentials
import SpeakStreamRig
import Testing

/// Runs the command with a config file.
///
/// - Parameters:
///   - file: What is in it; nil for none.
///   - variables: What the environment sets, as a shell writes it.
///   - arguments: The command's arguments.
///   - input: What it reads.
///   - body: Told what came of it, and the folder that the file is in.
/// - Throws: What the run and the closure throw.
private func configured(
    _ file: String?,
    _ variables: String = "",
    _ arguments: [String],
    input: String = "",
    _ body: (Spoken<Void>, _ folder: String) throws -> Void
) async throws {
    let home = try TemporaryFolder(name: "speakstream-e2e")
    defer { home.remove() }
    let folder = try home.makeFolder("speakstream")
    if let file { try writeFile(file.utf8, to: "\(folder)/config.toml") }
    let run = try await speakstream(
        arguments,
        input: .text(input),
        before: "export XDG_CONFIG_HOME=\(home.path) XDG_RUNTIME_DIR=\(home.path) \(variables)",
        patience: 10,
        report: false
    ) { _ in }
    try body(run, folder)
}

/// What `config --json` writes.
private struct Held: Decodable {
    struct Row: Decodable {
        var key: String
        var from: String
    }

    var settings: [Row]
    var unknown: [String]
    var wrong: [String]
}

extension FileTests {
    @Test(arguments: [
        ("", "", [], "announced"),
        ("code = 'skip'", "", [], "dropped"),
        ("code = 'skip'\n[read]\ncode = 'read'", "", [], "verbatim"),
        ("code = 'skip'\n[read]\ncode = 'read'", "SPEAKSTREAM_CODE=announce", [], "announced"),
        ("code = 'skip'\n[read]\ncode = 'read'", "SPEAKSTREAM_CODE=", [], "announced"),
        ("code = 'skip'", "SPEAKSTREAM_CODE=announce", ["--code", "read"], "verbatim"),
    ])
    func theCommandLineHoldsBeforeTheEnvironmentAndThatBeforeTheFile(
        _ file: String,
        _ variables: String,
        _ arguments: [String],
        _ fate: String
    ) async throws {
        try await configured(file, variables, ["read"] + arguments, input: "```\nx = 1\n```\n") { run, _ in
            #expect(run.ending == .exited(0) && run.notes.isEmpty, "\(run.notes)")
            let fates = ["announced", "dropped", "verbatim"].filter { run.outputText.contains("\"fate\":\"\($0)\"") }
            // Skipped code's fences are dropped whatever becomes of it.
            #expect(fates.contains(fate) && (fate == "dropped" || fates.filter { $0 != "dropped" } == [fate]))
            if fate == "dropped" { #expect(fates == ["dropped"]) }
        }
    }

    @Test(arguments: [
        ("\nraet = 200", "", [], 78, "FILE:2: raet is no option"),
        ("[chta]", "", [], 78, "FILE:1: [chta] is no command"),
        ("rate = ", "", [], 78, "FILE:1: no TOML"),
        ("no-keys = 'maybe'", "", [], 78, "FILE:1: no-keys takes true or false"),
        ("volume = 50\nrate = 20000", "", [], 78, "FILE:2: --rate takes 80 to 900, not 20000"),
        ("rate = 'fast'", "", [], 78, "FILE:1: The value 'fast' is invalid"),
        ("rate = 200", "SPEAKSTREAM_RATE=1", [], 78, "SPEAKSTREAM_RATE: --rate takes 80 to 900"),
        ("output = 'null'\ndevice = 'd'\ncut = 'slow'", "", ["--echo"], 78, "FILE:3: The value 'slow' is invalid"),
        ("", "SPEAKSTREAM_CUT=slow", [], 78, "SPEAKSTREAM_CUT: The value 'slow' is invalid"),
        // What is given is the user's own fault, and mends what is set.
        ("rate = 200", "", ["--pitch", "100"], 64, "--pitch takes 0 to 99, not 100"),
        ("rate = 20000", "", ["--rate", "200"], 0, ""),
        ("raet = 200", "", ["--version"], 0, ""),
        // What does not go together with what is given, or with the command, gives way.
        ("device = 'd'\nduck-others = 5\npause-child = true\nkey-env = 'K'\nmicrophone = 'm'", "", [], 0, ""),
        ("output = 'raw'", "", ["--echo", "--output", "null"], 0, ""),
        ("plain = true\nmodel = 'm'", "", ["read"], 0, ""),
    ])
    func aSettingThatIsWrongIsToldWithItsPlace(
        _ file: String,
        _ variables: String,
        _ arguments: [String],
        _ status: Int32,
        _ note: String
    ) async throws {
        let output = arguments.first == "read" ? [] : ["--output", "null"]
        let all = arguments.contains("--output") ? arguments : arguments + output
        try await configured(file, variables, all) { run, folder in
            #expect(run.ending == .exited(status), "\(run.notes)")
            #expect(run.notes.count == (status == 0 ? 0 : 1), "\(run.notes)")
            let expected =
                "speakstream: "
                + note.split(separator: "FILE", omittingEmptySubsequences: false)
                .joined(separator: "\(folder)/config.toml")
            #expect(status == 0 || run.notes.first?.hasPrefix(expected) == true, "\(run.notes)")
        }
    }

    @Test func whatIsFoundOutLateIsToldWithItsPlaceToo() async throws {
        try await configured("voice = 'nosuch'", "", ["--output", "null"]) { run, folder in
            #expect(run.ending == .exited(64))
            #expect(run.notes.last == "speakstream: voice is set by \(folder)/config.toml:1")
        }
    }

    @Test func stopStopsWhateverIsSet() async throws {
        try await configured("raet = 200", "", ["stop"]) { run, folder in
            // It has looked for one that runs.
            #expect(run.ending == .exited(69))
            #expect(run.notes.first?.hasPrefix("speakstream: \(folder)/config.toml:1: raet") == true)
        }
    }

    @Test(arguments: ["stop", "status", "pause"]) func aSocketThatIsSwitchedOffIsNoPath(_ command: String) async throws
    {
        try await configured("socket = 'none'", "", [command]) { run, folder in
            #expect(run.ending == .exited(69))
            #expect(run.notes.first?.contains("the socket is switched off") == true, "\(run.notes)")
            #expect(run.notes.last == "speakstream: socket is set by \(folder)/config.toml:1")
        }
    }

    @Test func configShowsWhatHoldsAndWhereFrom() async throws {
        let file = "rate = 200\nlexicon = ['a.toml', '/b.toml']\n[voices]\nsay = 'heart'"
        let variables = "SPEAKSTREAM_NO_KEYS=true SPEAKSTREAM_NOSUCH=1 SPEAKSTREAM_SAY=x"
        try await configured(file, variables, ["config"]) { run, folder in
            #expect(run.ending == .exited(0) && run.notes.isEmpty)
            let rows = run.outputText.split(separator: "\n").map {
                $0.split(whereSeparator: \.isWhitespace).map(String.init)
            }
            #expect(rows.contains(["rate", "200", "\(folder)/config.toml:1"]))
            #expect(rows.contains(["lexicon", "\(folder)/a.toml,", "/b.toml", "\(folder)/config.toml:2"]))
            #expect(rows.contains(["no-keys", "true", "SPEAKSTREAM_NO_KEYS"]))
            #expect(rows.contains(["stall", "600", "default"]))
            #expect(rows.last == ["SPEAKSTREAM_NOSUCH", "is", "no", "option's"])
        }
        try await configured(file, variables, ["config", "--json", "voices"]) { run, folder in
            let held = try JSONDecoder().decode(Held.self, from: Data(run.outputBytes))
            #expect(held.settings.first { $0.key == "say" }?.from == "SPEAKSTREAM_SAY")
            #expect(held.settings.first { $0.key == "output" }?.from == "default")
            #expect(held.unknown == ["SPEAKSTREAM_NOSUCH"])
        }
    }

    @Test func configTellsWhatTheCommandWouldRefuse() async throws {
        let file = "stall = 'x'\nrate = 2000\nreport = '-'\noutput = 'raw'\n[read]\ncode = 'shout'"
        try await configured(file, "SPEAKSTREAM_PITCH=200", ["config"]) { run, folder in
            #expect(run.ending == .exited(78))
            let rows = run.outputText.split(separator: "\n")
            // What is set to - is not what is not set.
            #expect(rows.contains { $0.hasPrefix("report ") && $0.contains(" - ") })
            #expect(rows.contains { $0.hasPrefix("voice ") && $0.contains(" (not set) ") })
            let config = "speakstream: \(folder)/config.toml"
            let expected = ["\(config):2: --rate", "speakstream: SPEAKSTREAM_PITCH: --pitch", "\(config):1: The value"]
            #expect(run.notes.count == expected.count, "\(run.notes)")
            for note in expected { #expect(run.notes.contains { $0.hasPrefix(note) }, "\(run.notes)") }
        }
        try await configured(file, "", ["config", "--json", "read"]) { run, folder in
            #expect(run.ending == .exited(78))
            let held = try JSONDecoder().decode(Held.self, from: Data(run.outputBytes))
            #expect(held.wrong.count == 1 && held.wrong[0].hasPrefix("\(folder)/config.toml:6: The value 'shout'"))
        }
        // One that takes an argument, and one to which it means nothing.
        try await configured("socket = '/s'", "SPEAKSTREAM_PRIORITY=loud", ["config", "say"]) { run, _ in
            #expect(run.ending == .exited(78) && run.notes.count == 1, "\(run.notes)")
        }
        try await configured(file, "", ["config", "rate"]) { run, _ in
            #expect(run.ending == .exited(0) && run.notes.isEmpty, "\(run.notes)")
        }
    }

    #if Network
    @Test(arguments: ["ask", "chat"]) func everyOptionOfTheNetworkCanBeSet(_ command: String) async throws {
        var keys: [String] = []
        try await configured(nil, "", ["config", "--json", command]) { run, _ in
            keys = try JSONDecoder().decode(Held.self, from: Data(run.outputBytes)).settings.map(\.key)
        }
        #expect(keys.contains("model"))
        let flags = ["plain", "as-written", "paced", "no-keys"]
        let lines = keys.map { "\($0) = \(flags.contains($0) ? "true" : "'1'")" }
        let file = "[\(command)]\n\(lines.joined(separator: "\n"))"
        try await configured(file, "", ["config", "--json", command]) { run, _ in
            // Many of them take no such value.
            #expect(run.ending == .exited(78), "\(run.notes)")
            let held = try JSONDecoder().decode(Held.self, from: Data(run.outputBytes))
            #expect(held.settings.filter { $0.from == "default" }.map(\.key) == [])
        }
    }
    #endif
}
