import FoundationEssentials
import Glibc
import SpeakStream

/// `--report`: opened at the start, so that a path that cannot be written is told before anything is said.
package struct ReportFile {
    private let path: String
    private let descriptor: Int32

    /// Opens it.
    package init(_ path: String) throws {
        self.path = path
        self.descriptor = path == "-" ? 1 : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard self.descriptor >= 0 else { throw self.failure() }
    }

    /// Writes the report as one JSON object and a line end.
    ///
    /// - Parameters:
    ///   - report: how the turn went.
    ///   - upstreamGone: when nothing was left of the upstream, in monotonic time; nil if nobody can tell.
    /// - Throws: ``CommandFailure`` if the file can not be written.
    func write(_ report: TurnReport, upstreamGone: Duration? = nil) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes =
            [UInt8](try encoder.encode(ReportDocument(report, upstreamGone: upstreamGone))) + [UInt8(ascii: "\n")]
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
