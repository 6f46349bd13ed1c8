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
            // It may have been suspicious of itself meanwhile.
            let speaks = try await poll(within: 5) { status()?.state == .speaking }
            #expect(speaks)
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

    /// For the tests of what a suspicion does.
    ///
    /// Whether the ear takes a cough for a voice is a matter of how often, which `Benchmarks/room` counts; on a starved machine it
    /// sometimes does.
    private static let suspicionsOnly = ["--confirm-after", "5000"]

    /// Somebody coughs until that is noticed, five times at most: where the machine is starved the ear, or who looks, may miss it.
    private func cough(
        in room: Room,
        until isNoticed: () async throws -> Bool
    ) async throws -> Bool {
        let cough = try room.cough()
        var wasNoticed = false
        for _ in 0..<5 where !wasNoticed {
            async let coughed = room.play(cough)
            wasNoticed = try await isNoticed()
            _ = try await coughed
        }
        return wasNoticed
    }

    @Test func aCoughPausesAndNoWordIsLost() async throws {
        try await withRoom { room in
            let spoken = try await self.speak(15, in: room, Self.suspicionsOnly) { status in
                let isPaused = try await self.cough(in: room) {
                    try await poll(within: 2) { status()?.state == .paused }
                }
                #expect(isPaused)
                let goesOn = try await poll(within: 5) { status()?.state == .speaking }
                #expect(goesOn)
            }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            let report = try #require(spoken.report)
            #expect(report.outcome == "finished" && report.skipped == nil)
            #expect(report.heard.text == String(repeating: Self.sentence, count: 15))
        }
    }

    @Test func aCoughMakesSpeechQuieterWhereThatIsAskedFor() async throws {
        try await withRoom { room in
            try await room.pulse.control("load-module", "module-stream-restore")
            let arguments = ["--on-suspicion", "duck"] + Self.suspicionsOnly
            let spoken = try await self.speak(15, in: room, arguments) { status in
                let isQuieter = try await self.cough(in: room) {
                    // 15 dB, on the scale of mixers.
                    try await room.pulse.wait(for: "speakstream", at: 36_854, timeout: 2) == 36_854
                }
                #expect(isQuieter)
                #expect(status()?.state == .speaking)
                let all = try await room.pulse.wait(for: "speakstream", at: 65_536)
                #expect(all == 65_536)
            }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            #expect(spoken.report?.heard.text == String(repeating: Self.sentence, count: 15))
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
