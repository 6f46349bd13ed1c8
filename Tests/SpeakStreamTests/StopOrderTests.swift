import Glibc
import SpeakStream
import Synchronization
import Testing

/// A sink that is asked for its account by a controller that a busy machine holds up, while a write comes back at once.
private final class HeldUpSink: AudioSink {
    private struct State {
        var writer: pthread_t?
        var pending = 0
        var writes = 0
        var isAsked = false
        var flushes = 0
    }

    private let state = Monitor(State())

    var isPaced: Bool { true }

    func open(_ format: AudioFormat) throws(SpeakStreamError) {}

    /// Takes all, and at the second write does not come back until the controller asks.
    func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        self.state.signal { state in
            state.writer = pthread_self()
            state.pending += frames.count
            state.writes += 1
        }
        _ = self.state.wait { $0.writes == 1 || $0.isAsked ? true : nil }
    }

    func latency() throws(SpeakStreamError) -> Int {
        let isWriter = self.state.withLock { state in
            state.writer.map { pthread_equal($0, pthread_self()) != 0 } ?? false
        }
        guard !isWriter else { return self.state.withLock { $0.pending } }
        self.state.signal { $0.isAsked = true }
        // Long enough for a writer that does not wait to flush.
        let deadline = MonotonicTime.now() + .milliseconds(200)
        return self.state.wait(until: { _ in deadline }, { $0.flushes > 0 ? $0.pending : nil })
            ?? self.state.withLock { $0.pending }
    }

    func flush() throws(SpeakStreamError) {
        self.state.signal { state in
            state.pending = 0
            state.flushes += 1
        }
    }

    func close() {}

    /// Returns when the second write is under way.
    func waitForWrite() { _ = self.state.wait { $0.writes == 2 ? true : nil } }
}

@Suite struct StopOrderTests {
    /// Flushed by the writer first, the sink would say that it holds nothing, and all that it was given would count as heard.
    @Test(.timeLimit(.minutes(1))) func `what was heard is asked for before anything is flushed`() async {
        let sink = HeldUpSink()
        let (stopped, told) = AsyncStream.makeStream(of: Void.self)
        let player = Player(sink: sink) { event, _ in if event == .stopped { told.yield() } }
        let strand = player.begin()
        player.open(.eSpeak)
        _ = player.append([Int16](repeating: 1000, count: 1323), to: strand)
        sink.waitForWrite()
        player.stop(epoch: strand.epoch)
        for await _ in stopped { break }
        #expect(player.position.heard == 0)
        await withCheckedContinuation { continuation in player.close { continuation.resume() } }
    }
}
