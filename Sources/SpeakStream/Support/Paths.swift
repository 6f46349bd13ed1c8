import Glibc

/// The user's folders, by the XDG base directory specification: a path of the environment's counts only if it is absolute.
package enum UserFolder {
    /// What can be made anew.
    package static var cache: String? { Self.path("XDG_CACHE_HOME", inHome: ".cache") }
    /// What the user writes.
    package static var configuration: String? { Self.path("XDG_CONFIG_HOME", inHome: ".config") }
    /// What was installed for the user.
    package static var data: String? { Self.path("XDG_DATA_HOME", inHome: ".local/share") }

    private static func path(_ variable: String, inHome folder: String) -> String? {
        Self.absolute(variable) ?? Self.absolute("HOME").map { "\($0)/\(folder)" }
    }

    private static func absolute(_ variable: String) -> String? {
        getenv(variable).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
}

/// Questions about paths that the file system answers.
package enum Paths {
    /// Where a symbolic link leads; nil if it is none.
    package static func target(of link: String) -> String? {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link, &path, path.count)
        return count < 0 ? nil : String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The folder of the program that runs, with a slash at its end; empty if nobody knows.
    package static var programFolder: String {
        let own = Self.target(of: "/proc/self/exe") ?? ""
        return own.lastIndex(of: "/").map { String(own[...$0]) } ?? ""
    }

    /// The names in a folder but for those that begin with a full stop, in no order; none if it can not be read.
    package static func entries(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
