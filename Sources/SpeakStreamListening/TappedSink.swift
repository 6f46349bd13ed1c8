public import SpeakStream

/// A sink that hands on to another, and remembers what is heard from it and when: what the echo at the microphone is made of.
public final class TappedSink: AudioSink {
    private let base: any AudioSink
    // Not a `Mutex`: the thread sanitizer does not see how that is handed over where two threads meet at it, as they do here all the time.
    private let reference = Monitor(EchoReference())
    /// How loud the sink plays what is written to it, and from when on; the oldest first.
    private let gains = Monitor([(start: Duration.zero, gain: 1.0)])
    private let now: @Sendable () -> Duration

    /// Taps what goes to `base`.
    public convenience init(_ base: any AudioSink) {
        self.init(base, now: MonotonicTime.now)
    }

    /// Taps what goes to `base`, by a clock that may be simulated.
    package init(_ base: any AudioSink, now: @escaping @Sendable () -> Duration) {
        self.base = base
        self.now = now
    }

    /// What the loudspeaker plays for 10 ms from `time` on, in monotonic time, as samples of a ``MicrophoneFrame``; to be asked for
    /// one time after the other.
    public func farEnd(at time: Duration) -> FarEndFrame {
        var frame = self.reference.withLock { $0.read(at: time) }
        let gain = self.gains.withLock { gains in gains.last { $0.start <= time }?.gain ?? 1 }
        if gain != 1 {
            for index in frame.samples.indices {
                frame.samples[index] = Int16(clamping: Int((Double(frame.samples[index]) * gain).rounded()))
            }
        }
        return frame
    }

    /// From now on the sink plays what is written to it so much louder or quieter, a factor on its samples; 1 at first.
    ///
    /// The canceller would take what it does not expect for a voice.
    public func setGain(_ gain: Double) {
        let now = self.now()
        self.gains.withLock { gains in
            gains.append((now, gain))
            // What is read lies some hundredths of a second back.
            if gains.count > 8 { gains.removeFirst() }
        }
    }

    /// How many samples are kept, for tests of the bound.
    package var samplesKept: Int { self.reference.withLock { $0.count } }

    /// Whether the sink behind it is paced.
    public var isPaced: Bool { self.base.isPaced }

    /// Opens the sink behind it.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {
        try self.base.open(format)
        self.reference.withLock { $0.opened(format) }
    }

    /// Writes to the sink behind it, and notes when that is heard.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        try self.base.write(frames)
        let latency = try self.base.latency()
        let now = self.now()
        self.reference.withLock { $0.wrote(frames, latency: latency, at: now) }
    }

    /// What the sink behind it says.
    public func latency() throws(SpeakStreamError) -> Int { try self.base.latency() }

    /// Flushes the sink behind it.
    public func flush() throws(SpeakStreamError) {
        try self.base.flush()
        let now = self.now()
        self.reference.withLock { $0.flushed(at: now) }
    }

    /// Closes the sink behind it.
    public func close() {
        self.base.close()
        let now = self.now()
        self.reference.withLock { $0.flushed(at: now) }
    }
}
