import SpeakStream
import SpeakStreamTesting
import SpeakStreamText
import Testing

/// What holds for every turn, whatever happens in it.
@Suite("Every turn")
struct TurnPropertyTests {
    private static let words = [
        "the", "model", "writes", "a", "word", "and", "another,", "so", "we", "wait.", "Then", "it", "stops!", "Why?",
        "\n\n", "1.", "e.g.", "3.14", "—", "naïve", "日本語。", "🙂", "Dr.", "Smith", "end.\n", "***", "(well)", "of", "the",
    ]

    private func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...60, using: &generator))
            .map { _ in Self.words.randomElement(using: &generator) ?? "" }
            .joined(separator: " ")
    }

    /// A turn with a bit of everything, from a seed.
    private func script(_ seed: UInt64) -> (Simulation.Script, text: [UInt8]) {
        var generator = SeededGenerator(seed: seed)
        let text = Array(self.text(&generator).utf8)
        var assembler = UTF8Assembler()
        let pieces = text.pieces(longest: Int.random(in: 1...12, using: &generator), using: &generator)
            .map { assembler.push($0) }.filter { !$0.isEmpty }
        var time = Duration.zero
        var script = Simulation.Script()
        for piece in pieces {
            script.tokens.append((time, piece))
            let isStall = Int.random(in: 0..<40, using: &generator) == 0
            time += .milliseconds(
                isStall ? Int.random(in: 300...4000, using: &generator) : Int.random(in: 0...60, using: &generator)
            )
        }
        if Bool.random(using: &generator) {
            script.interrupt = .milliseconds(Int.random(in: 0...15_000, using: &generator))
        }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            let from = Duration.milliseconds(Int.random(in: 1...8000, using: &generator))
            script.outage = (from, from + .milliseconds(Int.random(in: 1...4000, using: &generator)))
        }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            let from = Duration.milliseconds(Int.random(in: 1...8000, using: &generator))
            script.freeze = (from, from + .milliseconds(Int.random(in: 1...3000, using: &generator)))
        }
        return (script, text)
    }

    @Test("ends, and its ledger is the text received in three parts", arguments: UInt64(0)..<600)
    func partition(seed: UInt64) throws {
        let (script, text) = self.script(seed)
        let outcome = Simulation.run(script)
        let report = try #require(outcome.report)
        let ledger = report.ledger
        let whole = Array((ledger.heard.text + ledger.unheard.text + ledger.unspoken.text).utf8)
        #expect(whole == Array(text.prefix(whole.count)))
        #expect(ledger.heard.start == 0)
        #expect(ledger.heard.end == ledger.unheard.start)
        #expect(ledger.unheard.end == ledger.unspoken.start)
        #expect(ledger.received == whole.count)
        if report.outcome == .finished {
            #expect(whole == text)
            #expect(ledger.heard.end == text.count)
        }
        if let partial = ledger.partialWord {
            #expect(partial.start >= ledger.unheard.start && partial.end <= ledger.unheard.end)
        }
    }

    @Test("tells each word once, in order, and none after a stop", arguments: UInt64(0)..<600)
    func words(seed: UInt64) throws {
        let (script, text) = self.script(seed)
        // As written, so that each word told can be looked up in the text.
        var configuration = SpeechConfiguration()
        configuration.normalizes = false
        let outcome = Simulation.run(script, configuration: configuration)
        #expect(outcome.framesAfterStop == 0)
        var end = 0
        var hasStopped = false
        for event in outcome.events {
            switch event.kind {
            case .word(let word, let range):
                #expect(!hasStopped)
                #expect(range.lowerBound >= end)
                #expect(Array(word.utf8) == Array(text[range]))
                end = range.upperBound
            case .bargeIn: hasStopped = true
            default: break
            }
        }
        let report = try #require(outcome.report)
        // A stall may cut what turns out to have been half a word.
        if report.outcome == .finished, report.counts.stalls == 0 {
            let told = outcome.events.count { if case .word = $0.kind { true } else { false } }
            #expect(told == WordSpans.of(String(decoding: text, as: UTF8.self)).count)
        }
        // One that is heard, one made ahead; the one just asked for is that one.
        #expect(outcome.mostAhead <= 2)
    }

    @Test("events come in the order of their times", arguments: UInt64(0)..<100)
    func order(seed: UInt64) {
        let times = Simulation.run(self.script(seed).0).events.map(\.time)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("says the same phrases however the bytes were split", arguments: UInt64(0)..<300)
    func chunkInvariance(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = Array(self.text(&generator).utf8)
        let whole = self.phrases(Simulation.Script([text], every: .zero))
        for longest in [1, 3, 20] {
            var assembler = UTF8Assembler()
            let pieces = text.pieces(longest: longest, using: &generator).map { assembler.push($0) }.filter {
                !$0.isEmpty
            }
            #expect(self.phrases(Simulation.Script(pieces, every: .zero)) == whole)
            // However slowly they come, where no decision hangs on time.
            #expect(self.phrases(Simulation.Script(pieces, every: .seconds(1)), isPaced: false) == whole)
        }
    }

    private func phrases(_ script: Simulation.Script, isPaced: Bool = true) -> [String] {
        Simulation.run(script, isPaced: isPaced).requests.map(\.text)
    }
}
