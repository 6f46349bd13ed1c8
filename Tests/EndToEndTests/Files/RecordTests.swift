import Glibc
import SpeakStreamRig
import Testing

extension FileTests {
    /// A python that has the package jsonschema; nil if there is none.
    private static let validator = ["\(Binary.package)/.build/tools/bin/python", "/usr/bin/python3", "python3"].first {
        system("\($0) -c 'import jsonschema' 2>/dev/null") == 0
    }

    /// Where the schema of a record's lines is.
    private static let schema = "\(Binary.package)/Sources/SpeakStreamRecord/Record/events.schema.json"

    /// Says what is wrong with a record's lines; nothing if all is well.
    private static func complaints(_ record: String) async throws -> String {
        let program = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            events = set()
            for number, line in enumerate(open(sys.argv[2]), 1):
                value = json.loads(line)
                events.add(value["event"])
                for error in validator.iter_errors(value):
                    print(number, error.message)
            print("events:", " ".join(sorted(events)))
            """
        let run = try await Child.run(
            "/bin/sh",
            ["-c", "exec \"$0\" -c \"$1\" \"$2\" \"$3\"", Self.validator ?? "", program, Self.schema, record]
        ) { _ in }
        return String(decoding: run.output.flatMap(\.bytes), as: UTF8.self) + run.errorText
    }

    @Test(.enabled(if: validator != nil, "there is no python with the package jsonschema"))
    func everyLineOfARecordIsAsTheSchemaSays() async throws {
        try await withFolder { folder in
            let record = "\(folder)/events.jsonl"
            try await withLoudspeaker { pulse, recorder in
                let arguments = ["--events", record, "--socket", "\(folder)/socket", "--stall", "300"]
                let spoken = try await speakstream(arguments, on: pulse) { speaking in
                    try speaking.child.write(
                        "One, two, three **four** five. Six seven eight nine ten. Eleven \u{80} twelve and"
                    )
                    let onset = await recorder.waitForSound(after: speaking.child.startedAt, timeout: 10)
                    for command in [
                        ["pause"], ["resume"], ["rate", "300"], ["repeat"], ["say", "--insert", "Mind the gap."],
                    ] {
                        _ = try await Child.run(Binary.path, command + ["--socket", "\(folder)/socket"]) { _ in }
                    }
                    await recorder.waitForSilence(lasting: 1, after: onset ?? 0, timeout: 20)
                    try speaking.child.write(" thirteen, fourteen.")
                    _ = try await speaking.waitUntilRead()
                    speaking.child.signal(SIGINT)
                }
                #expect(spoken.ending == .exited(130))
            }
            let complaints = try await Self.complaints(record)
            #expect(complaints.hasPrefix("events: "), "\(complaints)")
            for event in [
                "began", "token", "phraseQueued", "phraseBegan", "word", "phraseEnded", "paused", "resumed",
                "rateChanged",
                "asideBegan", "asideEnded", "steppedBack", "stall", "bargeIn", "finished", "sound", "soundEnded",
                "interrupt",
            ] { #expect(complaints.split(whereSeparator: \.isWhitespace).contains { $0 == event }, "\(event)") }
            let replay = try await Child.run(Binary.path, ["replay", "--check", record]) { _ in }
            #expect(replay.ending == .exited(0))
            #expect(String(decoding: replay.output.flatMap(\.bytes), as: UTF8.self).contains("all the same"))
        }
    }

    @Test func captionsAreWhatAParserMakesOfThem() async throws {
        let text =
            "He said --> <b>x & y</b> & \"5 < 6\". \u{1F600} A very long sentence follows, which needs more than two lines "
            + "of forty-two characters each, and therefore several captions, one after the other.\n\nThe end."
        try await withFolder { folder in
            for format in ["vtt", "srt"] {
                let file = "\(folder)/a.\(format)"
                let spoken = try await speakstream(
                    ["--output", "wav:\(folder)/a.wav", "--captions", file, "--plain"],
                    input: .text(text)
                ) { _ in }
                #expect(spoken.ending == .exited(0))
                let captions = String(decoding: try readFile(file), as: UTF8.self)
                let count = captions.split(separator: "\n").count { $0.contains(" --> ") && $0.first?.isNumber == true }
                #expect(count >= 4)
                let parsed = try await Child.run(
                    "/bin/sh",
                    ["-c", "ffprobe -v warning -show_entries packet=pts_time,duration_time -of csv=p=0 \"$0\"", file]
                ) { _ in }
                let lines = String(decoding: parsed.output.flatMap(\.bytes), as: UTF8.self).split(separator: "\n")
                #expect(parsed.ending == .exited(0) && parsed.errorText == "", "\(parsed.errorText)")
                #expect(lines.count == count, "\(captions)")
                // The last caption ends with the sound, or after the second for which it is shown at least.
                let seconds = Double(try WaveFile(contentsOf: "\(folder)/a.wav").samples.count) / 22_050
                let last = (lines.last?.split(separator: ",") ?? []).compactMap { Double($0) }
                #expect(last.count == 2 && abs(last.reduce(0, +) - seconds) < 1.1, "\(lines)")
            }
        }
    }

    @Test func withoutADeviceSoundAndCaptionsAreTheSameInEachProcess() async throws {
        try await withFolder { folder in
            var files: [[UInt8]] = []
            for run in 1...3 {
                let names = ["\(folder)/\(run).wav", "\(folder)/\(run).vtt"]
                let arguments = ["--output", "wav:\(names[0])", "--captions", names[1]]
                let spoken = try await speakstream(arguments, input: run < 3 ? .text(Texts.long) : .pipe) { speaking in
                    if run == 3 { try await speaking.write(tokensOf: Texts.long, every: 0.002) }
                }
                #expect(spoken.ending == .exited(0))
                files += try names.map(readFile)
            }
            #expect(files[0].count > 100_000 && files[1].count > 500)
            #expect(files[0] == files[2] && files[0] == files[4])
            #expect(files[1] == files[3] && files[1] == files[5])
        }
    }

    @Test func aRecordIsPlayedAgain() async throws {
        try await withFolder { folder in
            let (record, other) = ("\(folder)/a.jsonl", "\(folder)/b.jsonl")
            let first = try await speakstream(["--output", "null", "--paced", "--events", record]) { speaking in
                try await speaking.write(tokensOf: Texts.tea, every: 0.03)
                _ = try await speaking.waitUntilRead()
                speaking.child.signal(SIGINT)
            }
            #expect(first.ending == .exited(130))
            let again = try await speakstream(["replay", record, "--output", "null", "--paced", "--events", other]) {
                _ in
            }
            #expect(again.ending == .exited(130), "\(again.notes)")
            // The same tokens, and stopped at the same time, to the accuracy of a clock.
            let (one, two) = (try #require(first.report), try #require(again.report))
            #expect(one.received.bytes == two.received.bytes)
            #expect(abs(one.heardSeconds - two.heardSeconds) < 0.3)
        }
    }

    @Test(
        arguments: [
            (["--captions", "a.txt"], 64, ".vtt or .srt"), (["--plot", "a.png"], 64, "ends in .svg"),
            (["--events", ""], 64, "--events takes the name of a file"),
            (
                [
                    "--events", "/tmp/x", "--captions", "/tmp/../tmp/x.vtt", "--plot", "/tmp/x.svg", "--output",
                    "wav:/tmp/./x",
                ], 64, "same file"
            ), (["--events", "-", "--echo"], 64, "standard output"),
            (["--events", "9"], 74, "descriptor 9: it is not open for writing"),
            (["--events", "/nonexistent/e"], 74, "cannot write the events to /nonexistent/e"),
            (["--plot", "/nonexistent/p.svg"], 74, "cannot write the picture"),
            (["--captions", "/nonexistent/c.vtt"], 74, "cannot write the captions"),
        ] as [([String], Int32, String)]
    )
    func whatCanNotBeWrittenIsToldBeforeAnythingIsSaid(
        _ arguments: [String],
        _ status: Int32,
        _ note: String
    ) async throws {
        let spoken = try await speakstream(["--output", "null"] + arguments, input: .text("Hello.")) { _ in }
        #expect(spoken.ending == .exited(status))
        #expect(spoken.notes.count == 1 && spoken.notes[0].contains(note), "\(spoken.notes)")
        #expect(spoken.report == nil)
    }

    @Test func aFullDiskIsToldAtTheEndAndCostsNoWord() async throws {
        let spoken = try await speakstream(["--output", "null", "--events", "/dev/full"], input: .text(Texts.tea)) {
            _ in
        }
        #expect(spoken.ending == .exited(74))
        #expect(spoken.notes.contains { $0.contains("cannot write the events to /dev/full: No space left") })
        expectHeard(Texts.tea, spoken.report)
    }

    @Test func aReaderOfEventsThatDoesNotReadHoldsTheTextBackButNotTheStop() async throws {
        try await withFolder { folder in
            let spoken = try await speakstream(
                ["--output", "null", "--events", "3"],
                redirections: "3>'\(folder)/fifo'",
                before: "mkfifo '\(folder)/fifo'; (exec sleep 60 <'\(folder)/fifo' >/dev/null 2>&1) &"
            ) { speaking in
                let taken = try await speaking.writeEndlessly(Texts.long, untilHeldBackFor: 1)
                #expect(taken != nil)
                speaking.child.signal(SIGINT)
            }
            #expect(spoken.ending == .exited(130))
            #expect(spoken.notes.contains { $0.contains("nobody reads it") }, "\(spoken.notes)")
        }
    }

    @Test func aRecordIsNotOverwrittenByItsReplay() async throws {
        try await withFolder { folder in
            let record = "\(folder)/a.jsonl"
            _ = try await speakstream(["--output", "null", "--events", record], input: .text(Texts.tea)) { _ in }
            let before = try readFile(record)
            let again = try await speakstream(["replay", record, "--output", "null", "--events", record]) { _ in }
            #expect(again.ending == .exited(64))
            #expect(
                again.notes.count == 1 && again.notes[0].contains("what is read is the same file"),
                "\(again.notes)"
            )
            #expect(try readFile(record) == before)
            // And one that comes by a pipe is read as well.
            let piped = try await Child.run(
                "/bin/sh",
                ["-c", "cat \"$1\" | \"$0\" replay --check -", Binary.path, record]
            ) { _ in }
            #expect(piped.ending == .exited(0), "\(piped.errorText)")
        }
    }

    @Test func whatIsNoRecordIsRefused() async throws {
        try await withFolder { folder in
            let file = "\(folder)/a.jsonl"
            _ = try await Child.run("/bin/sh", ["-c", "echo hello >'\(file)'"]) { _ in }
            for (name, note) in [
                (file, "line 1: this is no line of a record"), ("\(folder)/b", "cannot read the record"),
            ] {
                let spoken = try await speakstream(["replay", "--check", name]) { _ in }
                #expect(spoken.ending == .exited(65))
                #expect(spoken.notes.count == 1 && spoken.notes[0].contains(note), "\(spoken.notes)")
            }
        }
    }

    @Test func aPictureIsWellFormed() async throws {
        try await withFolder { folder in
            let file = "\(folder)/a.svg"
            let text = "Is 3 < 4 & \"5\" > 2? " + Texts.long
            let spoken = try await speakstream(["--output", "null", "--plot", file], input: .text(text)) { _ in }
            #expect(spoken.ending == .exited(0))
            let program = "import sys, xml.etree.ElementTree as e; print(len(list(e.parse(sys.argv[1]).iter())))"
            let parsed = try await Child.run("/bin/sh", ["-c", "python3 -c '\(program)' \"$0\"", file]) { _ in }
            #expect(Int(String(decoding: parsed.output.flatMap(\.bytes), as: UTF8.self).filter(\.isNumber)) ?? 0 > 30)
            #expect(parsed.errorText == "")
        }
    }
}
