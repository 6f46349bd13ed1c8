import SpeakStream
import SpeakStreamListening
import Synchronization

/// A sink in virtual time, whose account of its latency wavers as PulseAudio's does.
final class RoomLoudspeaker: AudioSink {
    private struct State {
        var pending: [Int16] = []
        var resampler = Resampler(from: AudioFormat.eSpeak.sampleRate, to: MicrophoneFrame.rate)
        var made: [Int16] = []
        var ticks = 0
        /// Whether what it has was written since it last played.
        var isStarting = false
        var gain = 1.0
        var random: SeededGenerator
    }

    /// How far the account is off, in frames: -0.3 to 4.5 ms.
    private static let waver = -7...99
    /// How much of what was written before it began to play it says that it has played already: 19 ms.
    private static let startError = 425
    /// What is heard all the same after a flush: 5 ms.
    private static let rest = 110

    private let state: Mutex<State>

    /// Makes one that plays nothing yet.
    init(seed: UInt64) {
        self.state = Mutex(State(random: SeededGenerator(seed: seed)))
    }

    /// True: it keeps virtual time.
    var isPaced: Bool { true }

    /// Frames that are still to be heard.
    var inHand: Int { self.state.withLock { $0.pending.count } }

    /// Does nothing.
    func open(_ format: AudioFormat) throws(SpeakStreamError) {}

    /// Keeps the frames until they are played.
    func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        self.state.withLock { state in
            if state.pending.isEmpty { state.isStarting = true }
            state.pending += frames
        }
    }

    /// About how many frames are still to be heard.
    func latency() throws(SpeakStreamError) -> Int {
        self.state.withLock { state in
            let waver = Int.random(in: Self.waver, using: &state.random)
            return state.pending.count - (state.isStarting ? Self.startError : waver)
        }
    }

    /// Drops what is not on its way already.
    func flush() throws(SpeakStreamError) {
        self.state.withLock { $0.pending.removeLast(Swift.max(0, $0.pending.count - Self.rest)) }
    }

    /// Does nothing.
    func close() {}

    /// Plays what it has so much louder or quieter from now on, as a server does whose volume is set: a factor on the samples.
    func setGain(_ gain: Double) {
        self.state.withLock { $0.gain = gain }
    }

    /// Plays for 10 ms, at 16 kHz.
    func play() -> [Int16] {
        self.state.withLock { state in
            state.ticks += 1
            // 220 and 221 frames in turn.
            let count = state.ticks.isMultiple(of: 2) ? 221 : 220
            // It begins with the next tick.
            defer { state.isStarting = false }
            let pending = state.pending.prefix(state.isStarting ? 0 : count)
            var frames = pending.map { Int16((Double($0) * state.gain).rounded()) }
            state.pending.removeFirst(frames.count)
            frames += [Int16](repeating: 0, count: count - frames.count)
            if state.ticks == 1 { state.made = [Int16](repeating: 0, count: 32) }
            state.made += state.resampler.process(frames)
            defer { state.made.removeFirst(MicrophoneFrame.count) }
            return Array(state.made.prefix(MicrophoneFrame.count))
        }
    }
}
