import SpeakStream
import SpeakStreamTesting
import SpeakStreamText
import Testing

/// Several voices, pronunciations, a hurry: what a turn asks the engine for.
@Suite struct VoicesInATurnTests {
    private func run(
        _ text: String,
        missing: Set<String> = [],
        _ change: (inout SpeechConfiguration) -> Void = { _ in }
    ) -> Simulation.Outcome {
        var configuration = SpeechConfiguration()
        change(&configuration)
        var script = Simulation.Script([Array(text.utf8)], every: .zero)
        script.missingVoices = missing
        return Simulation.run(script, configuration: configuration)
    }

    @Test func `what is in another script has a voice of its language, at the same rate, and no pause around it`()
        throws
    {
        let outcome = self.run("We say Привет here. Fine.") { $0.voice.rate = 210 }
        #expect(outcome.requests.map(\.text) == ["We say", "Привет", "here.", "Fine."])
        #expect(outcome.requests.map(\.request.voice.name) == ["en-us", "ru", "en-us", "en-us"])
        #expect(outcome.requests.allSatisfy { $0.request.voice.rate == 210 })
        #expect(outcome.requests.map(\.continues) == [true, true, false, false])
        let plain = self.run("We say Privet here. Fine.") { $0.voice.rate = 210 }
        #expect(try #require(outcome.report).ledger.heardFrames == (try #require(plain.report)).ledger.heardFrames)
        #expect(
            outcome.report?.ledger.heard.text == "We say Привет here. Fine." && outcome.report?.counts.underruns == 0
        )
    }

    @Test func `a profile's voice for a language is taken, and none where nothing is looked for`() {
        let listed = self.run("Das ist ein Haus und es ist alt.") { configuration in
            configuration.voices = ["de": VoiceSettings(name: "de+f3", pitch: 60)]
        }
        #expect(listed.requests.map(\.request.voice.name).allSatisfy { $0 == "de+f3" })
        let fixed = self.run("Привет, друг.") { $0.findsScripts = false }
        #expect(fixed.requests.map(\.request.voice.name).allSatisfy { $0 == "en-us" })
    }

    @Test func `where the engine has no voice for a language, the text's own says it, and that is told once`() {
        let outcome = self.run("One Привет two. Then Привет again.", missing: ["ru"])
        let told = outcome.events.compactMap { event -> String? in
            if case .voiceMissing(let language) = event.kind { language } else { nil }
        }
        #expect(told == ["ru"])
        #expect(outcome.report?.outcome == .finished)
        #expect(outcome.report?.ledger.heard.text == "One Привет two. Then Привет again.")
        #expect(outcome.sounded == ["One", "Привет", "two.", "Then", "Привет", "again."])
        #expect(outcome.requests.count { $0.request.voice.name == "ru" } == 1)
    }

    @Test func `steps go by sentences, not by changes of voice`() throws {
        var script = Simulation.Script([Array("One Привет two. Three four. Five six.".utf8)], every: .zero)
        script.controls = [(.milliseconds(200), .skip(1))]
        let outcome = Simulation.run(script)
        let skipped = try #require(outcome.report).ledger.skipped.map(\.text).joined()
        #expect(skipped.contains("two.") && !skipped.contains("Three"))
    }

    @Test func `a lexicon's words are said, and its phonemes go with the phrase`() {
        let outcome = self.run("  Use nginx. A GIF costs $5.") { configuration in
            configuration.lexicon = Lexicon([.init("nginx", .words("engine x")), .init("GIF", .phonemes("dZ'If"))])
        }
        #expect(outcome.requests.map(\.text) == ["Use engine x.", "A GIF costs 5 dollars."])
        #expect(outcome.requests[1].request.pronunciations == [Pronunciation(range: 2..<5, phonemes: "dZ'If")])
        #expect(outcome.report?.ledger.heard.text == "  Use nginx. A GIF costs $5.")
    }

    @Test func `a word whose time the engine does not tell is an estimate, and told as one`() throws {
        var script = Simulation.Script([Array("One two three four. Five.".utf8)], every: .zero)
        script.marksWords = false
        let outcome = Simulation.run(script)
        let words = outcome.events.filter { if case .word = $0.kind { true } else { false } }
        // A phrase of one word needs no mark to be exact.
        #expect(words.map(\.isEstimate) == [true, true, true, true, false])
        script.interrupt = .milliseconds(800)
        #expect(try #require(Simulation.run(script).report).ledger.areWordsEstimated)
        script.marksWords = true
        #expect(try !#require(Simulation.run(script).report).ledger.areWordsEstimated)
    }

    @Test func `pauses are longer by the kind of break`() throws {
        func frames(_ scale: PauseScale) throws -> Int {
            try #require(self.run("One. Two.\n\nThree.") { $0.pauseScale = scale }.report).ledger.heardFrames
        }
        let usual = try frames(PauseScale())
        // 302 and 528 ms, by the table of pauses.
        #expect(abs(try frames(PauseScale(sentence: 1.5)) - usual - 151 * 22050 / 1000) <= 2)
        #expect(abs(try frames(PauseScale(paragraph: 2)) - usual - 528 * 22050 / 1000) <= 2)
        #expect(try frames(PauseScale(clause: 3)) == usual)
    }

    @Test func `speech that is behind grows faster in small steps, and slower when it has caught up`() {
        let catchUp = CatchUp(limit: .seconds(5), most: 1.5)
        var configuration = SpeechConfiguration()
        configuration.catchUp = catchUp
        let sentence = "This is one of many sentences that a model writes at once. "
        var script = Simulation.Script([Array(String(repeating: sentence, count: 30).utf8)], every: .zero)
        let outcome = Simulation.run(script, configuration: configuration)
        let rates = outcome.requests.map { Double($0.request.voice.rate) }
        #expect(rates.max() == 263)
        for (one, next) in zip(rates, rates.dropFirst()) { #expect((0.92...1.09).contains(next / one)) }
        #expect(rates.suffix(1).allSatisfy { $0 < 220 } && rates.suffix(3) == rates.suffix(3).sorted(by: >)[...])
        // A sink without time is never behind.
        #expect(
            Simulation.run(script, configuration: configuration, isPaced: false).requests.allSatisfy {
                $0.request.voice.rate == 175
            }
        )
        script = Simulation.Script([Array("Short. Very short.".utf8)], every: .zero)
        #expect(
            Simulation.run(script, configuration: configuration).requests.allSatisfy { $0.request.voice.rate == 175 }
        )
    }
}
