import Glibc
import SpeakStreamRig
import Testing

/// A run that was stopped by a signal, and what was heard of it.
struct BargeIn: Sendable {
    /// When what happened, in seconds of `Monotonic`.
    struct Stamps: Sendable {
        var signalled: Double
        var inputClosed: Double?
    }

    let spoken: Spoken<Stamps>
    let recording: Recording

    /// How long after the first sound the signal came, in seconds; 0 when it came before.
    var heardBySignal: Double {
        guard let onset = self.recording.onset(), onset < self.spoken.value.signalled else {
            return 0
        }
        return self.spoken.value.signalled - onset
    }

    /// Lets the command speak until a condition holds, and sends it a signal then.
    ///
    /// - Parameters:
    ///   - arguments: The command's arguments.
    ///   - number: The signal.
    ///   - ready: Writes the text and waits for the moment of the signal.
    /// - Returns: What came of it.
    /// - Throws: What the closure throws.
    static func run(
        _ arguments: [String] = [],
        signal number: Int32 = SIGINT,
        when ready: @Sendable (Speaking, MonitorRecorder) async throws -> Void
    ) async throws -> BargeIn {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(arguments, on: pulse) { speaking in
                try await ready(speaking, recorder)
                let signalled = speaking.child.signal(number)
                return Stamps(
                    signalled: signalled,
                    inputClosed: await speaking.child.waitForClosedInput(timeout: 5)
                )
            }
            await recorder.wait(until: spoken.value.signalled + 0.6)
            return BargeIn(spoken: spoken, recording: await recorder.stop())
        }
    }

    /// Expects what every barge-in promises.
    func expectStopped(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let signalled = self.spoken.value.signalled
        #expect(self.spoken.ending == .exited(130), sourceLocation: sourceLocation)
        #expect(self.spoken.endedAt < signalled + 2, sourceLocation: sourceLocation)

        // Silence from 100 ms after the signal on, for the rest of the half second that is watched.
        #expect(self.recording.time(of: self.recording.samples.count) > signalled + 0.5, sourceLocation: sourceLocation)
        let late = self.recording.soundingSamples(after: signalled + 0.1)
        #expect(late == 0, "last sound at \(self.lastSound ?? 0)", sourceLocation: sourceLocation)

        // Whoever writes gets a broken pipe.
        let closed = try #require(self.spoken.value.inputClosed, sourceLocation: sourceLocation)
        #expect(closed < signalled + 1, sourceLocation: sourceLocation)

        let report = try #require(self.spoken.report, sourceLocation: sourceLocation)
        #expect(report.outcome == "interrupted", sourceLocation: sourceLocation)
        let asked = try #require(report.timings.stopRequested, sourceLocation: sourceLocation)
        #expect(abs(report.timings.startMonotonic + asked - signalled) < 0.5, sourceLocation: sourceLocation)
        // What is told to have been heard is what the loudspeaker played.
        #expect(abs(report.heardSeconds - self.heardBySignal) < 0.15, sourceLocation: sourceLocation)
    }

    /// The last sound, in seconds after the signal.
    private var lastSound: Double? {
        self.recording.lastSound().map { $0 - self.spoken.value.signalled }
    }
}
