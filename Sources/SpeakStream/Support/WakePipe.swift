import CSpeakStreamShims
import Glibc

/// A pipe to wake a thread out of `poll`.
package final class WakePipe: Sendable {
    /// The end to poll for reading beside whatever else is waited for.
    package let descriptor: Int32
    private let writeEnd: Int32

    /// Makes the pipe.
    package init() {
        var ends: [Int32] = [-1, -1]
        let status = speakstream_pipe(&ends)
        // Out of descriptors: nothing could be read or written either, and no caller could mend it.
        precondition(status == 0, "pipe failed: \(String(cString: strerror(errno)))")
        (self.descriptor, self.writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(self.descriptor)
        close(self.writeEnd)
    }

    /// Wakes whoever polls, now and until `clear`.
    package func wake() {
        var byte: UInt8 = 0
        _ = write(self.writeEnd, &byte, 1)
    }

    /// Wakes whenever the process gets `signal`, instead of ending it; for the life of the process.
    package func wake(onSignal signal: Int32) {
        speakstream_forward_signal(signal, self.writeEnd)
    }

    /// Waits until it is woken; returns by which signals, or 0 for a ``wake()``, since it was last asked.
    package func next() -> [Int32] {
        while true {
            var wanted = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&wanted, 1, -1)
            let signals = self.clear()
            if !signals.isEmpty { return signals }
        }
    }

    /// Allows to wait again.
    ///
    /// - Returns: by which signals it was woken, or 0 for a ``wake()``.
    @discardableResult
    package func clear() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        var signals: [Int32] = []
        while true {
            let count = read(self.descriptor, &bytes, bytes.count)
            guard count > 0 else { return signals }
            signals += bytes[..<count].map { Int32($0) }
        }
    }

    /// Waits until `descriptor` is ready for `events`, or somebody wakes us.
    ///
    /// - Parameters:
    ///   - descriptor: what is waited for; nothing if it is negative.
    ///   - events: of `poll`.
    ///   - deadline: the monotonic time after which it counts as ready; nil to wait for ever.
    /// - Returns: false when woken. An error of `poll` itself counts as ready: the read or write that follows meets it too.
    package func wait(for descriptor: Int32, _ events: Int32, until deadline: Duration? = nil) -> Bool {
        while true {
            var wanted = [
                pollfd(fd: descriptor, events: Int16(events), revents: 0),
                pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            // Rounded up, or the last part of a millisecond would be waited for without rest.
            let rest = deadline.map { Int32(Swift.max(0, ($0 - MonotonicTime.now()) / .milliseconds(1)).rounded(.up)) }
            if poll(&wanted, 2, rest ?? -1) < 0, errno == EINTR { continue }
            if wanted[1].revents != 0 { return false }
            return true
        }
    }
}

/// Makes a pipe that holds no more than one write at a time: whoever writes waits until that has been read.
///
/// - Returns: the end to read from, by ``packetBytes`` at a time, or the rest of a write is lost, and the end to write to; nil with
///   `errno` if there is none.
package func makePacketPipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard speakstream_packet_pipe(&ends) == 0 else { return nil }
    setPipeCapacity(ends[0], bytes: Int32(packetBytes))
    return (ends[0], ends[1])
}

/// The longest write that a pipe keeps together, a page (Linux's PIPE_BUF).
package let packetBytes = 4096

/// Asks for a pipe's capacity; does nothing where the descriptor is no pipe, or holds more already.
///
/// - Parameters:
///   - descriptor: either end.
///   - bytes: the capacity wanted; the kernel gives at least a page.
package func setPipeCapacity(_ descriptor: Int32, bytes: Int32) {
    _ = speakstream_set_pipe_size(descriptor, bytes)
}
