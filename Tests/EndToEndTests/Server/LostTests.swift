import SpeakStreamRig
import Testing

extension ServerTests {
    @Test func speechGoesOnWhenTheServerComesBack() async throws {
        let text = "One little word. Another little word. The third of the sentences. And the last of them all."
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try speaking.child.write(text)
                speaking.child.closeInput()
                let onset = try #require(await recorder.waitForSound(after: speaking.child.startedAt, timeout: 10))
                try await Monotonic.sleep(until: onset + 2)
                await pulse.kill()
                let before = await recorder.stop().loudness
                #expect(try await speaking.waitForNote("again"))
                try await pulse.restart()
                let again = try await MonitorRecorder.start(pulse)
                let exit = await speaking.child.waitForExit(timeout: 20)
                #expect(exit != nil)
                return before + (await again.stop().loudness)
            }
            #expect(spoken.ending == .exited(0))
            #expect(spoken.report?.counts.reconnections == 1)
            expectHeard(text, spoken.report)
            #expect(spoken.notes.count == 2, "\(spoken.notes)")
            // All of it, but for what was lost on the way, and a word or so twice.
            let whole = try await loudness(of: text)
            #expect(spoken.value > whole - 0.3 * 22_050 && spoken.value < whole + 0.7 * 22_050, "\(whole)")
        }
    }

    @Test func speechFailsWhenTheServerStaysAway() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try await interrupt(Texts.long, after: 0.8, speaking, recorder)
                await pulse.kill()
                let lost = Monotonic.now()
                let exit = await speaking.child.waitForExit(timeout: 15)
                return (lost: lost, exit: exit)
            }
            let exit = try #require(spoken.value.exit)
            #expect(exit > spoken.value.lost + 4.5 && exit < spoken.value.lost + 8)
            #expect(spoken.ending == .exited(74))
            // One line when it goes, one when it has not come back.
            #expect(spoken.notes.count == 2, "\(spoken.notes)")
            let report = try #require(spoken.report)
            #expect(report.outcome == "failed")
            #expect(try #require(spoken.notes.last).contains(try #require(report.message)))
            #expect(report.heard.words >= 1 && report.heard.words <= 5)
            #expect(report.counts.reconnections == 0)
            expectReceived(from: Texts.long, report)
        }
    }

    @Test func speechCanBeStoppedWhileTheServerIsAway() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try await interrupt(Texts.long, after: 0.8, speaking, recorder)
                await pulse.kill()
                #expect(try await speaking.waitForNote("again"))
                let signalled = speaking.child.signal(2)
                return (signalled: signalled, exit: await speaking.child.waitForExit(timeout: 5))
            }
            #expect(spoken.ending == .exited(130))
            #expect(try #require(spoken.value.exit) < spoken.value.signalled + 2)
            #expect(spoken.report?.outcome == "interrupted")
            expectReceived(from: Texts.long, spoken.report)
        }
    }
}
