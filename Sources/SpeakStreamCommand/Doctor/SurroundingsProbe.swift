import Glibc
import SpeakStreamControl

/// Looks at the terminal, the environment and the programs that there are.
enum SurroundingsProbe {
    /// Begins to look.
    static func start() -> Probe<DoctorFindings.Surroundings> {
        Probe("surroundings", DoctorFindings.Surroundings()) { note in
            let found = Self.look()
            note { $0 = found }
        }
    }

    /// What the environment says, an empty value being none.
    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func look() -> DoctorFindings.Surroundings {
        var found = DoctorFindings.Surroundings()
        found.isTerminal = isatty(STDOUT_FILENO) == 1
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(Self.variable).first ?? "C"
        found.isUTF8 = locale.lowercased().replacing("-", with: "").contains("utf8")
        found.hasColor = Self.variable("NO_COLOR") == nil && !["dumb", nil].contains(Self.variable("TERM"))
        found.keys = Self.keys
        found.userID = Int(geteuid())
        found.socket = ControlPath.standard
        found.runtimeFolder = Self.variable("XDG_RUNTIME_DIR")
        if let folder = found.runtimeFolder {
            var status = stat()
            if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                found.runtimeFolderOwner = Int(status.st_uid)
            }
            found.hasUserSystemd = access("\(folder)/systemd/private", F_OK) == 0
        }
        let folders = (Self.variable("PATH") ?? "").split(separator: ":")
        found.servers = ["pulseaudio", "pipewire-pulse"].filter { program in
            folders.contains { access("\($0)/\(program)", X_OK) == 0 }
        }
        return found
    }

    /// As `KeyReader` reads them where the text comes by a pipe.
    private static var keys: DoctorFindings.Surroundings.Keys {
        guard let terminal = KeyReader.openTerminal() else { return .none }
        defer { close(terminal) }
        return tcgetpgrp(terminal) == getpgrp() ? .readable : .background
    }
}
