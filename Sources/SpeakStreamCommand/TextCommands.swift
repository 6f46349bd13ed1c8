import FoundationEssentials
import Glibc
import SpeakStream

// What the commands that make no sound have in common.

/// Standard input, read as it comes.
package enum StandardInput {
    /// Calls `body` with each chunk of bytes until the end.
    static func forEachChunk(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CommandFailure(
                    status: .inputOutput,
                    message: "standard input cannot be read (\(String(cString: strerror(errno))))"
                )
            }
            guard count > 0 else { return }
            try body(buffer[..<count])
        }
    }
}

extension StandardInput {
    /// All of it.
    package static func text() throws -> String {
        var bytes: [UInt8] = []
        try Self.forEachChunk { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Standard output, as lines.
enum StandardOutput {
    /// Writes a line of JSON for each value.
    static func writeLines(_ values: [some Encodable]) throws {
        guard !values.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        var data = Data()
        for value in values {
            data += try encoder.encode(value)
            data.append(0x0A)
        }
        try Self.write(data)
    }

    /// Writes bytes as they are.
    static func write(_ bytes: some Sequence<UInt8>) throws {
        guard writeAll(Array(bytes), to: STDOUT_FILENO) else {
            throw CommandFailure(
                status: .inputOutput,
                message: "standard output cannot be written (\(String(cString: strerror(errno))))"
            )
        }
    }
}
