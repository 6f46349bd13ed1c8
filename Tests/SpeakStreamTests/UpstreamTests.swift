import SpeakStreamTesting
import Testing

@testable import SpeakStream

/// What a turn tells of its upstream: how it ended, at what pace it came, when it was held back.
@Suite("The upstream's account")
struct UpstreamTests {
    private let words = (0..<400).map { Array("word\($0 % 10) ".utf8) }

    private func holds(_ outcome: Simulation.Outcome) -> [Bool] {
        outcome.events.compactMap { event in
            switch event.kind {
            case .upstreamHeld: true
            case .upstreamReleased: false
            default: nil
            }
        }
    }

    @Test("one that is faster than speech is held back when enough is in hand, and let go again in turn")
    func held() {
        var configuration = SpeechConfiguration()
        configuration.readAhead = .seconds(5)
        let holds = self.holds(Simulation.run(.init(self.words, every: .milliseconds(5)), configuration: configuration))
        #expect(holds.first == true)
        #expect(zip(holds, holds.dropFirst()).allSatisfy { $0 != $1 })
    }

    @Test("one that is not is not")
    func free() {
        #expect(self.holds(Simulation.run(.init(Array(self.words.prefix(40)), every: .milliseconds(20)))).isEmpty)
    }

    @Test("one that ends by itself has ended, with its pace")
    func ended() throws {
        let report = try #require(Simulation.run(.init(Array(self.words.prefix(40)), every: .milliseconds(20))).report)
        #expect(report.upstream == .ended)
        let gap = try #require(report.timings.medianGap)
        #expect((0.018...0.022).contains(gap))
        let last = try #require(report.timings.lastToken)
        #expect(last > 0.7)
    }

    @Test("one that the listener stops is cancelled")
    func cancelled() throws {
        var script = Simulation.Script(self.words, every: .milliseconds(20))
        script.interrupt = .seconds(2)
        let report = try #require(Simulation.run(script).report)
        #expect(report.upstream == .cancelled)
        #expect(report.counts.tokensAfterStop == 0)
        #expect(try #require(report.timings.lastToken) <= 2)
    }
}

@Suite("The median of gaps")
struct GapHistogramTests {
    @Test("is right to an eighth of an octave", arguments: [1, 7, 130, 20_000, 333_333, 5_000_000])
    func median(microseconds: Int) throws {
        var gaps = GapHistogram()
        for factor in [1, 1, 1, 3, 9] { gaps.note(.microseconds(microseconds * factor)) }
        let median = try #require(gaps.median) * 1_000_000
        #expect(abs(median / Double(microseconds) - 1) <= 0.5)
        if microseconds > 100 { #expect(abs(median / Double(microseconds) - 1) <= 0.07) }
    }

    @Test("there is none without a gap, and none is too long or too short")
    func edges() {
        var gaps = GapHistogram()
        #expect(gaps.median == nil)
        gaps.note(.zero)
        gaps.note(.seconds(1 << 40))
        #expect(gaps.median != nil)
    }
}
