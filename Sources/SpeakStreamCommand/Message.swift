import Glibc

/// One line on standard error.
package enum Message {
    /// Writes `speakstream: ` and the line.
    package static func show(_ line: String) {
        let bytes = Array("speakstream: \(line)\n".utf8)
        _ = write(2, bytes, bytes.count)
    }
}
