internal import FoundationEssentials
import SpeakStream

extension TurnWriter {
    /// Writes a record: a JSON line for everything that happens in a session's turns, as `events.schema.json` describes them.
    ///
    /// - Parameters:
    ///   - file: is written line by line, as things happen, and closed at the end.
    ///   - voice: the name under which the voice was asked for, for who replays it; nil if none was.
    /// - Returns: the writer.
    public static func record(to file: OutputFile, voice: String? = nil) -> TurnWriter {
        TurnWriter("record", Recorder(file: file, voice: voice))
    }
}

/// Turns steps into lines.
private struct Recorder: StepConsumer, Sendable {
    let file: OutputFile
    let voice: String?
    /// When the turn under way began, in monotonic time.
    var start = Duration.zero

    mutating func take(_ steps: [TurnStep]) throws(SpeakStreamError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes: [UInt8] = []
        for step in steps {
            if case .began(_, _, _, let start) = step.kind { self.start = start }
            var line = RecordLine(step, start: self.start)
            if line.configuration != nil { line.voice = self.voice }
            // Numbers, strings and lists of them: nothing that an encoder refuses.
            bytes += (try? encoder.encode(line)) ?? Data()
            bytes.append(UInt8(ascii: "\n"))
        }
        try self.file.write(bytes)
    }

    func finish() { self.file.close() }
}
