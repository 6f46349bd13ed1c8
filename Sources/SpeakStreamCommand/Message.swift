import Glibc
import SpeakStream

/// One line on standard error.
package enum Message {
    private static let diversion = Monitor<(@Sendable (String) -> Bool)?>(nil)

    /// Writes `speakstream: ` and the line, or has it shown by whoever draws on the terminal.
    package static func show(_ line: String) {
        let line = "speakstream: \(line)"
        // Not under the lock, as it takes one of its own.
        guard let divert = self.diversion.withLock({ $0 }), divert(line) else { return self.write(line) }
    }

    /// Writes a line as it is.
    static func write(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    /// Has lines taken by somebody else, who returns whether they were.
    static func divert(_ taker: @escaping @Sendable (String) -> Bool) { self.diversion.withLock { $0 = taker } }
}
