import Glibc

/// Where the socket lies.
public enum ControlPath {
    /// `speakstream.sock` in the user's runtime folder; nil where there is none.
    public static var standard: String? {
        getenv("XDG_RUNTIME_DIR").flatMap { Self.standard(inRuntimeFolder: String(cString: $0)) }
    }

    /// The socket in a runtime folder; nil if that is not a folder of ours, which nobody else may write in.
    ///
    /// A folder of somebody else's would let them put a socket there that our commands, and what they say, went to.
    ///
    /// - Parameter folder: its absolute path.
    /// - Returns: the socket's path.
    public static func standard(inRuntimeFolder folder: String) -> String? {
        var status = stat()
        guard folder.hasPrefix("/"), stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == geteuid(), status.st_mode & 0o022 == 0
        else { return nil }
        return folder.hasSuffix("/") ? "\(folder)speakstream.sock" : "\(folder)/speakstream.sock"
    }
}
