import ArgumentParser
import SpeakStreamControl

/// Which speakstream is told, and telling it.
struct ControlOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The socket of the speakstream that is meant, by default speakstream.sock in $XDG_RUNTIME_DIR.",
            valueName: "path"
        ),
        completion: .file()
    )
    var socket: String?

    /// Sends a request, and waits until it has been answered.
    ///
    /// - Parameter request: what is asked for.
    /// - Throws: ``CommandFailure`` with the reason why it was not done.
    func send(_ request: ControlRequest) throws {
        try Self.explaining { () throws(ControlError) in
            var client = try self.connect()
            try client.send(request)
        }
    }

    /// Connects to the speakstream that is meant.
    ///
    /// - Returns: the connection.
    /// - Throws: a ``ControlError``, `notRunning` if there is none.
    func connect() throws(ControlError) -> ControlClient {
        guard self.socket != "none" else {
            throw ControlError(
                .notRunning,
                "no speakstream can be told: the socket is switched off (none); --socket PATH names one"
            )
        }
        guard let path = self.socket ?? ControlPath.standard else {
            throw ControlError(
                .notRunning,
                "no speakstream is running that can be told: XDG_RUNTIME_DIR names no folder of yours; --socket names another"
            )
        }
        return try ControlClient(path: path)
    }

    /// Puts what went wrong as the command does.
    ///
    /// - Parameter body: talks with a speakstream.
    /// - Throws: ``CommandFailure``.
    static func explaining(_ body: () throws(ControlError) -> Void) throws(CommandFailure) {
        do {
            try body()
        } catch {
            throw CommandFailure(status: ExitStatus(error.code), message: error.message)
        }
    }
}

extension ExitStatus {
    /// The status for a speakstream that could not be told.
    init(_ code: ControlError.Code) {
        switch code {
        case .notRunning, .refused, .unavailable, .inUse: self = .unavailable
        case .invalid: self = .usage
        default: self = .inputOutput
        }
    }
}
