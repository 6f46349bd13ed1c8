import SpeakStream

/// The exit statuses, after `sysexits.h` and the shell's 128 + signal.
package enum ExitStatus: Int32, CaseIterable {
    case finished = 0
    case usage = 64
    case badInput = 65
    case unavailable = 69
    case software = 70
    case commandFailed = 71
    case inputOutput = 74
    case configuration = 78
    case commandNotFound = 127
    case interrupted = 130

    /// The status for a failure of the library.
    init(_ code: SpeakStreamError.Code) {
        switch code {
        case .unknownVoice: self = .usage
        case .fileInvalid, .phonemesInvalid: self = .configuration
        case .synthesizerUnavailable, .sinkUnavailable: self = .unavailable
        case .synthesisFailed: self = .software
        default: self = .inputOutput
        }
    }

    /// The status for a turn that is over.
    init(_ report: TurnReport) {
        switch report.outcome {
        case .interrupted: self = .interrupted
        case .failed: self = report.error.map { Self($0.code) } ?? .software
        case .finished:
            // Nothing but ill-formed sequences: somebody piped in an image.
            self = report.counts.invalidUTF8 > 0 && report.ledger.heard.words == 0 ? .badInput : .finished
        }
    }
}

/// A failure before there was a turn: one line and a status.
package struct CommandFailure: Error {
    let status: ExitStatus
    package let message: String

    /// Makes a failure.
    package init(status: ExitStatus, message: String) {
        self.status = status
        self.message = message
    }
}
