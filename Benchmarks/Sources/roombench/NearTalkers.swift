import SpeakStream
import SpeakStreamRig

/// Voices that are not ours: those of flite.
struct NearTalkers {
    private static let voices = ["slt", "rms", "awb", "kal16"]
    private static let sentences = [
        "Wait a moment, that is not what I meant.",
        "Stop, I have heard enough of this, thank you.",
        "Sorry, can you say that again more slowly?",
        "Hold on, what about the other one?",
        "No, I was asking about the weather tomorrow.",
        "Thanks, and how long does it take from here?",
    ]
    private static let heldOut = [
        "Actually, I would like to hear something else.",
        "Could you stop there for a second?",
        "What did you say about the second one?",
        "Enough, let us talk about dinner.",
        "But why would anybody want to do that?",
        "Excuse me, that number can not be right.",
    ]

    /// What they say, at 16 kHz.
    let sayings: [[Int16]]

    /// Has flite say everything; nil when it is not there.
    init?(heldOut: Bool) async throws {
        let folder = try TemporaryFolder(name: "speakstream-flite")
        defer { folder.remove() }
        var sayings: [[Int16]] = []
        for sentence in heldOut ? Self.heldOut : Self.sentences {
            for voice in Self.voices {
                let path = "\(folder.path)/saying.wav"
                let arguments = ["-voice", voice, "-t", sentence, "-o", path]
                let outcome = try? await Child.run("/usr/bin/flite", arguments) { _ in }
                guard outcome?.ending == .exited(0) else { return nil }
                let wave = try WaveFile(contentsOf: path)
                if wave.rate == MicrophoneFrame.rate { sayings.append(wave.samples) }
            }
        }
        self.sayings = sayings
    }
}
