import Synchronization

/// A voice and a sink, ready to speak one turn after another.
///
/// Made by ``withSpeechSession(configuration:synthesizer:sink:follower:_:)``, and valid inside it.
public final class SpeechSession: Sendable {
    private let configuration: SpeechConfiguration
    private let sink: any AudioSink
    private let player: Player
    private let synthesis: SynthesisThread
    private let current = Current()
    private let queue = TurnQueue()
    private let follower: (any TurnFollower)?

    /// The turn that is spoken, and that the player's events belong to.
    private final class Current: Sendable {
        let turn = Mutex<(turn: Turn, conductor: Conductor)?>(nil)
    }

    init(
        configuration: SpeechConfiguration,
        synthesizer: any Synthesizer,
        sink: any AudioSink,
        follower: (any TurnFollower)?
    ) {
        self.configuration = configuration
        self.sink = sink
        self.follower = follower
        self.synthesis = SynthesisThread(synthesizer)
        self.player = Player(sink: sink) { [current] event, epoch in
            guard let conductor = current.turn.withLock({ $0?.conductor }), conductor.epoch == epoch else { return }
            conductor.post(.player(event))
        }
    }

    /// Speaks a token stream while it is being written.
    ///
    /// Returns at once; turns are spoken in the order in which they were asked for, each after the one before it.
    ///
    /// - Parameters:
    ///   - tokens: pieces of text of any length, cut anywhere between two characters.
    ///   - voice: of this turn; nil for the session's.
    /// - Returns: the turn.
    @discardableResult
    public func speak<Tokens: AsyncSequence & Sendable>(
        _ tokens: Tokens,
        voice: VoiceSettings? = nil
    ) -> Turn where Tokens.Element == String {
        self.enqueue(tokens, voice) { Array($0.utf8) }
    }

    /// Speaks a stream of bytes: UTF-8 cut anywhere, even inside a character.
    ///
    /// Ill-formed sequences become U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: pieces of any length.
    ///   - voice: of this turn; nil for the session's.
    /// - Returns: the turn.
    @discardableResult
    public func speak<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes,
        voice: VoiceSettings? = nil
    ) -> Turn where Bytes.Element == [UInt8] {
        self.enqueue(bytes, voice) { $0 }
    }

    /// Speaks a whole text.
    ///
    /// - Parameters:
    ///   - text: all of it.
    ///   - voice: of this turn; nil for the session's.
    /// - Returns: the turn.
    @discardableResult
    public func speak(_ text: String, voice: VoiceSettings? = nil) -> Turn {
        self.enqueue(Self.stream(of: text), voice) { Array($0.utf8) }
    }

    static func stream(of text: String) -> AsyncStream<String> {
        AsyncStream { continuation in
            continuation.yield(text)
            continuation.finish()
        }
    }

    func enqueue<Tokens: AsyncSequence & Sendable>(
        _ tokens: Tokens,
        _ voice: VoiceSettings?,
        isImportant: Bool = false,
        bytes: @escaping @Sendable (Tokens.Element) -> [UInt8]
    ) -> Turn {
        let turn = Turn(voice: voice, isImportant: isImportant) { conductor in
            var iterator = tokens.makeAsyncIterator()
            do {
                while let token = try await iterator.next(isolation: nil) {
                    guard !Task.isCancelled else { break }
                    await conductor.feed(bytes(token))
                }
                // Cancelled between two tokens: the upstream learns of it from a cancelled `next`.
                if Task.isCancelled { _ = try await iterator.next(isolation: nil) }
                await conductor.endUpstream(nil)
            } catch is CancellationError {
                await conductor.endUpstream(nil)
            } catch {
                await conductor.endUpstream(SpeakStreamError(.upstreamFailed, "the token stream failed: \(error)"))
            }
        }
        self.queue.append(turn)
        return turn
    }

    /// The turn that is spoken; nil between turns.
    package var currentTurn: Turn? { self.current.turn.withLock { $0?.turn } }

    /// The turns that wait for the one that is spoken.
    package var waitingTurns: [Turn] { self.queue.waiting }

    /// Takes no more turns.
    func close() {
        self.queue.close()
    }

    /// Speaks turn after turn until the session is closed, then closes the sink.
    func run() async {
        // When cancelled, the turns still in the queue are run as well: each ends at once as an interrupted one.
        var number = 0
        while let turn = await self.queue.next() {
            number += 1
            await self.run(turn, number: number)
        }
        await Self.atMost(.milliseconds(500)) { done in self.synthesis.finish(done) }
        // Whether it is at rest or not.
        self.synthesis.close()
        await Self.atMost(.milliseconds(500)) { done in self.player.close(done) }
    }

    private func run(_ turn: Turn, number: Int) async {
        var configuration = self.configuration
        configuration.voice = turn.voice ?? configuration.voice
        let conductor = Conductor(
            configuration: configuration,
            player: self.player,
            synthesis: self.synthesis,
            isPaced: self.sink.isPaced,
            follower: self.follower,
            number: number,
            events: turn.continuation,
            onFinish: { turn.finish($0) }
        )
        self.current.turn.withLock { $0 = (turn, conductor) }
        defer { self.current.turn.withLock { $0 = nil } }
        await conductor.begin(voice: configuration.voice)
        turn.attach(conductor)
        await withTaskCancellationHandler {
            await withTaskGroup { group in
                group.addTask { await turn.feed(conductor) }
                await conductor.upstreamCancelled()
                group.cancelAll()
            }
            _ = await turn.report
        } onCancel: {
            conductor.interrupt()
        }
    }

    /// Waits for what `start` starts, but not for one that hangs.
    private static func atMost(_ limit: Duration, _ start: (@escaping @Sendable () -> Void) -> Void) async {
        let timer = ThreadExecutor(name: "limit")
        // Not a stream: the task may have been cancelled, and this is waited for all the same.
        await withCheckedContinuation { continuation in
            let waiting = Monitor<CheckedContinuation<Void, Never>?>(continuation)
            let finish: @Sendable () -> Void = { waiting.withLock { $0.take() }?.resume() }
            start(finish)
            timer.setAlarm(MonotonicTime.now() + limit, finish)
        }
        withExtendedLifetime(timer) {}
    }
}

/// Speaks for as long as `body` runs: the session's threads, the engine and the sink live exactly as long as this call.
///
/// When `body` returns, the turns it asked for are spoken to their end; when it throws, or the task is cancelled, the
/// sound stops at once. Afterwards the sink is closed, every upstream has ended, and nothing is heard any more.
///
/// - Parameters:
///   - configuration: how to speak.
///   - synthesizer: makes the sound, `.eSpeak()` for example.
///   - sink: plays it, `.pulseAudio()` for example.
///   - follower: is shown all that happens; nil for nobody.
///   - body: asks for turns with ``SpeechSession/speak(_:voice:)-(Tokens,_)`` and follows their events.
/// - Returns: what `body` returns.
/// - Throws: what `body` throws.
@discardableResult
public func withSpeechSession<Result: Sendable>(
    configuration: SpeechConfiguration = SpeechConfiguration(),
    synthesizer: some Synthesizer,
    sink: some AudioSink,
    follower: (any TurnFollower)? = nil,
    _ body: (SpeechSession) async throws -> Result
) async throws -> Result {
    let session = SpeechSession(
        configuration: configuration,
        synthesizer: synthesizer,
        sink: sink,
        follower: follower
    )
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await session.run() }
        do {
            let result = try await body(session)
            session.close()
            try await group.waitForAll()
            return result
        } catch {
            session.close()
            group.cancelAll()
            throw error
        }
    }
}
