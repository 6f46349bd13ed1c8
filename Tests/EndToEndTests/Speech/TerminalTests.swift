import SpeakStreamRig
import Testing

extension SpeechTests {
    @Test func aTypedLineIsSpoken() async throws {
        let terminal = try Terminal()
        defer { terminal.close() }
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse, redirections: "<'\(terminal.path)'") { speaking in
                let note = try await speaking.waitForNote("type a line", within: 5)
                let typed = Monotonic.now()
                terminal.type("hello there\n")
                let onset = await recorder.waitForSound(after: typed, timeout: 10)
                await recorder.waitForSilence(lasting: 0.3, after: onset ?? typed, timeout: 10)
                // Control-D on an empty line.
                terminal.type("\u{4}")
                return (note: note, onset: onset)
            }
            #expect(spoken.value.note)
            #expect(spoken.value.onset != nil)
            #expect(spoken.ending == .exited(0))
            expectHeard("hello there\n", spoken.report)
        }
    }
}
