import SpeakStreamRig
import Testing

extension SpeechTests {
    @Test func soundBeginsWhileTheTextIsBeingWritten() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                let half = Texts.tea.count / 2
                try await speaking.write(tokensOf: String(Texts.tea.prefix(half)))
                let onset = await recorder.waitForSound(after: speaking.child.startedAt, timeout: 10)
                try await speaking.write(tokensOf: String(Texts.tea.dropFirst(half)))
                let end = Monotonic.now()
                speaking.child.closeInput()
                return (onset: onset, end: end)
            }
            let recording = await recorder.stop()

            let onset = try #require(spoken.value.onset)
            #expect(onset < spoken.value.end)
            #expect(spoken.ending == .exited(0))
            #expect(spoken.notes.isEmpty)
            expectHeard(Texts.tea, spoken.report)

            // The report tells of the same sound as the loudspeaker's monitor.
            let timings = try #require(spoken.report?.timings)
            #expect(abs(timings.startMonotonic + (timings.firstSound ?? 0) - onset) < 0.15)
            let lastSound = try #require(recording.lastSound())
            #expect(abs(timings.startMonotonic + (timings.lastSound ?? 0) - lastSound) < 0.15)
            #expect(lastSound < spoken.endedAt)

            // All of it sounded, and once.
            let whole = try await loudness(of: Texts.tea)
            #expect(abs(recording.loudness / whole - 1) < 0.1)
        }
    }

    @Test func anEmptyInputIsSilentAndQuick() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse, redirections: "</dev/null", patience: 1) { speaking in
                await speaking.child.waitForExit(timeout: 5)
            }
            #expect(spoken.value != nil)
            #expect(spoken.ending == .exited(0))
            #expect(spoken.notes.isEmpty)
            expectHeard("", spoken.report)
            #expect(await recorder.stop().soundingSamples(after: 0) == 0)
        }
    }

    @Test func theReportGoesToStandardOutput() async throws {
        let spoken = try await speakstream(["--output", "null", "--report", "-"], input: .text(Texts.tea)) { _ in }
        let report = try Report(json: spoken.outputBytes)
        expectPartition(report)
        expectHeard(Texts.tea, report)
        #expect(report.heard.words == 19)
        #expect(report.counts.phrases >= 3)
        #expect(report.counts.tokens >= 1)
    }
}

/// How many samples sound when a text is spoken into a file.
func loudness(of text: String, _ arguments: [String] = []) async throws -> Double {
    try await withFolder { folder in
        let path = "\(folder)/a.wav"
        let spoken = try await speakstream(["--output", "wav:\(path)"] + arguments, input: .text(text)) { _ in }
        #expect(spoken.ending == .exited(0))
        return Recording(samples: try WaveFile(contentsOf: path).samples).loudness
    }
}

extension Recording {
    /// How many samples sound.
    var loudness: Double {
        Double(self.samples.count { $0.magnitude > Recording.audible })
    }
}
