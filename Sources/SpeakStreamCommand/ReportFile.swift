import FoundationEssentials
import SpeakStream
import SpeakStreamRecord

/// `--report`: opened at the start, so that a path that cannot be written is told before anything is said.
package struct ReportFile {
    private let file: OutputFile

    /// Opens it.
    package init(_ path: String) throws {
        let purpose = "the report"
        self.file = try Self.explaining { () throws(SpeakStreamError) in
            // A number is a file's name here.
            try path == "-" ? OutputFile(path, for: purpose) : OutputFile(path: path, for: purpose)
        }
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
        try Self.explaining { () throws(SpeakStreamError) in try self.file.write(bytes) }
        self.file.close()
    }

    private static func explaining<Result>(_ body: () throws(SpeakStreamError) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw CommandFailure(status: .inputOutput, message: error.message)
        }
    }
}
