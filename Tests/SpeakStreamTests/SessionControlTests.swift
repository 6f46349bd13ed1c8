import SpeakStream
import SpeakStreamTesting
import Testing

/// The listener's wishes on real threads: the sink keeps what would have been heard, and no more.
@Suite("A session that is told what to do", .serialized)
struct SessionControlTests {
    private static let words = (1...40).map { "word\($0)" }
    private static let text = Self.words.joined(separator: " ") + "."

    /// Words of 400 ms: what a test asks for at a word is done within it on a busy machine, too.
    private static let slowly = ToneSynthesizer(framesPerWord: 8820)

    /// The words that sounded, in order; one that was broken off and said again counts once.
    private func heard(_ frames: [Int16]) -> [Int16] {
        frames.map { abs($0) }.reduce(into: []) { levels, level in
            if level != 0, levels.last != level { levels.append(level) }
        }
    }

    private func levels(_ text: String) -> [Int16] {
        text.split(separator: " ").map { ToneSynthesizer.level(of: $0.utf8) }
    }

    private var whole: [Int16] { self.levels(Self.text) }

    @Test("pauses lose nothing and double nothing, the upstream is held back meanwhile")
    func pauses() async throws {
        let memory = MemorySink()
        var generator = SeededGenerator(seed: 5)
        let report = try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: PacedSink(memory)) { session in
            let turn = session.speak(Self.text)
            for _ in 0..<12 {
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...250, using: &generator)))
                turn.pause()
                turn.pause()
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...60, using: &generator)))
                turn.resume()
            }
            return await turn.report
        }
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.text == Self.text)
        #expect(self.heard(memory.frames) == self.whole)
        #expect(memory.frames.count >= 40 * 2205)
    }

    @Test("a pause is silence: nothing reaches the loudspeaker, and a stop ends it")
    func silence() async throws {
        let memory = MemorySink()
        try await withSpeechSession(synthesizer: Self.slowly, sink: PacedSink(memory)) { session in
            let turn = session.speak(Self.text)
            var atPause: Int?
            for await event in turn.events {
                if case .word("word3", _) = event.kind { turn.pause() }
                guard event.kind == .paused else { continue }
                atPause = memory.frames.count
                try await Task.sleep(for: .milliseconds(300))
                #expect(memory.frames.count == atPause)
                turn.requestInterrupt()
            }
            let ledger = await turn.report.ledger
            #expect(ledger.heard.text == "word1 word2" && ledger.partialWord?.text == "word3")
            // Between the account and the flush some microseconds pass.
            #expect(memory.frames.count == atPause && abs(ledger.heardFrames - memory.frames.count) < 220)
        }
    }

    @Test("steps and asides change what is heard, and the engine's late sound is refused")
    func steps() async throws {
        let memory = MemorySink()
        let text = "one two three four. five six seven eight. nine ten. eleven twelve."
        let ledger = try await withSpeechSession(synthesizer: Self.slowly, sink: PacedSink(memory)) { session in
            // Lower-case words do not begin sentences: lines do.
            let turn = session.speak(text.split(separator: ". ").joined(separator: ".\n"))
            var isSaid = false
            for await event in turn.events {
                if case .word("two", _) = event.kind { turn.skip(by: 1) }
                // Said again behind the aside, it is told again.
                guard case .word("six", _) = event.kind, !isSaid else { continue }
                isSaid = true
                session.say("aside here.", at: .insert)
            }
            return await turn.report.ledger
        }
        #expect(ledger.skipped.count == 1 && ledger.heard.words == 9)
        let heard = self.heard(memory.frames)
        #expect(heard.starts(with: self.levels("one two")))
        #expect(
            Array(heard.suffix(8)) == self.levels("aside here. six seven eight. nine ten. eleven twelve.").suffix(8)
        )
        #expect(Set(heard).isSuperset(of: self.levels("five six aside here.")))
        #expect(Set(heard).isDisjoint(with: self.levels("four.")))
    }

    @Test("what interrupts is said at once, what is important first to its end, the rest in its turn")
    func interrupting() async throws {
        let memory = MemorySink()
        let report = try await withSpeechSession(synthesizer: Self.slowly, sink: PacedSink(memory)) { session in
            let turn = session.speak(Self.text)
            session.speak("never.")
            for await event in turn.events {
                if case .word("word3", _) = event.kind {
                    session.say("fire in house.", at: .insert, isImportant: true)
                    session.say("news.", at: .now)
                }
            }
            return await turn.report
        }
        #expect(report.outcome == .interrupted)
        let heard = self.heard(memory.frames)
        #expect(Array(heard.suffix(4)) == self.levels("fire in house. news."))
        #expect(!heard.contains(self.levels("never.")[0]) && !heard.contains(self.levels("word5")[0]))
    }

    @Test("wishes from before a turn begins are fulfilled when it does")
    func early() async throws {
        let memory = MemorySink()
        try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: PacedSink(memory)) { session in
            let first = session.speak("one two three.")
            let second = session.speak("four five.")
            second.pause()
            _ = await first.report
            for await event in second.events where event.kind == .paused {
                #expect(self.heard(memory.frames) == self.levels("one two three."))
                second.resume()
            }
        }
        #expect(self.heard(memory.frames) == self.levels("one two three. four five."))
    }

    @Test("a soft cut fades, a sink that holds much is cut hard", arguments: [(40, true), (200, false)])
    func softCut(buffer: Int, fades: Bool) async throws {
        let memory = MemorySink()
        let sink = PacedSink(memory, buffer: .milliseconds(buffer))
        let ledger = try await withSpeechSession(synthesizer: ToneSynthesizer(framesPerWord: 22050), sink: sink) {
            session in
            let turn = session.speak("one two three.")
            for await event in turn.events {
                guard case .word("one", _) = event.kind else { continue }
                try await Task.sleep(for: .milliseconds(400))
                await turn.interrupt(cut: .soft)
            }
            return await turn.report.ledger
        }
        let frames = memory.frames.map { Double(abs($0)) }
        let level = Double(ToneSynthesizer.level(of: "one".utf8))
        #expect(ledger.heard.text.isEmpty && ledger.partialWord?.text == "one")
        #expect((frames.last ?? level) < 0.01 * level || !fades)
        #expect(frames.last == level || fades)
        // 15 ms of it fade, never louder again.
        let tail = frames.suffix(330)
        #expect(zip(tail, tail.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(frames.dropLast(331).allSatisfy { $0 == level })
    }
}
