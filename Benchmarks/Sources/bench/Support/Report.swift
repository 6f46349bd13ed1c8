import FoundationEssentials
import SpeakStreamRig

/// What of the command's `--report` the benchmarks read.
struct Report: Decodable, Sendable {
    struct Heard: Decodable, Sendable {
        var end: Int
        var words: Int
    }

    struct Counts: Decodable, Sendable {
        var underruns: Int
        var phrases: Int
    }

    var outcome: String
    var heard: Heard
    var heardFrames: Int
    var counts: Counts

    /// Reads a report from its file.
    init(contentsOf path: String) throws {
        self = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: path)))
    }
}

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
