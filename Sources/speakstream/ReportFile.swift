import FoundationEssentials
import Glibc
import SpeakStream

/// `--report`: opened at the start, so that a path that cannot be written is told before anything is said.
struct ReportFile {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        self.descriptor = path == "-" ? 1 : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard self.descriptor >= 0 else { throw self.failure() }
    }

    /// Writes the report as one JSON object and a line end.
    func write(_ report: TurnReport) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(ReportDocument(report))) + [UInt8(ascii: "\n")]
        guard writeAll(bytes, to: self.descriptor) else { throw self.failure() }
        if self.descriptor != 1 { close(self.descriptor) }
    }

    private func failure() -> CommandFailure {
        CommandFailure(
            status: .inputOutput,
            message: "cannot write the report to \(self.path): \(String(cString: strerror(errno)))"
        )
    }
}
