import Glibc
import SpeakStreamControl
import SpeakStreamRig
import Testing

// A command that speaks, and what another process has it do.
extension ControlTests {
    private static let sentence = "We are well on our way now. "
    private static let text = String(repeating: Self.sentence, count: 40)

    /// Runs the command with a socket while a closure tells it what to do.
    private func listen<Value: Sendable>(
        _ arguments: [String] = ["--output", "null", "--paced"],
        on pulse: PrivatePulse? = nil,
        _ body: @Sendable (Speaking, _ socket: String) async throws -> Value
    ) async throws -> Spoken<Value> {
        try await withFolder { folder in
            let socket = "\(folder)/socket"
            return try await speakstream(
                arguments + ["--socket", socket],
                on: pulse,
                redirections: "",
                patience: 30
            ) { speaking in
                try speaking.child.write(Self.text)
                #expect(try await poll(within: 10) { access(socket, F_OK) == 0 })
                return try await body(speaking, socket)
            }
        }
    }

    /// Runs a command that tells it something; returns what it wrote.
    @discardableResult
    private func tell(_ socket: String, _ arguments: String...) async throws -> String {
        let run = try await Child.run(Binary.path, [arguments[0], "--socket", socket] + arguments.dropFirst()) { _ in }
        #expect(run.ending == .exited(0), "\(arguments) \(run.errorText)")
        return run.outputText
    }

    /// Waits until the status is so.
    private func wait(_ socket: String, _ isSo: @Sendable (ControlStatus) -> Bool) async throws {
        var last: String?
        let isReached = try await poll(within: 15) {
            guard var client = try? ControlClient(path: socket), let status = try? client.send(.status(follows: false))
            else { return false }
            last = "\(status)"
            return isSo(status)
        }
        try #require(isReached, "\(last ?? "no answer")")
    }

    @Test func pauseIsSilenceUntilItIsResumed() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await self.listen([], on: pulse) { speaking, socket in
                #expect(await recorder.waitForSound(after: speaking.child.startedAt, timeout: 10) != nil)
                try await self.wait(socket) { $0.state == .speaking && $0.heard.words > 2 }
                try await self.tell(socket, "pause")
                let paused = Monotonic.now()
                // Longer than any pause between two sentences, and than the device is kept for nothing.
                #expect(await recorder.waitForSilence(lasting: 4, after: paused + 0.1, timeout: 20))
                try await self.wait(socket) { $0.state == .paused }
                let resumed = Monotonic.now()
                try await self.tell(socket, "resume")
                #expect(await recorder.waitForSound(after: resumed, timeout: 10) != nil)
                try await self.tell(socket, "stop")
            }
            #expect(spoken.ending == .exited(130))
            let report = try #require(spoken.report)
            #expect(report.outcome == "interrupted" && report.skipped == nil)
            #expect(Self.text.hasPrefix(report.heard.text) && report.heard.words >= 1)
        }
    }

    @Test func whoStopsItIsAnsweredEachTime() async throws {
        for _ in 0..<20 {
            let spoken = try await self.listen { _, socket in try await self.tell(socket, "stop") }
            #expect(spoken.ending == .exited(130))
        }
    }

    @Test func stepsAndRates() async throws {
        let spoken = try await self.listen { _, socket in
            try await self.wait(socket) { $0.heard.words > 1 }
            try await self.tell(socket, "next")
            try await self.wait(socket) { $0.heard.bytes > Self.sentence.utf8.count }
            try await self.tell(socket, "previous")
            try await self.tell(socket, "repeat")
            try await self.tell(socket, "rate", "450")
            try await self.wait(socket) { $0.rate == 450 && $0.heard.bytes > 3 * Self.sentence.utf8.count }
            try await self.tell(socket, "stop")
        }
        #expect(spoken.ending == .exited(130))
        // It was gone back to and heard, but for the moment in which the second step came.
        let report = try #require(spoken.report)
        #expect(report.heard.end > 3 * Self.sentence.utf8.count)
    }

    @Test func othersSaySomethingBetweenAndAfterwards() async throws {
        let spoken = try await self.listen { speaking, socket in
            try await self.wait(socket) { $0.heard.words > 1 }
            try await self.tell(socket, "say", "--insert", "The door bell rings.")
            try await self.wait(socket) { $0.phrase == "The door bell rings." }
            try await self.wait(socket) {
                $0.phrase?.hasPrefix("We are") ?? false || $0.phrase?.hasSuffix("now. ") ?? false
            }
            try await self.tell(socket, "say", "Goodbye to all of you.")
            try await self.wait(socket) { $0.queued == 1 }
            let refused = try await Child.run(
                Binary.path,
                ["say", "--socket", socket, "--priority", "notification", "x"]
            ) { _ in }
            #expect(refused.ending == .exited(69), "\(refused.errorText)")
            // The turn's own text ends; what was said behind it is said nevertheless.
            try await self.tell(socket, "stop")
            try await self.wait(socket) { $0.phrase == "Goodbye to all of you." }
        }
        #expect(spoken.ending == .exited(130))
        let report = try #require(spoken.report)
        #expect(!report.heard.text.contains("door") && !report.heard.text.contains("Goodbye"))
    }

    @Test func whoSaysItNowInterrupts() async throws {
        let spoken = try await self.listen { _, socket in
            try await self.wait(socket) { $0.heard.words > 1 }
            try await self.tell(socket, "say", "--now", "Fire.")
            try await self.wait(socket) { $0.phrase == "Fire." }
        }
        #expect(spoken.ending == .exited(130))
        #expect(spoken.report?.outcome == "interrupted")
    }

    @Test func whereNoneIsRunningItIsSaidAllTheSame() async throws {
        try await withLoudspeaker { pulse, recorder in
            try await withFolder { folder in
                let started = Monotonic.now()
                let run = try await Child.run(
                    Binary.path,
                    ["say", "--socket", "\(folder)/socket", "We are well."],
                    environment: pulse.environment,
                    patience: 20
                ) { _ in }
                #expect(run.ending == .exited(0), "\(run.errorText)")
                #expect(await recorder.stop().onset(after: started) != nil)
            }
        }
    }

    @Test func ourOwnVoiceDoesNotBargeIn() async throws {
        // The microphone hears the loudspeaker and nothing else.
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(
                ["--barge-in", "voice", "--microphone", "t.monitor", "--socket", "none", "--rate", "300"],
                on: pulse,
                input: .text(String(repeating: Self.sentence, count: 12))
            ) { _ in }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            #expect(spoken.notes.isEmpty)
            #expect(spoken.report?.heard.words == 12 * 7)
        }
    }

    @Test func aMicrophoneThatIsNotThereIsTold() async throws {
        try await withLoudspeaker { pulse, _ in
            let spoken = try await speakstream(
                ["--barge-in", "voice", "--microphone", "nosuch", "--socket", "none"],
                on: pulse,
                input: .text("We are well on our way now.")
            ) { _ in }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            #expect(spoken.notes.first?.contains("microphone") == true, "\(spoken.notes)")
        }
    }

    @Test func theSecondSpeakstreamLeavesTheSocketToTheFirst() async throws {
        try await withFolder { folder in
            _ = try await self.listen { _, socket in
                let second = try await speakstream(
                    ["--output", "null", "--socket", socket],
                    input: .text("Hello."),
                    patience: 10
                ) { _ in }
                // Who names a socket wants that one.
                #expect(second.ending == .exited(69), "\(second.notes)")
                #expect(second.notes.count == 1)
                try await self.tell(socket, "stop")
            }
            // The usual one is nobody's in particular.
            let first = try ControlServer(path: "\(folder)/speakstream.sock") { $1(.done) }
            let run = try await speakstream(
                ["--output", "null"],
                input: .text("Hello."),
                before: "export XDG_RUNTIME_DIR='\(folder)'",
                patience: 10
            ) { _ in }
            #expect(run.ending == .exited(0) && run.notes.isEmpty)
            withExtendedLifetime(first) {}
        }
    }
}
