import SpeakStreamRig
import Testing

// Sentences without stop consonants: the only silence inside is the pause.
private let sentences = "We are well. You are here."

extension SpeechTests {
    @Test(arguments: [(1.0, 0.302), (2.0, 0.604)])
    func sentencesAreApart(_ scale: Double, _ expected: Double) async throws {
        try await withLoudspeaker { pulse, recorder in
            let arguments = ["--pause-scale", "\(scale)"]
            let spoken = try await speakstream(arguments, on: pulse, input: .text(sentences)) { _ in }
            #expect(spoken.ending == .exited(0))
            let gaps = await recorder.stop().gaps(atLeast: 0.03)
            #expect(gaps.count == 1)
            #expect(abs(try #require(gaps.first).duration - expected) < 0.02)
            #expect(spoken.report?.counts.underruns == 0)
        }
    }

    @Test func withoutPausesSentencesFollowAtOnce() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(["--pause-scale", "0"], on: pulse, input: .text(sentences)) { _ in }
            #expect(spoken.ending == .exited(0))
            #expect(await recorder.stop().gaps(atLeast: 0.03) == [])
        }
    }

    @Test func tokensAreNotHeardAsPauses() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try await speaking.write(tokensOf: sentences, every: 0.03)
            }
            #expect(spoken.ending == .exited(0))
            let gaps = await recorder.stop().gaps(atLeast: 0.03)
            #expect(gaps.count == 1)
            #expect(abs(try #require(gaps.first).duration - 0.302) < 0.02)
        }
    }
}
