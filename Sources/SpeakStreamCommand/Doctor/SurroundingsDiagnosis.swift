// The checks of what a turn can do without.
extension DoctorFindings.Surroundings {
    /// The terminal.
    var terminal: Diagnosis.Check {
        var parts = [self.isTerminal ? "standard output is a terminal" : "standard output is no terminal"]
        if self.isTerminal { parts.append(self.hasColor ? "with colors" : "without colors") }
        switch self.keys {
        case .readable: parts.append("keys are read from /dev/tty")
        case .background: parts.append("keys are read once this is in the foreground")
        case .none: parts.append("there are no keys to be read")
        }
        let message = parts.joined(separator: ", ")
        guard self.isUTF8 || !self.isTerminal else {
            return .init(
                subject: .terminal,
                state: .warning,
                message: "\(message); the locale is not UTF-8",
                mend: "export LC_ALL=C.UTF-8"
            )
        }
        return .init(subject: .terminal, state: .ok, message: message)
    }

    /// The folder of the control socket.
    var runtime: Diagnosis.Check {
        if let socket { return .init(subject: .runtime, state: .ok, message: "the control socket is \(socket)") }
        let usual = "export XDG_RUNTIME_DIR=/run/user/\(self.userID)"
        var (fault, mend) = ("XDG_RUNTIME_DIR is not set", usual)
        if let folder = self.runtimeFolder {
            let name = Shell.quoted(folder)
            (fault, mend) =
                switch self.runtimeFolderOwner {
                case _ where !folder.hasPrefix("/"): ("XDG_RUNTIME_DIR is no absolute path", usual)
                case nil: ("there is no folder \(folder), which XDG_RUNTIME_DIR names", "mkdir -p -m 700 \(name)")
                case self.userID: ("others may write in \(folder), which XDG_RUNTIME_DIR names", "chmod 700 \(name)")
                default: ("\(folder), which XDG_RUNTIME_DIR names, is another user's", usual)
                }
        }
        return .init(
            subject: .runtime,
            state: .warning,
            message: "\(fault): speakstream stop, say and the like will not reach a running one",
            mend: mend
        )
    }
}
