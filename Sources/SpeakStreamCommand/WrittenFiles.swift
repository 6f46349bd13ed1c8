import Glibc

/// The files that a turn writes: none of them may be another, or one that it reads.
enum WrittenFiles {
    /// Looks at them before any is opened, which would empty it.
    ///
    /// - Parameters:
    ///   - outputs: say which are written.
    ///   - reads: files that are read, besides standard input.
    /// - Throws: ``CommandFailure``.
    static func check(_ outputs: OutputOptions, reads: [String]) throws(CommandFailure) {
        var known: [String: String] = [:]
        for input in reads.map(Self.identity) + [Self.identity(of: STDIN_FILENO) ?? ""] where !input.isEmpty {
            known[input] = "what is read"
        }
        // What is no regular file, a terminal or /dev/null, loses nothing.
        for (option, path) in outputs.files {
            let identity = Self.identity(of: path)
            guard !identity.isEmpty else { continue }
            if let other = known[identity] {
                throw CommandFailure(status: .usage, message: "\(option) \(path): \(other) is the same file")
            }
            known[identity] = "\(option)"
        }
    }

    /// What a file is known by, whatever it is called; empty for what is none.
    private static func identity(of path: String) -> String {
        if path == "-" || Int32(path) != nil { return "descriptor \(path == "-" ? "1" : path)" }
        var status = stat()
        if stat(path, &status) == 0 { return Self.identity(status) ?? "" }
        // One that is not there yet is known by its folder and its name there.
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let folder = path.contains("/") ? String(path.dropLast(name.count)) : "."
        return stat(folder, &status) == 0 ? "\(status.st_dev):\(status.st_ino)/\(name)" : path
    }

    private static func identity(of descriptor: Int32) -> String? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Self.identity(status) : nil
    }

    private static func identity(_ status: stat) -> String? {
        status.st_mode & S_IFMT == S_IFREG ? "\(status.st_dev):\(status.st_ino)" : nil
    }
}
