import SpeakStream
import SpeakStreamTesting
import Synchronization
import Testing

/// A phrase that is stopped while it is made.
@Suite("A phrase that is stopped", .timeLimit(.minutes(1)))
struct SynthesisStopTests {
    /// Is stopped by somebody else after some of its phrase, and returns as it has to.
    private struct Stopped: Synthesizer {
        let frames: [Int16]
        let stop: @Sendable () -> Void
        var format: AudioFormat { .eSpeak }

        func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {}

        func synthesize(
            _ request: SynthesisRequest,
            deliver: (SynthesizedChunk) -> Bool
        ) throws(SpeakStreamError) -> Int {
            if !self.frames.isEmpty { _ = deliver(SynthesizedChunk(frames: self.frames, marks: [])) }
            self.stop()
            _ = deliver(SynthesizedChunk(frames: [], marks: []))
            return 0
        }
    }

    @Test("is not told to be at its end: what was not made would count as heard", arguments: [0, 1000])
    func end(frames: Int) async {
        let player = Player(sink: MemorySink()) { _, _ in }
        let strand = player.begin()
        let sound = [Int16](repeating: 1000, count: frames)
        let thread = SynthesisThread(Stopped(frames: sound) { player.stop(epoch: strand.epoch) })
        let inputs = Mutex<[Int]>([])
        let request = SynthesisRequest(text: "one two three", voice: VoiceSettings())
        thread.synthesize(request, id: 0, player: player, strand: strand) { input in
            switch input {
            case .synthesized(_, let count, _): inputs.withLock { $0.append(count) }
            default: inputs.withLock { $0.append(-1) }
            }
        }
        await withCheckedContinuation { rest in thread.finish { rest.resume() } }
        #expect(inputs.withLock { $0 } == (frames == 0 ? [] : [frames]))
        await withCheckedContinuation { closed in player.close { closed.resume() } }
    }
}
