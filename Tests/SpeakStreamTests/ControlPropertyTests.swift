import SpeakStreamTesting
import SpeakStreamText
import Testing

@testable import SpeakStream

/// What holds whatever the listener asks for, and whenever.
@Suite("Whatever the listener wishes")
struct ControlPropertyTests {
    /// Where a turn can be when it is asked for something.
    enum State: CaseIterable {
        case begun, opening, speaking, pausing, paused, longPaused, stalled, draining, suspended, reconnecting, over

        /// The script that leads there, and the time at which the turn is there.
        var script: (Simulation.Script, Duration) {
            var script = Simulation.Script([Array(ControlPropertyTests.text.utf8)], every: .zero)
            switch self {
            case .begun: return (script, .zero)
            case .opening: return (script, .milliseconds(1))
            case .speaking: return (script, .milliseconds(1400))
            case .pausing:
                script.controls = [(.milliseconds(1400), .pause), (.seconds(20), .resume(.word))]
                return (script, .microseconds(1_400_500))
            case .paused:
                script.controls = [(.milliseconds(1400), .pause), (.seconds(20), .resume(.word))]
                return (script, .milliseconds(2400))
            case .longPaused:
                script.controls = [(.milliseconds(1400), .pause), (.seconds(20), .resume(.word))]
                return (script, .milliseconds(10_400))
            case .stalled:
                script.tokens.append((.seconds(30), Array(" And more.".utf8)))
                return (script, .seconds(15))
            case .draining: return (script, .milliseconds(4400))
            case .suspended:
                script.freeze = (.seconds(1), .seconds(6))
                return (script, .seconds(3))
            case .reconnecting:
                script.outage = (.seconds(1), .seconds(3))
                return (script, .seconds(2))
            case .over: return (script, .seconds(60))
            }
        }
    }

    private static let verbs: [Control] = [
        .pause, .resume(.word), .resume(.words(2)), .resume(.sentence), .resume(.nothing), .skip(1), .skip(3), .skip(0),
        .skip(-1), .skip(-9), .say(Aside("Mind the gap.")), .say(Aside("", isImportant: true)), .giveWay, .rate(250),
        .suspect, .dismiss,
    ]

    fileprivate static let text = "One two three four, five six. Seven eight nine ten. Eleven twelve thirteen."

    @Test("every wish in every state is answered, and the turn ends with a true account", arguments: State.allCases)
    func table(state: State) throws {
        for verb in Self.verbs {
            var (script, time) = state.script
            script.controls.append((time, verb))
            // So that no turn stays paused.
            script.controls.append((.seconds(25), .resume(.word)))
            let outcome = Simulation.run(script)
            let report = try #require(outcome.report, "\(state) \(verb)")
            self.expectTrue(report.ledger, of: script, "\(state) \(verb)")
            for ledger in outcome.ledgers { self.expectTrue(ledger, of: script, "\(state) \(verb)") }
            #expect(report.outcome == (verb == .giveWay && state != .over ? .interrupted : .finished))
            guard state != .over else {
                #expect(outcome.events.count == Simulation.run(state.script.0).events.count)
                continue
            }
            let answer = outcome.events.first { $0.time >= time && self.isAnswer($0.kind, to: verb) }
            // A suspicion in a pause changes nothing, nor does the end of none.
            #expect(answer != nil || verb == .suspect || verb == .dismiss, "\(state) \(verb)")
            // A wish for more than a rate leaves no word out, and says none twice that was not asked for.
            guard report.outcome == .finished, report.counts.reconnections == 0 else { continue }
            if case .skip = verb { continue }
            if case .resume(let rewind) = verb, rewind != .word { continue }
            let heard = outcome.sounded.filter { !["Mind", "the", "gap."].contains($0) }
            #expect(heard == script.words, "\(state) \(verb)")
        }
    }

    private func isAnswer(_ event: SpeechEvent.Kind, to verb: Control) -> Bool {
        switch (verb, event) {
        case (.pause, .paused), (.resume, .resumed), (.skip, .skipped), (.skip, .steppedBack), (.say, .asideEnded),
            (.giveWay, .bargeIn), (.rate, .rateChanged):
            true
        default: false
        }
    }

    /// Heard and passed over, unheard, unspoken: together they are the text received, in order.
    private func expectTrue(
        _ ledger: Ledger,
        of script: Simulation.Script,
        _ comment: @autoclosure () -> Comment,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var behind = ledger.heard.text
        for gap in ledger.skipped {
            let place = behind.utf8.index(behind.startIndex, offsetBy: gap.start)
            behind.insert(contentsOf: gap.text, at: place)
            #expect(gap.end - gap.start == gap.text.utf8.count, comment(), sourceLocation: sourceLocation)
        }
        let whole = behind + ledger.unheard.text + ledger.unspoken.text
        let received = script.tokens.flatMap(\.bytes).prefix(whole.utf8.count)
        #expect(Array(whole.utf8) == Array(received), comment(), sourceLocation: sourceLocation)
        #expect(ledger.heard.end == behind.utf8.count, comment(), sourceLocation: sourceLocation)
        #expect(ledger.heard.end == ledger.unheard.start, comment(), sourceLocation: sourceLocation)
        #expect(ledger.unheard.end == ledger.unspoken.start, comment(), sourceLocation: sourceLocation)
        let words = WordSpans.of(ledger.heard.text).count
        // Where a gap begins in the middle of a text, what is left on both its sides may look like one word.
        #expect(abs(ledger.heard.words - words) <= ledger.skipped.count, comment(), sourceLocation: sourceLocation)
    }

    @Test("pauses lose no word and double none, a thousand of them", arguments: UInt64(0)..<40)
    func pauses(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = (0..<60).map { "w\($0)" + (Int.random(in: 0..<6, using: &generator) == 0 ? ". Then" : "") }
            .joined(separator: " ")
        var script = Simulation.Script([Array(text.utf8)], every: .zero)
        var time = Duration.zero
        for _ in 0..<25 {
            time += .microseconds(Int.random(in: 1...1_500_000, using: &generator))
            script.controls.append((time, .pause))
            time += .microseconds(Int.random(in: 1...5_000_000, using: &generator))
            script.controls.append((time, .resume(.word)))
        }
        let outcome = Simulation.run(script)
        #expect(outcome.sounded == script.words)
        #expect(try #require(outcome.report).ledger.heard.text == text)
    }

    @Test("a storm of wishes leaves the account true", arguments: UInt64(0)..<50)
    func storm(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var script = Simulation.Script()
        var time = Duration.zero
        for index in 0..<80 {
            let end = Int.random(in: 0..<7, using: &generator) == 0 ? ". " : index % 40 == 39 ? ".\n\n" : " "
            script.tokens.append((time, Array("Word\(index)\(end)".utf8)))
            time += .milliseconds(Int.random(in: 0...400, using: &generator))
        }
        var when = Duration.zero
        for _ in 0..<200 {
            when += .microseconds(Int.random(in: 0...400_000, using: &generator))
            let verb = Self.verbs.randomElement(using: &generator) ?? .pause
            if verb != .giveWay { script.controls.append((when, verb)) }
        }
        script.controls.append((when + .seconds(1), .resume(.word)))
        if seed % 5 == 1 { script.interrupt = when / 2 }
        if seed % 5 == 2 { script.outage = (when / 4, when / 3) }
        if seed % 5 == 3 { script.freeze = (when / 4, when / 3) }
        let outcome = Simulation.run(script)
        let report = try #require(outcome.report)
        for ledger in outcome.ledgers + [report.ledger] { self.expectTrue(ledger, of: script, "seed \(seed)") }
        #expect(outcome.framesAfterStop == 0)
        // What was heard is never taken back.
        let ends = outcome.ledgers.map(\.heard.end)
        #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 })
        if report.outcome == .finished {
            #expect(report.ledger.heard.end == script.tokens.reduce(0) { $0 + $1.bytes.count })
        }
    }
}

extension Simulation.Script {
    fileprivate var words: [String] {
        String(decoding: self.tokens.flatMap(\.bytes), as: UTF8.self).split { $0.isWhitespace }.map(String.init)
    }
}
