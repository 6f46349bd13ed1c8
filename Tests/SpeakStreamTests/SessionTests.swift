import SpeakStream
import SpeakStreamTesting
import Synchronization
import Testing

/// Sessions with their real threads, and a synthesizer and a sink that are simulated.
@Suite("A session")
struct SessionTests {
    private static let words = "one two three. four five six. seven eight nine. ten."

    private func levels(_ text: String) -> [Int16] {
        text.split(whereSeparator: \.isWhitespace).map { ToneSynthesizer.level(of: $0.utf8) }
    }

    /// The levels of the tones in the sound, in order.
    private func heard(_ frames: [Int16]) -> [Int16] {
        var result: [Int16] = []
        for frame in frames where frame > 0 && result.last != frame { result.append(frame) }
        return result
    }

    /// The paced sink hands on what was heard: what the ledger says, and what sounded between the asking and the flush,
    /// which on a busy machine may be all that the sink had in hand.
    private func expectHeard(_ frames: Int, _ ledger: Ledger) {
        #expect(frames >= ledger.heardFrames - 22, "estimate: \(ledger.isEstimate)")
        #expect(frames <= ledger.heardFrames + 2205 + 441)
    }

    private func stream(
        _ tokens: [String],
        onTermination: (@Sendable () -> Void)? = nil,
        ends: Bool = true
    )
        -> AsyncStream<String>
    {
        AsyncStream { continuation in
            continuation.onTermination = { _ in onTermination?() }
            for token in tokens { continuation.yield(token) }
            if ends { continuation.finish() }
        }
    }

    @Test("says each word once, in order, and tells so")
    func complete() async throws {
        let sink = MemorySink()
        let report = try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: sink) { session in
            let turn = session.speak(self.stream(Self.words.map(String.init)))
            var told: [String] = []
            for await event in turn.events { if case .word(let word, _) = event.kind { told.append(word) } }
            #expect(told == Self.words.split(separator: " ").map(String.init))
            return await turn.report
        }
        #expect(report.outcome == .finished)
        #expect(report.ledger.heard.text == Self.words)
        #expect(self.heard(sink.frames) == self.levels(Self.words))
        #expect(!sink.isOpen)
    }

    @Test("a barge-in stops the sound, cancels the upstream, and returns the ledger")
    func interrupt() async throws {
        let memory = MemorySink()
        let isTerminated = Mutex(false)
        let words = Mutex(0)
        try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: PacedSink(memory)) { session in
            let turn = session.speak(
                self.stream(
                    [Self.words, Self.words],
                    onTermination: { isTerminated.withLock { $0 = true } },
                    ends: false
                )
            )
            var ledger: Ledger?
            for await event in turn.events {
                if case .word("five", _) = event.kind { ledger = await turn.interrupt() }
            }
            let report = await turn.report
            #expect(report.outcome == .interrupted)
            #expect(report.ledger == ledger)
            #expect(await turn.interrupt() == ledger)
            let text = report.ledger.heard.text
            // The word's onset is told by reckoning on; the ledger is what the sink said: a frame less, perhaps.
            #expect(text.hasPrefix("one two three. "))
            #expect(text + report.ledger.unheard.text + report.ledger.unspoken.text == Self.words + Self.words)
            self.expectHeard(memory.frames.count, report.ledger)
            words.withLock { $0 = report.ledger.heard.words }
        }
        #expect(isTerminated.withLock { $0 })
        // The word in which it stopped is heard in part, and counts as heard or not.
        #expect(self.heard(memory.frames).count <= words.withLock { $0 } + 1)
    }

    @Test("cancelling the task is a barge-in, and the upstream learns of it")
    func cancel() async throws {
        let memory = MemorySink()
        let isTerminated = Mutex(false)
        let (began, beginning) = AsyncStream<Void>.makeStream()
        let task = Task {
            try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: PacedSink(memory)) { session in
                let turn = session.speak(
                    self.stream([Self.words], onTermination: { isTerminated.withLock { $0 = true } }, ends: false)
                )
                for await event in turn.events {
                    if case .word = event.kind { beginning.finish() }
                }
                return await turn.report
            }
        }
        for await _ in began {}
        task.cancel()
        let report = try await task.value
        #expect(report.outcome == .interrupted)
        #expect(isTerminated.withLock { $0 })
        #expect(!memory.isOpen)
    }

    @Test("turns are spoken in the order they were asked for, and to their end when the scope is left")
    func turns() async throws {
        let sink = MemorySink()
        try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: sink) { session in
            session.speak("alpha.")
            session.speak("beta.")
            session.speak("gamma.")
        }
        #expect(self.heard(sink.frames) == self.levels("alpha. beta. gamma."))
    }

    @Test("a body that throws silences what it asked for")
    func throwing() async throws {
        struct Failure: Error {}
        let memory = MemorySink()
        await #expect(throws: Failure.self) {
            try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: PacedSink(memory)) { session in
                let turn = session.speak(self.stream([Self.words], ends: false))
                for await event in turn.events { if case .word = event.kind { throw Failure() } }
            }
        }
        #expect(self.heard(memory.frames).count <= 3)
    }

    @Test("an interrupt before the turn's time, and one after it is over")
    func untimely() async throws {
        let sink = MemorySink()
        try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: PacedSink(sink)) { session in
            let first = session.speak(self.stream(["one two three four."], ends: false))
            let second = session.speak("never.")
            second.requestInterrupt()
            await first.interrupt()
            let report = await second.report
            #expect(report.outcome == .interrupted)
            #expect(report.ledger.heard.text.isEmpty)
            #expect(await second.interrupt() == report.ledger)
        }
        #expect(!self.heard(sink.frames).contains(ToneSynthesizer.level(of: "never.".utf8)))
    }

    @Test("an upstream that fails: what it wrote is said, and the report has the failure")
    func failingUpstream() async throws {
        struct Failure: Error {}
        let sink = MemorySink()
        let report = try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: sink) { session in
            let tokens = AsyncThrowingStream<String, any Error> { continuation in
                continuation.yield("one two")
                continuation.finish(throwing: Failure())
            }
            return await session.speak(tokens).report
        }
        #expect(report.outcome == .failed)
        #expect(report.error?.code == .upstreamFailed)
        #expect(report.ledger.heard.text == "one two")
        #expect(self.heard(sink.frames) == self.levels("one two"))
    }

    @Test("bytes cut inside characters, and ill-formed ones")
    func bytes() async throws {
        let bytes = Array("naïve ".utf8) + [0xFF] + Array(" end.".utf8)
        let report = try await withSpeechSession(synthesizer: ToneSynthesizer(), sink: .null) { session in
            await session.speak(
                AsyncStream<[UInt8]> { continuation in
                    for byte in bytes { continuation.yield([byte]) }
                    continuation.finish()
                }
            ).report
        }
        #expect(report.ledger.heard.text == "naïve \u{FFFD} end.")
        #expect(report.counts.invalidUTF8 == 1)
    }

    @Test("stops at any moment leave a true ledger and silence", arguments: UInt64(0)..<40)
    func storm(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let delay = Duration.microseconds(Int.random(in: 0...60_000, using: &generator))
        let memory = MemorySink()
        try await withSpeechSession(synthesizer: ToneSynthesizer(framesPerWord: 220), sink: PacedSink(memory)) {
            session in
            let turn = session.speak(self.stream(Self.words.map(String.init), ends: false))
            try await Task.sleep(for: delay)
            async let first = turn.interrupt()
            async let second = turn.interrupt()
            let ledger = await first
            #expect(await second == ledger)
            self.expectHeard(memory.frames.count, ledger)
            #expect(Self.words.hasPrefix(ledger.heard.text + ledger.unheard.text + ledger.unspoken.text))
            // A turn after it is not disturbed.
            #expect(await session.speak("after.").report.outcome == .finished)
        }
        #expect(self.heard(memory.frames).last == ToneSynthesizer.level(of: "after.".utf8))
    }
}
