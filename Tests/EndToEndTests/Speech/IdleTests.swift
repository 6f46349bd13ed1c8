import SpeakStreamRig
import Testing

private let sentences = ("We are well.", " You are here.")

extension SpeechTests {
    @Test func theDeviceIsGivenBackInALongSilenceAndNothingIsLost() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try speaking.child.write(sentences.0)
                _ = try #require(await recorder.waitForSound(after: speaking.child.startedAt, timeout: 10))
                let isReleased = try await poll(within: 10) {
                    try await pulse.control("list", "short", "sink-inputs").isEmpty
                }
                let written = try speaking.child.write(sentences.1)
                let onset = await recorder.waitForSound(after: written, timeout: 10)
                return (isReleased, onset)
            }
            #expect(spoken.value.0)
            #expect(spoken.value.1 != nil)
            #expect(spoken.ending == .exited(0))
            expectHeard(sentences.0 + sentences.1, spoken.report)
            let whole = try await loudness(of: sentences.0 + sentences.1)
            #expect(abs(await recorder.stop().loudness / whole - 1) < 0.1)
        }
    }
}

extension ServerTests {
    @Test func aServerThatIsRestartedInASilenceIsNotMissed() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                let written = try speaking.child.write(sentences.0)
                let onset = try #require(await recorder.waitForSound(after: written, timeout: 10))
                await recorder.waitForSilence(lasting: 0.5, after: onset, timeout: 10)
                try await pulse.restart()
                let again = try await MonitorRecorder.start(pulse)
                let resumed = try speaking.child.write(sentences.1)
                speaking.child.closeInput()
                #expect(await again.waitForSound(after: resumed, timeout: 10) != nil)
                #expect(await speaking.child.waitForExit(timeout: 10) != nil)
                return await recorder.stop().loudness + (await again.stop().loudness)
            }
            #expect(spoken.ending == .exited(0))
            expectHeard(sentences.0 + sentences.1, spoken.report)
            let whole = try await loudness(of: sentences.0 + sentences.1)
            #expect(abs(spoken.value / whole - 1) < 0.1)
        }
    }
}
