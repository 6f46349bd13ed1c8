import CSpeakStreamShims
import Glibc
import SpeakStream

/// The terminal to which a screen is written, without ever waiting for it.
struct ShownTerminal: Sendable {
    private let descriptor: Int32
    /// Whether standard error goes there as well.
    let takesMessages: Bool

    /// Opens the terminal behind standard output; nil if that is none, or one that can not be drawn on.
    init?() {
        let type = getenv("TERM").map { String(cString: $0) } ?? ""
        guard isatty(STDOUT_FILENO) == 1, !type.isEmpty, type != "dumb" else { return nil }
        // A descriptor of our own: whether it blocks is shared with all who have the same one. Another user's terminal, after su, can
        // only be opened by its other name.
        let flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let own = open("/proc/self/fd/1", flags)
        self.descriptor = own >= 0 ? own : open("/dev/tty", flags)
        guard self.descriptor >= 0 else { return nil }
        var (output, errors) = (stat(), stat())
        self.takesMessages =
            isatty(STDERR_FILENO) == 1 && fstat(STDOUT_FILENO, &output) == 0 && fstat(STDERR_FILENO, &errors) == 0
            && output.st_rdev == errors.st_rdev
    }

    /// Whether colors are wanted (no-color.org).
    static var usesColor: Bool { getenv("NO_COLOR").map { $0.pointee == 0 } ?? true }

    /// How large its window is now.
    var size: WindowSize { WindowSize(of: self.descriptor) }

    /// Whether it is ours to write to.
    var isForeground: Bool { speakstream_is_foreground(self.descriptor) != 0 }

    /// Begins to draw; returns false if it is another's.
    func enter() -> Bool { speakstream_screen_enter(self.descriptor) == 0 }

    /// Takes away what was drawn; from any thread.
    static func leave() { speakstream_screen_leave() }

    /// Writes what there is room for.
    ///
    /// - Returns: false if the terminal is gone, or nothing is to be drawn any more.
    func write(_ bytes: inout ArraySlice<UInt8>) -> Bool {
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { speakstream_screen_write($0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 || errno == EAGAIN }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    /// Waits until there is room, or somebody wakes us.
    func wait(_ waker: WakePipe) { _ = waker.wait(for: self.descriptor, POLLOUT) }

    /// Closes it.
    func close() { Glibc.close(self.descriptor) }
}
