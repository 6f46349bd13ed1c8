import SpeakStreamRig
import Testing

// Sentences without stop consonants: the only silence inside is the pause.
private let sentences = "We are well. You are here."

extension SpeechTests {
    @Test(arguments: [(0, nil), (0.5, 0.151), (1, 0.302), (2, 0.604)] as [(Double, Double?)])
    func sentencesAreApart(_ scale: Double, _ expected: Double?) async throws {
        // Exactly in a file, where nothing depends on time.
        try await withFolder { folder in
            let arguments = ["--output", "wav:\(folder)/a.wav", "--pause-scale", "\(scale)"]
            let spoken = try await speakstream(arguments, input: .text(sentences)) { _ in }
            #expect(spoken.ending == .exited(0))
            expectPause(
                expected,
                within: 0.005,
                in: Recording(samples: try WaveFile(contentsOf: "\(folder)/a.wav").samples)
            )
        }
        let heard = try await heardWithoutUnderrun(["--pause-scale", "\(scale)"]) { speaking in
            try speaking.child.write(sentences)
        }
        expectPause(expected, within: 0.02, in: heard)
    }

    @Test func tokensAreNotHeardAsPauses() async throws {
        let heard = try await heardWithoutUnderrun { speaking in
            try await speaking.write(tokensOf: sentences, every: 0.03)
        }
        expectPause(0.302, within: 0.02, in: heard)
    }
}

/// Expects one pause of so many seconds, or none.
private func expectPause(
    _ expected: Double?,
    within tolerance: Double,
    in recording: Recording,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let gaps = recording.gaps(atLeast: 0.03).map(\.duration)
    if let expected {
        #expect(gaps.count == 1 && abs(gaps[0] - expected) < tolerance, "\(gaps)", sourceLocation: sourceLocation)
    } else {
        #expect(gaps.isEmpty, "\(gaps)", sourceLocation: sourceLocation)
    }
}

/// What was heard of a run; a machine too busy to play without a break is given another try.
private func heardWithoutUnderrun(
    _ arguments: [String] = [],
    _ write: @Sendable (Speaking) async throws -> Void
) async throws -> Recording {
    for _ in 1...4 {
        let heard = try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(arguments, on: pulse, write)
            #expect(spoken.ending == .exited(0))
            return spoken.report?.counts.underruns == 0 ? await recorder.stop() : nil
        }
        if let heard {
            return heard
        }
    }
    throw RigError("the sound broke off in every try")
}
