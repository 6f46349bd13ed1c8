/// Keeps the last line that is not blank of what a program writes to its standard error.
struct LastLine: Sendable {
    private static let longest = 300
    private var line: [UInt8] = []
    private var last: [UInt8] = []

    /// Takes what was written.
    mutating func push(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                self.end()
            } else if self.line.count < Self.longest {
                self.line.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte)
            }
        }
    }

    /// The line; nil if there was none.
    var text: String? {
        var copy = self
        copy.end()
        return copy.last.isEmpty ? nil : String(decoding: copy.last, as: UTF8.self)
    }

    private mutating func end() {
        if self.line.contains(where: { $0 != 0x20 }) { self.last = self.line }
        self.line.removeAll(keepingCapacity: true)
    }
}
