import SpeakStreamRig
import Testing

extension SpeechTests {
    @Test func unfinishedWordsAreSpokenWhenUpstreamStalls() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                let written = try speaking.child.write("we are waiting for")
                let onset = await recorder.waitForSound(after: written, timeout: 10)
                // It is spoken to its end, and speech goes on with what comes then.
                await recorder.waitForSilence(lasting: 0.3, after: onset ?? written, timeout: 10)
                let again = try speaking.child.write(" you.")
                speaking.child.closeInput()
                return (onset, await recorder.waitForSound(after: again, timeout: 10))
            }
            #expect(spoken.value.0 != nil)
            #expect(spoken.value.1 != nil)
            #expect(spoken.ending == .exited(0))
            #expect(spoken.report?.counts.stalls ?? 0 >= 1)
            expectHeard("we are waiting for you.", spoken.report)
        }
    }

    @Test func theStallLimitIsObeyed() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(["--stall", "600000"], on: pulse) { speaking in
                let written = try speaking.child.write("we are waiting for")
                let onset = await recorder.waitForSound(after: written, timeout: 1.5)
                speaking.child.closeInput()
                return onset
            }
            #expect(spoken.value == nil)
            #expect(spoken.report?.counts.stalls == 0)
            expectHeard("we are waiting for", spoken.report)
        }
    }
}
