import Glibc

/// Writing to a file descriptor without ever being stuck in it.
///
/// Each write waits in `poll`, for room or for a wake-up, and then writes no more than a pipe takes at once: a reader
/// that does not read must not keep the listener from stopping us.
final class FileOutput: Sendable {
    /// A pipe that `poll` calls writable takes at least this many bytes (POSIX `PIPE_BUF`).
    private static let atomicBytes = 4096

    let descriptor: Int32
    private let waker = WakePipe()

    /// Writes to `descriptor`, which the caller keeps open and closes.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Makes a blocked `write` return, and those that follow until `clearWake`.
    func wake() {
        self.waker.wake()
    }

    /// Allows writes again.
    func clearWake() {
        self.waker.clear()
    }

    /// Writes all bytes; false when woken before.
    func write(_ bytes: UnsafeRawBufferPointer) throws(SpeakStreamError) -> Bool {
        var done = 0
        while done < bytes.count {
            guard self.waker.wait(for: self.descriptor, POLLOUT) else { return false }
            let piece = UnsafeRawBufferPointer(rebasing: bytes[done..<Swift.min(done + Self.atomicBytes, bytes.count)])
            let written = Glibc.write(self.descriptor, piece.baseAddress, piece.count)
            if written < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw Self.failure("write")
            }
            done += written
        }
        return true
    }

    static func failure(_ call: String) -> SpeakStreamError {
        SpeakStreamError(.writeFailed, "\(call) failed: \(String(cString: strerror(errno)))")
    }
}
