import Glibc
import Testing

/// A file for a test, gone with it.
final class ScratchFile {
    let path: String

    init() throws {
        var name = Array("/tmp/speakstream-record-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        #expect(descriptor >= 0)
        close(descriptor)
        self.path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { unlink(self.path) }

    var bytes: [UInt8] {
        guard let file = fopen(self.path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    var text: String { String(decoding: self.bytes, as: UTF8.self) }
}
