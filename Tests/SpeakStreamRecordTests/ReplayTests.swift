import SpeakStreamTesting
import Testing

@testable import SpeakStream
@testable import SpeakStreamRecord

@Suite("Records, and what a replay makes of them")
struct ReplayTests {
    /// A turn's record as bytes, as the file has them.
    private static func record(_ steps: [TurnStep]) throws -> [UInt8] {
        let file = try ScratchFile()
        let writer = TurnWriter.record(to: try OutputFile(path: file.path, for: "the events"), voice: "narrator")
        for step in steps { writer.follow(step) }
        try writer.finish()
        return file.bytes
    }

    private static let text = """
        One two three four, five six and **seven**. Eight $5.99 nine ten, eleven. Twelve thirteen; fourteen `code` \
        fifteen sixteen \u{1F44D} seventeen. Bonjour tout le monde.

        Eighteen nineteen twenty.
        """

    private static let verbs: [Control] = [
        .pause, .resume(.word), .resume(.words(2)), .resume(.sentence), .resume(.nothing), .skip(1), .skip(0),
        .skip(-2),
        .say(Aside("Mind the gap.")), .say(Aside("Fire!", isImportant: true)), .giveWay, .rate(250), .suspect, .dismiss,
    ]

    /// A turn in which much happens, at random.
    private static func script(_ random: inout SeededGenerator) -> Simulation.Script {
        var script = Simulation.Script()
        var time = Duration.zero
        var bytes = Array(Self.text.utf8)[...]
        while !bytes.isEmpty {
            let piece = Array(String(decoding: bytes, as: UTF8.self).prefix(Int.random(in: 1...9, using: &random)).utf8)
            script.tokens.append((time, piece))
            bytes = bytes.dropFirst(piece.count)
            time += .microseconds(Int.random(in: 0...200_000, using: &random))
            if Int.random(in: 0..<20, using: &random) == 0 { time += .seconds(2) }
        }
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            script.controls.append(
                (
                    .microseconds(Int.random(in: 0...15_000_000, using: &random)),
                    Self.verbs.randomElement(using: &random)!
                )
            )
        }
        script.controls.append((.seconds(40), .resume(.word)))
        if Bool.random(using: &random) {
            script.interrupt = .microseconds(Int.random(in: 0...20_000_000, using: &random))
        }
        if Int.random(in: 0..<4, using: &random) == 0 { script.outage = (.seconds(2), .seconds(3)) }
        if Int.random(in: 0..<4, using: &random) == 0 { script.freeze = (.seconds(1), .seconds(4)) }
        script.marksWords = Int.random(in: 0..<4, using: &random) > 0
        return script
    }

    @Test("a turn that is recorded, written, read and replayed is the same turn, whatever happened in it")
    func replayIsTheSame() throws {
        var random = SeededGenerator(seed: 8)
        for index in 0..<50 {
            var configuration = SpeechConfiguration()
            configuration.voices["fr"] = VoiceSettings(name: "fr")
            configuration.catchUp = Bool.random(using: &random) ? CatchUp(limit: .seconds(2)) : nil
            configuration.readAhead = .seconds(Int.random(in: 2...60, using: &random))
            let outcome = Simulation.run(
                Self.script(&random),
                configuration: configuration,
                isPaced: Int.random(in: 0..<5, using: &random) > 0
            )
            let recording = try Recording(try Self.record(outcome.steps), name: "turn")
            #expect(recording.turns.count == 1)
            let replay = Replay(recording.turns[0])
            #expect(replay.difference == nil, "turn \(index)")
            #expect(replay.events == outcome.events.count)
            #expect(replay.report?.ledger == outcome.report?.ledger)
            #expect(recording.turns[0].configuration == configuration)
            #expect(recording.turns[0].voice == "narrator")
        }
    }

    @Test("a change of what is decided is told, with the first event that differs")
    func differencesAreTold() throws {
        let outcome = Simulation.run(Simulation.Script([Array(Self.text.utf8)], every: .zero))
        let record = String(decoding: try Self.record(outcome.steps), as: UTF8.self)
        let other = record.replacing("\"reason\":\"boundary\"", with: "\"reason\":\"length\"")
        #expect(other != record)
        let difference = try #require(Replay(try Recording(Array(other.utf8), name: "turn").turns[0]).difference)
        #expect(difference.recorded.contains("reason") && difference.recorded.contains("length"))
        #expect(difference.now.contains("reason") && difference.now.contains("boundary"))
        #expect(!difference.recorded.contains("\n"))
        // And one whose end was cut off.
        let lines = record.split(separator: "\n").map { $0 + "\n" }
        let cut = try Recording(Array(lines.dropLast(3).joined().utf8), name: "turn")
        #expect(Replay(cut.turns[0]).report == nil)
    }

    @Test("a record that is none is refused with its line")
    func wrongRecordsAreRefused() throws {
        let outcome = Simulation.run(Simulation.Script([Array("Hello there.".utf8)], every: .zero))
        let record = String(decoding: try Self.record(outcome.steps), as: UTF8.self)
        let cases: [(String, String)] = [
            ("", "holds no turn"), ("hello\n", "line 1: this is no line of a record"),
            (record + "{\"turn\":1}\n", "line \(record.split(separator: "\n").count + 1)"),
            (record.replacing("\"version\":1,", with: "\"version\":7,"), "line 1: version 7"),
            (String(record.drop { $0 != "\n" }), "line 2: turn 1 has not begun"),
        ]
        for (text, message) in cases {
            let error = #expect(throws: SpeakStreamError.self) { try Recording(Array(text.utf8), name: "it") }
            #expect(error?.message.contains(message) == true, "\(error?.message ?? "") for \(message)")
            #expect(error?.code == .fileInvalid)
        }
        // A line that a killed process did not end is no reason to refuse the others.
        let whole = try Recording(Array((record + "{\"turn\":1,\"ti").utf8), name: "it")
        #expect(Replay(whole.turns[0]).difference == nil)
    }

    @Test("times are what they were, to the nanosecond")
    func timesAreExact() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<10_000 {
            let time = Duration.nanoseconds(
                Int64.random(in: -1_000_000_000_000...1_000_000_000_000_000, using: &random)
            )
            #expect(Duration(seconds: time.recorded) == time)
        }
        #expect(Duration(seconds: .infinity) == .zero)
    }
}
