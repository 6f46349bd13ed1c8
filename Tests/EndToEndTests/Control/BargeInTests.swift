import Glibc
import SpeakStreamControl
import SpeakStreamRig
import Testing

/// `--barge-in voice`, in a room of null sinks.
extension VoiceTests {
    private static let sentence = "We are well on our way now. "

    /// Speaks so many sentences in a room, and calls a closure once the canceller has had time to learn it.
    private func speak(
        _ sentences: Int,
        in room: Room,
        _ arguments: [String] = [],
        _ body: @Sendable (_ status: @Sendable () -> ControlStatus?) async throws -> Void
    ) async throws -> Spoken<Void> {
        let socket = "\(room.folder)/socket"
        let status = { @Sendable () -> ControlStatus? in
            guard var client = try? ControlClient(path: socket) else { return nil }
            return try? client.send(.status(follows: false))
        }
        return try await speakstream(
            ["--barge-in", "voice", "--microphone", Room.microphone, "--socket", socket] + arguments,
            on: room.pulse,
            input: .text(String(repeating: Self.sentence, count: sentences))
        ) { speaking in
            let onset = try #require(await room.recorder.waitForSound(after: speaking.child.startedAt, timeout: 20))
            await room.recorder.wait(until: onset + 5)
            #expect(status()?.state == .speaking)
            try await body(status)
        }
    }

    @Test(.enabled(if: Flite.isHere, "flite is not here; scripts/install-dependencies installs it"))
    func whoTalksInterrupts() async throws {
        try await withRoom { room in
            let talk = try await room.voice("Please stop now, I would like to say something about the weather myself.")
            // Two minutes of it.
            let spoken = try await self.speak(60, in: room) { _ in try await room.play(talk) }
            #expect(spoken.ending == .exited(130), "\(spoken.notes)")
            let report = try #require(spoken.report)
            #expect(report.outcome == "interrupted" && report.skipped == nil)
            // Not before the voice came, nor long after: no more than was said until it had ended.
            #expect(report.heard.words > 10 && report.heard.words < 100, "\(report.heard.text)")
            #expect(spoken.notes.isEmpty)
        }
    }

    @Test func aCoughPausesAndNoWordIsLost() async throws {
        try await withRoom { room in
            let cough = try room.cough()
            let spoken = try await self.speak(11, in: room) { status in
                // The pause is short: a busy machine may look too late, and looks again.
                var isPaused = false
                for _ in 0..<4 where !isPaused {
                    async let coughed = room.play(cough)
                    isPaused = try await poll(within: 3) { status()?.state == .paused }
                    _ = try await coughed
                }
                #expect(isPaused)
                let goesOn = try await poll(within: 5) { status()?.state == .speaking }
                #expect(goesOn)
            }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            let report = try #require(spoken.report)
            #expect(report.outcome == "finished" && report.skipped == nil)
            #expect(report.heard.text == String(repeating: Self.sentence, count: 11))
        }
    }

    @Test func aCoughMakesSpeechQuieterWhereThatIsAskedFor() async throws {
        try await withRoom { room in
            try await room.pulse.control("load-module", "module-stream-restore")
            let cough = try room.cough()
            let spoken = try await self.speak(7, in: room, ["--on-suspicion", "duck"]) { status in
                async let coughed = room.play(cough)
                // 15 dB, on the scale of mixers.
                let low = try await room.pulse.wait(for: "speakstream", at: 36_854)
                #expect(low == 36_854)
                #expect(status()?.state == .speaking)
                _ = try await coughed
                let all = try await room.pulse.wait(for: "speakstream", at: 65_536)
                #expect(all == 65_536)
            }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            #expect(spoken.report?.heard.text == String(repeating: Self.sentence, count: 7))
        }
    }

    @Test(.enabled(if: Flite.isHere, "flite is not here; scripts/install-dependencies installs it"))
    func whoTalksInterruptsQuietSpeechTooAndTheNextIsAsLoudAsEver() async throws {
        try await withRoom { room in
            try await room.pulse.control("load-module", "module-stream-restore")
            let talk = try await room.voice("Please stop now, I would like to say something about the weather myself.")
            let spoken = try await self.speak(60, in: room, ["--on-suspicion", "duck"]) { _ in try await room.play(talk)
            }
            #expect(spoken.ending == .exited(130), "\(spoken.notes)")
            #expect(spoken.report.map { $0.heard.words < 100 } == true)
            // The server remembers volumes, but not that one.
            let next = try await speakstream(on: room.pulse, input: .text(Self.sentence)) { _ in
                try await room.pulse.wait(for: "speakstream", at: 65_536)
            }
            #expect(next.value == 65_536)
        }
    }
}
