import Glibc
import SpeakStreamRig

/// A pseudo-terminal at which the test types.
struct Terminal: Sendable {
    /// The end that the command reads.
    let path: String
    private let descriptor: Int32
    private let other: Int32

    init() throws {
        var (descriptor, other): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard openpty(&descriptor, &other, &name, nil, nil) == 0 else {
            throw RigError("no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        // Not for the children of other tests.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(other, F_SETFD, FD_CLOEXEC)
        (self.descriptor, self.other) = (descriptor, other)
        self.path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether it edits lines and shows what is typed.
    var settings: tcflag_t {
        var settings = termios()
        tcgetattr(self.other, &settings)
        return settings.c_lflag
    }

    /// The process group that it talks with.
    var foregroundGroup: pid_t { tcgetpgrp(self.descriptor) }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(self.descriptor, bytes, bytes.count)
    }

    /// What was written to it up to now.
    func read() -> String {
        _ = fcntl(self.descriptor, F_SETFL, O_NONBLOCK)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(self.descriptor, &buffer, buffer.count), count > 0 {
            text += buffer[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }

    func close() {
        Glibc.close(self.descriptor)
        Glibc.close(self.other)
    }
}
