import SpeakStreamRig

/// Speaks a text into a WAVE file in a fresh process: frame by frame what should be heard.
func wave(of text: String, _ settings: Settings) async throws -> WaveFile {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/truth.wav"
    let outcome = try await Child.run(settings.binary, ["--output", "wav:\(path)"], input: .text(text)) { _ in }
    guard outcome.ending == .exited(0) else {
        throw RigError("\(settings.binary) --output wav: ended with \(outcome.ending): \(outcome.errorText)")
    }
    return try WaveFile(contentsOf: path)
}
