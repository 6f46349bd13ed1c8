public import Glibc

/// A pseudo-terminal at which a test or a benchmark types, and of which it reads what a program shows.
public struct Terminal: Sendable {
    /// The end that the program reads and writes.
    public let path: String

    /// The end of whoever sits at it.
    public let descriptor: Int32

    private let other: Int32

    /// Opens one.
    ///
    /// - Parameters:
    ///   - columns: How wide its window is.
    ///   - rows: How high its window is.
    /// - Throws: ``RigError`` when there is none to be had.
    public init(columns: UInt16 = 80, rows: UInt16 = 24) throws {
        var (descriptor, other): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&descriptor, &other, &name, nil, &size) == 0 else {
            throw RigError("no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        // Not for the children of others.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(other, F_SETFD, FD_CLOEXEC)
        (self.descriptor, self.other) = (descriptor, other)
        self.path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether it edits lines and shows what is typed, and more: `c_lflag` of termios.
    public var settings: tcflag_t {
        var settings = termios()
        tcgetattr(self.other, &settings)
        return settings.c_lflag
    }

    /// Whether it gives each key at once, and shows none.
    public var givesKeys: Bool { self.settings & tcflag_t(ICANON | ECHO) == 0 }

    /// The process group that it talks with.
    public var foregroundGroup: pid_t { tcgetpgrp(self.descriptor) }

    /// Types a text.
    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(self.descriptor, bytes, bytes.count)
    }

    /// What was written to it since it was last asked.
    public func read() -> String {
        _ = fcntl(self.descriptor, F_SETFL, O_NONBLOCK)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(self.descriptor, &buffer, buffer.count), count > 0 {
            text += buffer[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Closes both ends.
    public func close() {
        Glibc.close(self.descriptor)
        Glibc.close(self.other)
    }

    /// Closes the program's end: who reads the other comes to the end of what was written, once no program has it any more.
    public func closeProgramsEnd() {
        Glibc.close(self.other)
    }
}
