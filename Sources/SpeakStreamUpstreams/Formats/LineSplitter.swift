/// Splits bytes into lines as they come: LF, CR and CRLF end a line, a byte order mark at the start is no part of the first.
struct LineSplitter: Sendable {
    /// A line is longer than its limit.
    struct TooLong: Error {}

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private var bytes: [UInt8] = []
    /// Where the line begins that no end has come for, and up to where one was looked for.
    private var (start, searched) = (0, 0)
    private var isAfterReturn = false
    private var isAtStart = true
    private let limit: Int

    /// - Parameter limit: the longest line, in bytes without its end.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes the next bytes.
    mutating func append(_ bytes: [UInt8]) {
        self.bytes.removeSubrange(..<self.start)
        self.searched -= self.start
        self.start = 0
        self.bytes += bytes
    }

    /// The next line that has its end, without it; nil if there is none yet.
    mutating func next() throws(TooLong) -> [UInt8]? {
        if self.isAfterReturn, self.searched < self.bytes.count {
            if self.bytes[self.searched] == 0x0A { self.skip() }
            self.isAfterReturn = false
        }
        let end = self.bytes[self.searched...].firstIndex { $0 == 0x0A || $0 == 0x0D }
        self.searched = end ?? self.bytes.count
        guard self.searched - self.start <= self.limit else { throw TooLong() }
        guard let end else { return nil }
        let line = self.takeLine(upTo: end)
        self.isAfterReturn = self.bytes[end] == 0x0D
        self.skip()
        return line
    }

    /// The line that no end has come for; empty if there is none.
    mutating func finish() -> [UInt8] {
        defer { self = LineSplitter(limit: self.limit) }
        return self.takeLine(upTo: self.bytes.count)
    }

    private mutating func skip() {
        self.searched += 1
        self.start = self.searched
    }

    private mutating func takeLine(upTo end: Int) -> [UInt8] {
        let line = self.bytes[self.start..<end]
        defer { self.isAtStart = false }
        return Array(self.isAtStart && line.starts(with: Self.byteOrderMark) ? line.dropFirst(3) : line)
    }
}
