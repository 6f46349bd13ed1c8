import SpeakStream
import SpeakStreamTesting
import Testing

/// Turns that are interrupted, or whose parts fail.
@Suite("A turn in trouble")
struct TurnTroubleTests {
    private static let text = "One two three four five six. Seven eight nine ten eleven twelve. Thirteen fourteen."

    private func script() -> Simulation.Script {
        Simulation.Script([Array(Self.text.utf8)], every: .zero)
    }

    @Test("a barge-in in the middle of a word: the word is partial, and not heard")
    func partialWord() throws {
        var script = self.script()
        // Each word lasts 300 ms; the sound begins after 3 ms.
        script.interrupt = .milliseconds(750)
        let report = try #require(Simulation.run(script).report)
        #expect(report.outcome == .interrupted)
        #expect(report.ledger.heard == TextSpan(text: "One two", start: 0, end: 7, words: 2))
        #expect(report.ledger.partialWord == TextSpan(text: "three", start: 8, end: 13, words: 1))
        #expect(report.ledger.unheard.text == " three four five six. ")
        #expect(report.ledger.unspoken.text == "Seven eight nine ten eleven twelve. Thirteen fourteen.")
        #expect(!report.ledger.isEstimate)
    }

    @Test("a barge-in before the first sound: nothing was heard")
    func beforeSound() throws {
        var script = self.script()
        script.interrupt = .zero
        let report = try #require(Simulation.run(script).report)
        #expect(report.ledger.heard.text.isEmpty)
        #expect(report.ledger.partialWord == nil)
    }

    @Test("a barge-in in the pause: the sentence was heard, no word is partial")
    func inPause() throws {
        var script = self.script()
        script.interrupt = .milliseconds(1900)
        let report = try #require(Simulation.run(script).report)
        #expect(report.ledger.heard.words == 6)
        #expect(report.ledger.partialWord == nil)
    }

    @Test("after a lost sink speech goes on at the first word not heard")
    func reconnect() throws {
        var script = self.script()
        script.outage = (.milliseconds(1000), .milliseconds(2500))
        let outcome = Simulation.run(script)
        let report = try #require(outcome.report)
        #expect(report.outcome == .finished)
        #expect(report.counts.reconnections == 1)
        #expect(report.ledger.heard.text == Self.text)
        let words = outcome.events.compactMap { if case .word(let text, _) = $0.kind { text } else { nil } }
        #expect(words.count == 14)
        // Lost 1.5 s and at most the word it was in.
        let expected = Simulation.run(self.script()).endedAt + .milliseconds(1500)
        #expect(outcome.endedAt >= expected && outcome.endedAt <= expected + .milliseconds(500))
    }

    @Test("a sink that does not come back ends the turn, and the ledger stands")
    func lostForGood() throws {
        var script = self.script()
        script.outage = (.milliseconds(1000), nil)
        let outcome = Simulation.run(script)
        let report = try #require(outcome.report)
        #expect(report.outcome == .failed)
        #expect(report.error?.code == .sinkLost)
        #expect(report.ledger.heard.words == 3)
        #expect(outcome.endedAt > .seconds(6) && outcome.endedAt < .seconds(7))
    }

    @Test("no server at the start ends the turn at once")
    func noServer() throws {
        var script = self.script()
        script.outage = (.zero, nil)
        let outcome = Simulation.run(script)
        #expect(try #require(outcome.report).error?.code == .sinkUnavailable)
        #expect(outcome.endedAt < .milliseconds(100))
    }

    @Test("a sink that takes no sound is told once, and speech goes on when it does")
    func freeze() throws {
        var script = self.script()
        script.freeze = (.milliseconds(700), .milliseconds(4000))
        let outcome = Simulation.run(script)
        let stalls = outcome.events.count { $0.kind == .sinkStalled }
        #expect(stalls == 1)
        #expect(try #require(outcome.report).ledger.heard.text == Self.text)
        #expect(outcome.endedAt > .seconds(4))
    }

    @Test("a barge-in while the sink is lost still ends the turn")
    func interruptWhileLost() throws {
        var script = self.script()
        script.outage = (.milliseconds(1000), nil)
        script.interrupt = .milliseconds(2000)
        let outcome = Simulation.run(script)
        #expect(try #require(outcome.report).outcome == .interrupted)
        #expect(outcome.endedAt < .milliseconds(2600))
    }
}
