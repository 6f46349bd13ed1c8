internal import Glibc
import SpeakStream
internal import Synchronization
internal import SystemPackage

/// The writing end of a child's standard input.
final class InputPipe: Sendable {
    /// The descriptor, also after `close()`.
    let descriptor: Int32
    private let isOpen = Atomic(true)

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        self.close()
    }

    /// Makes a pipe; both ends close on exec, or a sibling started meanwhile would keep the writing end open.
    ///
    /// - Returns: The reading end, the caller's to close, and the writing end.
    static func make() throws -> (FileDescriptor, InputPipe) {
        let (read, write) = try FileDescriptor.pipe(options: .closeOnExec)
        // Only this end: the flag belongs to the end of the pipe, so the child still reads as it would from a shell.
        _ = fcntl(write.rawValue, F_SETFL, O_NONBLOCK)
        return (read, InputPipe(descriptor: write.rawValue))
    }

    func close() {
        if self.isOpen.exchange(false, ordering: .relaxed) {
            Glibc.close(self.descriptor)
        }
    }

    /// Writes what fits; the number of bytes taken, 0 when the pipe is full.
    func offer(_ bytes: ArraySlice<UInt8>) throws -> Int {
        let count = writeOnce(bytes, to: self.descriptor)
        if count >= 0 {
            return count
        }
        switch errno {
        case EAGAIN, EINTR:
            return 0
        case EPIPE:
            throw RigError("the child has closed its standard input")
        default:
            throw RigError("write: \(String(cString: strerror(errno)))")
        }
    }

    /// Writes everything and returns when the last byte was taken.
    func write(_ bytes: [UInt8], timeout: Double) throws -> Double {
        let deadline = Monotonic.now() + timeout
        var rest = bytes[...]
        while true {
            rest = try rest.dropFirst(self.offer(rest))
            let now = Monotonic.now()
            if rest.isEmpty {
                return now
            }
            if now >= deadline {
                throw RigError("the child took no more input for \(timeout) s")
            }
            var entry = pollfd(fd: self.descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&entry, 1, Int32(max(1, (deadline - now) * 1_000)))
        }
    }
}
