import SpeakStreamTesting
import SpeakStreamText
import Testing

@testable import SpeakStream

/// What a turn does when the upstream pauses where a sentence seems to end.
@Suite("Hesitation")
struct HesitationTests {
    /// Tokens 20 ms apart, then nothing until the end, long after.
    private func run(
        _ tokens: [String],
        configuration: SpeechConfiguration = .init(),
        isPaced: Bool = true
    )
        -> Simulation.Outcome
    {
        var script = Simulation.Script(tokens.map { Array($0.utf8) }, every: .milliseconds(20))
        script.end = .seconds(30)
        return Simulation.run(script, configuration: configuration, isPaced: isPaced)
    }

    private func hesitations(_ outcome: Simulation.Outcome) -> [Range<Int>] {
        outcome.events.compactMap { if case .hesitation(let range) = $0.kind { range } else { nil } }
    }

    @Test("a sentence that seems to end is said when the upstream is silent, and told once")
    func ends() throws {
        let outcome = self.run(["It", " is", " late", "."])
        #expect(outcome.requests.map(\.text) == ["It is late."])
        #expect(self.hesitations(outcome) == [0..<11])
        // The usual gap is 20 ms: the lower bound holds, counted from the last token.
        #expect(outcome.requests.first?.time == .milliseconds(120))
        let report = try #require(outcome.report)
        #expect(report.counts.stalls == 0)
        #expect(report.ledger.heard.text == "It is late.")
    }

    @Test("a slow model is given longer", arguments: [(100, 150), (500, 250)])
    func slow(gap: Int, wait: Int) {
        var script = Simulation.Script(["It", " is", " late", "."].map { Array($0.utf8) }, every: .milliseconds(gap))
        script.end = .seconds(30)
        let outcome = Simulation.run(script)
        #expect(outcome.requests.first?.time == .milliseconds(gap * 3 + wait))
    }

    @Test(
        "what may go on is not cut by it",
        arguments: ["We have 3.", "Ask Mr.", "He lives in the U.S.", "Well...", "So, e.g."]
    )
    func unsafe(text: String) {
        let outcome = self.run(text.split(separator: " ").map { " " + $0 })
        #expect(self.hesitations(outcome).isEmpty)
        // Only a stall, far longer, gets it said.
        #expect((outcome.requests.first?.time ?? .zero) >= .milliseconds(600))
    }

    @Test("the sentence is not said twice, and the next one goes on after it")
    func goesOn() throws {
        var script = Simulation.Script(["It", " is", " late", "."].map { Array($0.utf8) }, every: .milliseconds(20))
        script.tokens.append((.seconds(1), Array(" Let us go.".utf8)))
        let outcome = Simulation.run(script)
        #expect(outcome.requests.map(\.text) == ["It is late.", "Let us go."])
        #expect(self.hesitations(outcome) == [0..<11])
        #expect(try #require(outcome.report).ledger.heard.text == "It is late. Let us go.")
    }

    @Test("never with a sink that keeps no time")
    func unpaced() {
        #expect(self.hesitations(self.run(["It", " is", " late", "."], isPaced: false)).isEmpty)
    }

    @Test("the session's language decides what is safe", arguments: [("en", true), ("de", false)])
    func language(tag: String, isCut: Bool) {
        var configuration = SpeechConfiguration()
        configuration.language = tag
        let outcome = self.run(["Das", " ist", " ggf", "."], configuration: configuration)
        #expect(self.hesitations(outcome).isEmpty != isCut)
    }

    @Test("the pace is the median of the latest gaps")
    func pace() {
        var pace = TokenPace()
        #expect(pace.median == .milliseconds(250))
        pace.note(.milliseconds(10))
        #expect(pace.median == .milliseconds(10))
        for gap in [30, 20, 4000, 20] { pace.note(.milliseconds(gap)) }
        // One long pause changes nothing.
        #expect(pace.median == .milliseconds(20))
        for _ in 0..<31 { pace.note(.milliseconds(80)) }
        #expect(pace.median == .milliseconds(80))
        for _ in 0..<16 { pace.note(.milliseconds(5)) }
        #expect(pace.median == .milliseconds(5))
    }
}
