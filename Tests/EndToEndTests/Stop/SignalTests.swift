import Glibc
import SpeakStreamRig
import Testing

extension StopTests {
    @Test(arguments: [SIGTERM, SIGHUP]) func otherSignalsStopAsWell(_ number: Int32) async throws {
        let bargeIn = try await BargeIn.run(signal: number) { speaking, recorder in
            try await interrupt(Texts.long, after: 0.7, speaking, recorder)
        }
        try bargeIn.expectStopped()
        expectReceived(from: Texts.long, bargeIn.spoken.report)
    }

    @Test func aSecondSignalExitsAtOnce() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try await interrupt(Texts.long, after: 0.3, speaking, recorder)
                // A server that hangs makes the first one take its time.
                pulse.freeze()
                defer { pulse.thaw() }
                speaking.child.signal(SIGINT)
                let closed = await speaking.child.waitForClosedInput(timeout: 5)
                let second = speaking.child.signal(SIGINT)
                let end = await speaking.child.waitForExit(timeout: 5)
                return (isClosed: closed != nil, second: second, end: end)
            }
            #expect(spoken.value.isClosed)
            #expect(spoken.ending == .exited(130))
            // The first one alone takes a second here.
            #expect(try #require(spoken.value.end) < spoken.value.second + 0.7)
        }
    }

    @Test func anUpstreamThatStillWritesGetsABrokenPipe() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                let child = speaking.child
                async let broken = onThread {
                    // Ends with the error of a broken pipe, or after ten seconds without room.
                    while (try? child.write("And on and on. ", timeout: 10)) != nil {}
                    return Monotonic.now()
                }
                let onset = await recorder.waitForSound(after: child.startedAt, timeout: 10)
                try await Monotonic.sleep(until: (onset ?? 0) + 0.3)
                let signalled = child.signal(SIGINT)
                return (onset: onset, signalled: signalled, broken: await broken)
            }
            #expect(spoken.value.onset != nil)
            #expect(spoken.value.broken > spoken.value.signalled)
            #expect(spoken.value.broken < spoken.value.signalled + 1)
            #expect(spoken.ending == .exited(130))
            #expect(spoken.report?.outcome == "interrupted")
        }
    }
}
