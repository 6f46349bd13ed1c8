import Glibc
import SpeakStreamRig
import Testing

// A generator that the command runs itself.
extension FileTests {
    private static func shell(_ script: String) -> [String] { ["--", "sh", "-c", script] }

    @Test func whatACommandWritesIsSpoken() async throws {
        let run = try await speakstream(
            ["--output", "null", "--echo"] + Self.shell("echo Hello; echo you >&2"),
            patience: 10
        ) { _ in }
        #expect(run.ending == .exited(0))
        #expect(run.outputText == "Hello\n")
        #expect(run.notes == ["you"])
        #expect(run.report?.heard.text == "Hello\n")
    }

    @Test func aCommandThatFailsIsToldBehindWhatItSaid() async throws {
        let run = try await speakstream(["--output", "null"] + Self.shell("echo Hello; exit 3"), patience: 10) { _ in }
        #expect(run.ending == .exited(71))
        #expect(run.notes == ["speakstream: sh failed with status 3"])
        #expect(run.report?.heard.text == "Hello\n")
    }

    @Test func aProgramThatIsNotThereIsTold() async throws {
        let run = try await speakstream(["--output", "null", "--", "nosuchprogram"], patience: 10) { _ in }
        #expect(run.ending == .exited(127))
        #expect(run.notes.count == 1 && run.notes[0].contains("nosuchprogram"))
    }

    @Test func whatACommandLeavesBehindIsEnded() async throws {
        try await withFolder { folder in
            let script = "sleep 600 >/dev/null 2>&1 & echo $! >'\(folder)/pid'; echo Hello"
            let run = try await speakstream(
                ["--output", "null", "--kill-after", "600"] + Self.shell(script),
                patience: 10
            ) { _ in }
            #expect(run.ending == .exited(0))
            let isGone = try Self.isGone(folder)
            #expect(isGone)
        }
    }

    @Test func aCommandThatLivesOnBehindItsOutputIsEnded() async throws {
        let script = "echo Hello; exec >/dev/null; exec sleep 600"
        let run = try await speakstream(["--output", "null", "--kill-after", "600"] + Self.shell(script), patience: 10)
        { _ in }
        #expect(run.ending == .exited(71))
        #expect(run.notes == ["speakstream: sh was ended by signal 2"])
    }

    private static let scripts = [
        "honours SIGINT": "while :; do echo More and more.; sleep 0.05; done",
        "ignores SIGINT": "trap '' INT; while :; do echo More and more. || :; sleep 0.05; done",
        "ignores all it can":
            "trap '' INT TERM PIPE; while :; do echo More and more. || :; sleep 0.05; done 2>/dev/null",
        "has started another":
            "sleep 600 & echo $! >\"$FOLDER/pid\"; while :; do echo More and more.; sleep 0.05; done",
        "has started one that ignores SIGINT":
            "(trap '' INT; sleep 600) & echo $! >\"$FOLDER/pid\"; while :; do echo More.; sleep 0.05; done",
    ]

    @Test(arguments: scripts.keys.sorted()) func aBargeInEndsTheWholeGroup(_ kind: String) async throws {
        let script = try #require(Self.scripts[kind])
        try await withFolder { folder in
            let options = ["--output", "null", "--paced", "--terminate-after", "200", "--kill-after", "500"]
            let prefix = "FOLDER='\(folder)'; echo $$ >'\(folder)/pid'; "
            let run = try await speakstream(options + Self.shell(prefix + script), patience: 10) { speaking in
                let hasBegun = try await poll(within: 10) { (try? readFile("\(folder)/pid")) != nil }
                #expect(hasBegun)
                try await Monotonic.sleep(until: Monotonic.now() + 0.5)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            #expect(run.report?.outcome == "interrupted")
            let isGone = try Self.isGone(folder)
            #expect(isGone)
        }
    }

    /// A generator that writes a word at once and counts them; nobody stops it but its pipe or a signal.
    private static func counting(_ folder: String) -> [String] {
        Self.shell(
            "i=0; while :; do printf 'word '; i=$((i+1)); echo $i >'\(folder)/new'; mv '\(folder)/new' '\(folder)/count'; done"
        )
    }

    private static func count(_ folder: String) throws -> Int {
        try #require(Int(String(decoding: try readFile("\(folder)/count"), as: UTF8.self).filter(\.isNumber)))
    }

    @Test(arguments: [[], ["--pause-child"]]) func generationRunsAheadNoFurtherThanIsAsked(
        _ options: [String]
    ) async throws {
        try await withFolder { folder in
            let run = try await speakstream(
                ["--output", "null", "--paced", "--ahead", "2"] + options + Self.counting(folder),
                patience: 10
            ) { speaking in
                try await Monotonic.sleep(until: Monotonic.now() + 1)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            let report = try #require(run.report)
            // The pipe holds a single write, and the shell has one more in hand.
            #expect(try Self.count(folder) <= report.received.bytes / 5 + 3)
            #expect(report.received.bytes < 1000)
            #expect(report.upstream.ending == "cancelled")
            #expect(report.upstream.waste.bytes == report.received.bytes - report.heard.end)
            #expect(report.counts.tokensAfterStop == 0)
            #expect(try #require(report.upstream.stopSeconds) >= 0)
        }
    }

    @Test func aPausedGeneratorIsStoppedAllTheSame() async throws {
        try await withFolder { folder in
            let script = "echo $$ >'\(folder)/pid'; while :; do echo More and more of it.; done"
            let options = ["--output", "null", "--paced", "--ahead", "1", "--pause-child"]
            let run = try await speakstream(options + Self.shell(script), patience: 10) { speaking in
                let isPaused = try await poll(within: 10) {
                    let pid = String(decoding: (try? readFile("\(folder)/pid")) ?? [], as: UTF8.self).filter(\.isNumber)
                    let status = (try? readFile("/proc/\(pid)/stat")).map { String(decoding: $0, as: UTF8.self) } ?? ""
                    return status.contains(") T ")
                }
                #expect(isPaused)
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(130))
            let isGone = try Self.isGone(folder)
            #expect(isGone)
        }
    }

    @Test func binaryFromACommandIsNoText() async throws {
        let run = try await speakstream(["--output", "null"] + Self.shell("printf '\\377\\376\\377'"), patience: 10) {
            _ in
        }
        #expect(run.ending == .exited(65))
    }

    @Test func theSecondSignalLeavesNoOrphan() async throws {
        try await withFolder { folder in
            let script = "trap '' INT TERM; echo $$ >'\(folder)/pid'; while :; do sleep 0.05; done"
            let options = ["--output", "null", "--paced", "--terminate-after", "60000", "--kill-after", "60000"]
            let run = try await speakstream(options + Self.shell(script), patience: 10, report: false) { speaking in
                let hasBegun = try await poll(within: 10) { (try? readFile("\(folder)/pid"))?.isEmpty == false }
                #expect(hasBegun)
                speaking.child.signal(SIGINT)
                speaking.child.signal(SIGTERM)
            }
            #expect(run.ending == .exited(130))
            let isGone = try await poll(within: 5) { try Self.isGone(folder) }
            #expect(isGone)
        }
    }

    /// Whether the process is no more whose id stands in the folder; a zombie of somebody else's is none.
    private static func isGone(_ folder: String) throws -> Bool {
        let text = String(decoding: try readFile("\(folder)/pid"), as: UTF8.self)
        let pid = try #require(Int32(text.filter { $0.isNumber }))
        guard kill(pid, 0) == 0 else { return true }
        let status = (try? readFile("/proc/\(pid)/stat")).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return status.isEmpty || status.contains(") Z ")
    }
}
