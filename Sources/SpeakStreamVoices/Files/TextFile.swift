import Glibc
import SpeakStream

/// A small file of the user's.
enum TextFile {
    /// The longest that is read, in bytes: a lexicon of some 20,000 words.
    private static let mostBytes = 1 << 20

    /// Reads all of a file.
    ///
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``.
    static func read(_ path: String) throws(SpeakStreamError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.error(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.error(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SpeakStreamError(.fileInvalid, "\(path): it is no file")
        }
        guard status.st_size <= Self.mostBytes else {
            throw SpeakStreamError(.fileInvalid, "\(path): it is longer than \(Self.mostBytes) bytes")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + count, $0.count - count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Self.error(path) }
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    private static func error(_ path: String) -> SpeakStreamError {
        SpeakStreamError(.fileInvalid, "\(path): \(String(cString: strerror(errno)))")
    }
}
