import SpeakStream
import SpeakStreamTesting
import Testing

/// Turns in virtual time.
@Suite("A turn")
struct TurnTests {
    private static let text = "If you look up there, how is the sky? It is clear. Thank you for asking, and goodbye."

    private func pieces(_ text: String, _ count: Int = 4) -> [[UInt8]] {
        var generator = SeededGenerator(seed: 7)
        return Array(text.utf8).pieces(longest: count, using: &generator)
    }

    @Test("all is heard, in order, and the ledger says so")
    func complete() throws {
        let outcome = Simulation.run(Simulation.Script(self.pieces(Self.text), every: .milliseconds(20)))
        let report = try #require(outcome.report)
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.text == Self.text)
        #expect(report.ledger.unheard.text.isEmpty && report.ledger.unspoken.text.isEmpty)
        #expect(report.counts.underruns == 0)
        let words = outcome.events.compactMap { if case .word(let text, _) = $0.kind { text } else { nil } }
        #expect(words == Self.text.split(separator: " ").map(String.init))
        guard case .finished = outcome.events.last?.kind else {
            Issue.record("the last event is not finished")
            return
        }
    }

    @Test("the first phrase is a clause, the others are sentences")
    func firstEarly() {
        let outcome = Simulation.run(Simulation.Script([Array(Self.text.utf8)], every: .zero))
        #expect(
            outcome.requests.map(\.text) == [
                "If you look up there,", "how is the sky?", "It is clear.", "Thank you for asking, and goodbye.",
            ]
        )
        #expect(outcome.requests.map(\.continues) == [true, false, false, false])
    }

    @Test("a phrase is chosen no earlier than the lead before it is needed, and at most one is ahead")
    func lateBinding() {
        let outcome = Simulation.run(Simulation.Script([Array(Self.text.utf8)], every: .zero))
        #expect(outcome.mostAhead <= 2)
        // Five words of 300 ms and the comma's pause: the second is asked for when 250 ms of them are left.
        let second = outcome.requests[1].time
        #expect(second > .milliseconds(1300) && second < .milliseconds(1450))
    }

    @Test("a blank line is a longer pause, though the phrase was cut at its line", arguments: [true, false])
    func paragraphs(isPaced: Bool) throws {
        func frames(_ text: String) throws -> Int {
            let outcome = Simulation.run(Simulation.Script([Array(text.utf8)], every: .zero), isPaced: isPaced)
            return try #require(outcome.report).ledger.heardFrames
        }
        // 302 and 528 ms, by the table of pauses.
        let wider = try frames("It is late.\n\nWe go home.") - frames("It is late. We go home.")
        #expect(abs(wider - 226 * 22050 / 1000) <= 1)
    }

    @Test("what waits is said when the upstream stalls, and the stall is an event")
    func stall() throws {
        var script = Simulation.Script([Array("And then he said something un".utf8)], every: .zero)
        script.end = .seconds(60)
        let outcome = Simulation.run(script)
        // What may be half a word is waited for as long again.
        #expect(outcome.requests.map(\.text) == ["And then he said something", "un"])
        #expect(outcome.requests.first?.time == .milliseconds(600))
        #expect(try #require(outcome.report).counts.stalls == 2)
        #expect(outcome.events.contains { if case .stall = $0.kind { true } else { false } })
    }

    @Test("a sink that does not keep time never makes a decision because of time")
    func unpacedStall() throws {
        var script = Simulation.Script(
            [Array("And then he said ".utf8), Array("something. ".utf8)],
            every: .seconds(30)
        )
        script.end = .seconds(60)
        let outcome = Simulation.run(script, isPaced: false)
        #expect(outcome.requests.map(\.text) == ["And then he said something."])
        #expect(try #require(outcome.report).counts.stalls == 0)
    }

    @Test("little text in hand: a clause will do")
    func scarce() {
        var script = Simulation.Script()
        script.tokens = [
            (.zero, Array("This is the first one. ".utf8)),
            (.milliseconds(1700), Array("And when the sun had risen, it was not ".utf8)),
            (.milliseconds(2000), Array("yet over. ".utf8)),
        ]
        let outcome = Simulation.run(script)
        #expect(outcome.requests.map(\.text).prefix(2) == ["This is the first one.", "And when the sun had risen,"])
    }

    @Test("the upstream is held back once the text ahead would take longer than allowed", arguments: [5, 20])
    func backPressure(seconds: Int) throws {
        var configuration = SpeechConfiguration()
        configuration.readAhead = .seconds(seconds)
        let sentence = Array("This is one more sentence. ".utf8)
        let script = Simulation.Script(Array(repeating: sentence, count: 400), every: .zero)
        let outcome = Simulation.run(script, configuration: configuration)
        #expect(try #require(outcome.report).outcome == .finished)
        // A sentence is 1.8 s of this engine's speech; at the start only the estimate by letters is there.
        let early = outcome.taken.count { $0 < .seconds(1) }
        #expect(early <= seconds && early >= 2)
        #expect(outcome.taken.count == 400)
    }

    @Test("a sentence longer than the read-ahead does not lock the turn")
    func tinyReadAhead() throws {
        var configuration = SpeechConfiguration()
        configuration.readAhead = .zero
        let outcome = Simulation.run(
            Simulation.Script(self.pieces(Self.text, 1), every: .zero),
            configuration: configuration
        )
        #expect(try #require(outcome.report).ledger.heard.text == Self.text)
    }

    @Test("the device is given back when there is nothing to say, and opened again")
    func idle() throws {
        var script = Simulation.Script()
        script.tokens = [(.zero, Array("One.\n".utf8)), (.seconds(20), Array("Two.\n".utf8))]
        let outcome = Simulation.run(script)
        #expect(outcome.releases == 1)
        #expect(outcome.openings == 2)
        #expect(try #require(outcome.report).ledger.heard.text == "One.\nTwo.\n")
        // Idle means idle: no alarm goes off in the seventeen seconds without a device.
        #expect(outcome.alarms < 60)
    }

    @Test("nothing at all is a turn that is over at once", arguments: ["", " \n\n ", "---", "\u{0}"])
    func empty(text: String) throws {
        let report = try #require(Simulation.run(Simulation.Script([Array(text.utf8)], every: .zero)).report)
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.words == 0)
        #expect(report.ledger.received == text.utf8.count)
    }
}
