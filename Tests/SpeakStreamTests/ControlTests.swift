import SpeakStreamTesting
import SpeakStreamText
import Testing

@testable import SpeakStream

/// What the listener asks for in the middle of a turn, in virtual time: a word is 300 ms.
@Suite("The listener's wishes")
struct ControlTests {
    private static let text =
        "One two three four, five six seven. Eight nine ten. Eleven twelve thirteen. Fourteen fifteen sixteen."

    private func run(
        _ controls: [(Duration, Control)],
        _ text: String = Self.text,
        change: (inout Simulation.Script) -> Void = { _ in }
    ) throws -> (outcome: Simulation.Outcome, report: TurnReport) {
        var script = Simulation.Script([Array(text.utf8)], every: .zero)
        script.controls = controls.map { (time: $0.0, control: $0.1) }
        change(&script)
        let outcome = Simulation.run(script)
        return (outcome, try #require(outcome.report))
    }

    private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private func kinds(_ outcome: Simulation.Outcome) -> [SpeechEvent.Kind] { outcome.events.map(\.kind) }

    private var whole: [String] { self.words(Self.text) }

    @Test("a pause is silence, and goes on at the word that was broken off")
    func pause() throws {
        let (outcome, report) = try self.run([(.milliseconds(1000), .pause), (.seconds(10), .resume(.word))])
        #expect(outcome.sounded == self.whole)
        #expect(report.ledger.heard.text == Self.text && report.ledger.heard.words == 16)
        // The fourth word had begun, and is said again.
        let pause = try #require(outcome.events.first { $0.kind == .paused })
        let resume = try #require(outcome.events.first { $0.kind == .resumed(at: 14) })
        #expect(pause.time < .milliseconds(1010))
        #expect(resume.time >= .seconds(10) && resume.time < .milliseconds(10_010))
        let between = outcome.events.filter { $0.time > pause.time && $0.time < resume.time }
        #expect(between.allSatisfy { $0.kind == .upstreamHeld }, "\(between)")
        #expect(outcome.releases == 1 && outcome.openings == 2)
    }

    @Test(
        "speech goes on where it is asked to",
        arguments: [
            (Rewind.nothing, 14), (.word, 14), (.words(0), 14), (.words(1), 8), (.words(2), 4), (.words(99), 0),
            (.sentence, 0),
        ]
    )
    func rewind(rewind: Rewind, place: Int) throws {
        let (outcome, report) = try self.run([(.milliseconds(1000), .pause), (.seconds(2), .resume(rewind))])
        #expect(self.kinds(outcome).contains(.resumed(at: place)))
        #expect(report.ledger.heard.text == Self.text && report.ledger.heard.words == 16)
        let again = self.words(String(decoding: Array(Self.text.utf8)[place..<14], as: UTF8.self))
        if rewind != .nothing { #expect(outcome.sounded == Array(self.whole[..<3]) + again + self.whole[3...]) }
    }

    @Test("a word of which next to nothing is left is not said again, its end follows")
    func nearlyWhole() throws {
        // The third word ends at 903 ms; the sink falls silent a millisecond after it was asked to.
        let (outcome, _) = try self.run([(.milliseconds(885), .pause), (.seconds(2), .resume(.word))])
        #expect(self.kinds(outcome).contains(.resumed(at: 8)))
        #expect(outcome.sounded == self.whole)
        #expect(try #require(outcome.report).ledger.heardFrames == self.run([]).report.ledger.heardFrames)
        let (again, _) = try self.run([(.milliseconds(870), .pause), (.seconds(2), .resume(.word))])
        let starts = again.events.compactMap { if case .resumed = $0.kind { $0.time } else { nil } }
        #expect(starts.count == 1 && again.endedAt - outcome.endedAt > .milliseconds(200))
    }

    @Test("words of an earlier phrase are said again from text")
    func rewindOverPhrases() throws {
        // In "Eight", the first word of its phrase.
        let (outcome, report) = try self.run([(.milliseconds(2500), .pause), (.seconds(3), .resume(.words(3)))])
        #expect(outcome.requests.map(\.text).contains("five six seven."))
        #expect(report.ledger.heard.text == Self.text && report.ledger.heard.words == 16)
        #expect(outcome.sounded == Array(self.whole[..<7]) + self.whole[4...])
    }

    @Test("a step forward passes over the rest of the sentence, and says what was passed over")
    func next() throws {
        let (outcome, report) = try self.run([(.milliseconds(1000), .skip(1))])
        #expect(outcome.sounded == ["One", "two", "three"] + self.whole[7...])
        let ledger = report.ledger
        #expect(ledger.skipped.map(\.text).joined() == " four, five six seven. ")
        #expect(
            ledger.heard.text == "One two three" + "Eight nine ten. Eleven twelve thirteen. Fourteen fifteen sixteen."
        )
        #expect(ledger.heard.words == 12 && ledger.skipped.map(\.words).reduce(0, +) == 4)
        #expect(ledger.heard.end == Self.text.utf8.count)
        #expect(report.outcome == .finished)
    }

    @Test("steps forward add up, and end with the text")
    func nextOften() throws {
        let (outcome, report) = try self.run([
            (.milliseconds(1000), .skip(1)), (.milliseconds(1000), .skip(1)), (.milliseconds(1000), .skip(1)),
        ])
        #expect(outcome.sounded == ["One", "two", "three"] + self.whole[13...])
        #expect(report.outcome == .finished)
        let end = try self.run([(.milliseconds(1000), .skip(100))])
        #expect(end.outcome.sounded == ["One", "two", "three"])
        #expect(end.report.outcome == .finished && end.report.ledger.skipped.last?.end == Self.text.utf8.count)
    }

    @Test("in a pause between sentences a step forward passes over the pause alone")
    func nextInPause() throws {
        // The first sentence ends at 2.3 s, with its clause's pause of 150 ms; its own is 302 ms.
        let (outcome, report) = try self.run([(.milliseconds(2400), .skip(1))])
        #expect(outcome.sounded == self.whole)
        #expect(report.ledger.skipped.isEmpty)
    }

    @Test("a step back repeats a sentence from text; zero repeats the one that is spoken")
    func back() throws {
        let second = Duration.milliseconds(2900)
        let (again, first) = try self.run([(second, .skip(0))])
        #expect(again.sounded == Array(self.whole[..<8]) + self.whole[7...])
        #expect(self.kinds(again).contains(.steppedBack(to: 36)))
        #expect(first.ledger.heard.text == Self.text && first.ledger.heard.words == 16)
        let (previous, _) = try self.run([(second, .skip(-1))])
        #expect(previous.sounded == Array(self.whole[..<8]) + self.whole)
        let (far, _) = try self.run([(second, .skip(-100))])
        #expect(far.sounded == previous.sounded)
        #expect(far.requests.map(\.text).filter { $0.hasPrefix("One") }.count == 2)
    }

    @Test("what was passed over can be gone back to, and counts as heard then")
    func backToSkipped() throws {
        let (outcome, report) = try self.run([(.milliseconds(1000), .skip(1)), (.milliseconds(1800), .skip(-1))])
        #expect(Array(outcome.sounded.suffix(16)) == self.whole)
        #expect(report.ledger.skipped.isEmpty)
        #expect(report.ledger.heard.text == Self.text && report.ledger.heard.words == 16)
    }

    @Test("a stop while something is repeated takes nothing back that was heard")
    func stopInRepetition() throws {
        let (_, report) = try self.run([(.milliseconds(2900), .skip(-1))]) { $0.interrupt = .milliseconds(4000) }
        #expect(report.ledger.heard.text == "One two three four, five six seven. Eight")
        #expect(report.ledger.unheard.text + report.ledger.unspoken.text == String(Self.text.dropFirst(41)))
    }

    @Test("something said in between is no part of the text, and speech goes on at the word")
    func aside() throws {
        let aside = Aside("Mind the gap.")
        let (outcome, report) = try self.run([(.milliseconds(1000), .say(aside))])
        #expect(outcome.sounded == ["One", "two", "three", "Mind", "the", "gap."] + self.whole[3...])
        #expect(report.ledger.heard.text == Self.text && report.ledger.heard.words == 16)
        let kinds = self.kinds(outcome)
        #expect(kinds.contains(.asideBegan(aside)) && kinds.contains(.asideEnded(aside)))
        #expect(!kinds.contains { if case .word("Mind", _) = $0 { true } else { false } })
    }

    @Test("what is said in between waits for the end of a pause, and a step forward gives it up")
    func asideInPause() throws {
        let (paused, _) = try self.run([
            (.milliseconds(1000), .pause), (.milliseconds(1500), .say(Aside("Mind the gap."))),
            (.seconds(3), .resume(.word)),
        ])
        #expect(paused.sounded == ["One", "two", "three", "Mind", "the", "gap."] + self.whole[3...])
        let (given, _) = try self.run([
            (.milliseconds(1000), .say(Aside("Mind the gap. It is wide."))), (.milliseconds(1800), .skip(1)),
        ])
        #expect(given.sounded == ["One", "two", "three", "Mind", "the"] + self.whole[3...])
    }

    @Test("who interrupts waits for something important, a stop does not")
    func important() throws {
        let aside = Aside("Fire in the house.", isImportant: true)
        let (polite, report) = try self.run([(.milliseconds(1000), .say(aside)), (.milliseconds(1100), .giveWay)])
        #expect(polite.sounded == ["One", "two", "three", "Fire", "in", "the", "house."])
        #expect(report.outcome == .interrupted && report.ledger.heard.text == "One two three")
        // Also when both come at once.
        let (together, _) = try self.run([(.milliseconds(1000), .say(aside)), (.milliseconds(1000), .giveWay)])
        #expect(together.sounded == polite.sounded)
        let (stopped, _) = try self.run([(.milliseconds(1000), .say(aside))]) { $0.interrupt = .milliseconds(1500) }
        #expect(stopped.sounded == ["One", "two", "three", "Fire"])
    }

    @Test("a suspicion pauses, and what dismisses it resumes at the word, but not what the listener paused")
    func suspicion() throws {
        let (outcome, _) = try self.run([(.milliseconds(1000), .suspect), (.milliseconds(1500), .dismiss)])
        #expect(outcome.sounded == self.whole)
        let kinds = self.kinds(outcome)
        #expect(kinds.contains(.suspected) && kinds.contains(.dismissed) && !kinds.contains(.paused))
        let (paused, _) = try self.run([
            (.milliseconds(1000), .suspect), (.milliseconds(1100), .pause), (.milliseconds(1500), .dismiss),
            (.seconds(5), .resume(.word)),
        ])
        #expect(!self.kinds(paused).contains(.dismissed))
        #expect(paused.events.contains { $0.kind == .resumed(at: 14) && $0.time >= .seconds(5) })
        let (idle, _) = try self.run([
            (.milliseconds(1000), .pause), (.milliseconds(1100), .suspect), (.milliseconds(1500), .dismiss),
            (.seconds(5), .resume(.word)),
        ])
        #expect(self.kinds(idle).count { $0 == .suspected || $0 == .dismissed } == 0)
        let aside = Aside("Fire in the house.", isImportant: true)
        let (important, _) = try self.run([(.milliseconds(1000), .say(aside)), (.milliseconds(1500), .suspect)])
        #expect(!self.kinds(important).contains(.suspected) && important.sounded.count == self.whole.count + 4)
    }

    @Test("another rate is that of the next phrase")
    func rate() throws {
        let (outcome, _) = try self.run([(.milliseconds(100), .rate(300)), (.milliseconds(200), .rate(9999))])
        #expect(self.kinds(outcome).contains(.rateChanged(300)) && self.kinds(outcome).contains(.rateChanged(900)))
        #expect(outcome.sounded == self.whole)
    }

    @Test("wishes that change nothing are answered, and too many are refused")
    func answered() throws {
        let (outcome, report) = try self.run(
            [(.milliseconds(500), .resume(.word)), (.seconds(1), .pause), (.seconds(2), .pause)]
                + Array(repeating: (.seconds(3), .skip(0)), count: 10) + [(.seconds(4), .resume(.word))]
        )
        #expect(self.kinds(outcome).count { $0 == .paused } == 2)
        #expect(self.kinds(outcome).contains(.resumed(at: 4)))
        #expect(report.outcome == .finished && report.ledger.heard.text == Self.text)
        let many = try self.run(Array(repeating: (.seconds(1), .skip(0)), count: 200))
        #expect(self.kinds(many.outcome).count { $0 == .wishRefused } == 200 - 64)
        #expect(many.report.ledger.heard.text == Self.text)
    }

    @Test("a pause before the first sound, in a stall and while the sink is lost is a pause all the same")
    func anywhere() throws {
        for time in [Duration.zero, .milliseconds(1), .milliseconds(2), .milliseconds(5)] {
            let (outcome, _) = try self.run([(time, .pause), (.seconds(20), .resume(.word))])
            #expect(outcome.sounded == self.whole, "\(time)")
            let paused = try #require(outcome.events.first { $0.kind == .paused }).time
            #expect(
                outcome.events.allSatisfy { event in
                    guard case .word = event.kind else { return true }
                    return event.time < paused || event.time > .seconds(20)
                }
            )
        }
        let (lost, report) = try self.run([(.milliseconds(1200), .pause), (.seconds(20), .resume(.word))]) {
            $0.outage = (.seconds(1), .seconds(3))
        }
        #expect(report.outcome == .finished && report.ledger.heard.text == Self.text)
        #expect(lost.sounded == self.whole)
    }
}
