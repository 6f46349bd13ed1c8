import Glibc

/// The command under test.
enum Binary {
    /// `SPEAKSTREAM_BINARY`, or else the command that was built beside the tests.
    static let path: String = {
        if let path = getenv("SPEAKSTREAM_BINARY") {
            return String(cString: path)
        }
        return Self.folder + "speakstream"
    }()

    /// The folder of the package, without a slash at its end.
    static let package =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

    /// Where the tests and all that was built with them lie, with a slash at its end.
    static let folder: String = {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = bytes.withUnsafeMutableBytes { readlink("/proc/self/exe", $0.baseAddress!, $0.count) }
        let folder = bytes.prefix(max(0, count)).reversed().drop { $0 != UInt8(ascii: "/") }.reversed()
        return String(decoding: folder, as: UTF8.self)
    }()
}
