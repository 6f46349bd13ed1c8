import Glibc
import SpeakStreamRig
import Testing

@Suite struct Scratch {
    @Test func killAndStop() async throws {
        for round in 1...150 {
            try await withLoudspeaker { pulse, recorder in
                await recorder.wait(until: Monotonic.now() + Double(round % 30) * 0.0037)
                try await pulse.restart()
                _ = await recorder.stop()
            }
            print("round", round)
            fflush(nil)
        }
    }
}
