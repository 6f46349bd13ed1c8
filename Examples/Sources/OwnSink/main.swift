import SpeakStream
import SpeakStreamESpeak
import Synchronization

/// A sink that draws the loudness of what is said, a line for every tenth of a second.
final class LoudnessSink: AudioSink {
    private struct State {
        var line = 2205
        var pending: [Int16] = []
    }

    // `flush` is called from another thread than `write`.
    private let state = Mutex(State())

    /// All that is written counts as heard, so that the engine need not wait; ``PacedSink`` makes it real time.
    var isPaced: Bool { false }

    func open(_ format: AudioFormat) throws(SpeakStreamError) {
        self.state.withLock { $0.line = format.sampleRate / 10 }
    }

    func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        self.state.withLock { state in
            state.pending += frames
            while state.pending.count >= state.line {
                let peak = state.pending.prefix(state.line).map(\.magnitude).max() ?? 0
                print(String(repeating: "#", count: Int(peak) * 60 / 32_768))
                state.pending.removeFirst(state.line)
            }
        }
    }

    func latency() throws(SpeakStreamError) -> Int { 0 }

    func flush() throws(SpeakStreamError) {
        self.state.withLock { $0.pending = [] }
    }

    func close() {}
}

try await withSpeechSession(synthesizer: .eSpeak(), sink: PacedSink(LoudnessSink())) { session in
    let report = await session.speak("One, two, three. No loudspeaker was needed for this.").report
    print("\(report.ledger.heard.words) words heard")
}
