/// Splits bytes into lines as they come: LF, CR and CRLF end a line, a byte order mark at the start is no part of the first.
struct LineSplitter: Sendable {
    /// A line is longer than its limit.
    struct TooLong: Error {}

    private var line: [UInt8] = []
    private var isAfterReturn = false
    private var isAtStart = true
    private let limit: Int

    /// - Parameter limit: the longest line, in bytes without its end.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes the next bytes and gives each line that ends in them, without its end.
    ///
    /// - Throws: `TooLong`, and what `body` throws.
    mutating func append(_ bytes: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        var start = 0
        if self.isAfterReturn, bytes.first == 0x0A { start = 1 }
        if !bytes.isEmpty { self.isAfterReturn = false }
        var index = start
        while index < bytes.count {
            guard bytes[index] == 0x0A || bytes[index] == 0x0D else {
                index += 1
                continue
            }
            try self.extend(bytes[start..<index])
            let line = self.line
            self.line.removeAll(keepingCapacity: true)
            if bytes[index] == 0x0D {
                if index + 1 < bytes.count {
                    if bytes[index + 1] == 0x0A { index += 1 }
                } else {
                    self.isAfterReturn = true
                }
            }
            index += 1
            start = index
            try body(self.withoutMark(line))
        }
        try self.extend(bytes[start...])
    }

    /// The line that no end has come for; empty if there is none.
    mutating func finish() -> [UInt8] {
        defer { self.line = [] }
        return self.withoutMark(self.line)
    }

    private mutating func extend(_ bytes: ArraySlice<UInt8>) throws {
        guard self.line.count + bytes.count <= self.limit else { throw TooLong() }
        self.line += bytes
    }

    private mutating func withoutMark(_ line: [UInt8]) -> [UInt8] {
        defer { self.isAtStart = false }
        return self.isAtStart && line.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.dropFirst(3)) : line
    }
}
