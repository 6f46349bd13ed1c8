/// A loudspeaker without a loudspeaker: takes frames no faster than they would be heard, and hands on to another sink
/// what would have been heard.
///
/// With a file behind it the file holds, after a stop, what a listener would have heard and no more.
public final class PacedSink<Base: AudioSink>: AudioSink {
    /// Frames in hand and the clock that eats them.
    private struct State {
        var rate = AudioFormat.eSpeak.sampleRate
        var pending: [Int16] = []
        /// When the first pending frame begins to be heard.
        var playing: Duration = .zero
        var flushes = 0
        var failure: SpeakStreamError?

        /// How many of the pending frames have been heard by `now`.
        func heard(by now: Duration) -> Int {
            Swift.min(self.pending.count, Swift.max(0, (now - self.playing).frames(at: self.rate)))
        }
    }

    private let base: Base
    /// How much is taken ahead of what is heard, as a PulseAudio stream would.
    private let buffer: Duration
    private let monitor = Monitor(State())

    /// Paces what goes to `base`, and takes no more than `buffer` ahead.
    public init(_ base: Base, buffer: Duration = .milliseconds(100)) {
        self.base = base
        self.buffer = buffer
    }

    /// True: that is what it is for.
    public var isPaced: Bool { true }

    /// Opens the sink behind it.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {
        try self.base.open(format)
        self.monitor.withLock { $0.rate = format.sampleRate }
    }

    /// Takes frames, blocking while more than the buffer of them have not been heard.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        try self.monitor.withLock { state throws(SpeakStreamError) in
            if state.pending.isEmpty { state.playing = MonotonicTime.now() }
            state.pending += frames
            try self.handOver(&state)
        }
        // Blocks until what is in hand fits the buffer again; a flush lets go at once.
        let flushes = self.monitor.withLock { $0.flushes }
        let hasRoom = { (state: inout State) -> Bool? in
            let left = state.pending.count - state.heard(by: MonotonicTime.now())
            return state.flushes != flushes || left <= self.buffer.frames(at: state.rate) ? true : nil
        }
        _ = self.monitor.wait(until: { $0.playing + .frames($0.pending.count, at: $0.rate) - self.buffer }, hasRoom)
    }

    /// How many frames would not have been heard yet.
    public func latency() throws(SpeakStreamError) -> Int {
        try self.monitor.withLock { state throws(SpeakStreamError) in
            try self.handOver(&state)
            return state.pending.count
        }
    }

    /// Drops what would not have been heard yet.
    public func flush() throws(SpeakStreamError) {
        try self.monitor.withLock { state throws(SpeakStreamError) in
            try self.handOver(&state)
        }
        self.monitor.signal {
            $0.pending = []
            $0.flushes += 1
        }
        try self.base.flush()
    }

    /// Hands on what would have been heard, and closes the sink behind it.
    public func close() {
        self.monitor.withLock { try? self.handOver(&$0) }
        self.base.close()
    }

    private func handOver(_ state: inout State) throws(SpeakStreamError) {
        let heard = state.heard(by: MonotonicTime.now())
        guard heard > 0 else { return }
        try self.base.write(state.pending[..<heard])
        state.pending.removeFirst(heard)
        state.playing += .frames(heard, at: state.rate)
    }
}
