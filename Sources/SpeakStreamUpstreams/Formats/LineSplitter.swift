import Glibc

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
    ///
    /// It is to be let go before more is appended, which would copy all otherwise.
    mutating func next() throws(TooLong) -> ArraySlice<UInt8>? {
        if self.isAfterReturn, self.searched < self.bytes.count {
            if self.bytes[self.searched] == 0x0A { self.skip() }
            self.isAfterReturn = false
        }
        let end = self.firstEnd
        self.searched = end ?? self.bytes.count
        guard self.searched - self.start <= self.limit else { throw TooLong() }
        guard let end else { return nil }
        let line = self.takeLine(upTo: end)
        self.isAfterReturn = self.bytes[end] == 0x0D
        self.skip()
        return line
    }

    /// The line that no end has come for; empty if there is none.
    mutating func finish() -> ArraySlice<UInt8> {
        defer { self = LineSplitter(limit: self.limit) }
        return self.takeLine(upTo: self.bytes.count)
    }

    /// Where the next line feed or carriage return is; by `memchr`, as most of a stream is looked at here and nowhere else.
    private var firstEnd: Int? {
        self.bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            func first(_ byte: Int32, before end: Int) -> Int? {
                memchr(base + self.searched, byte, end - self.searched).map { base.distance(to: $0) }
            }
            let lineFeed = first(0x0A, before: bytes.count)
            return first(0x0D, before: lineFeed ?? bytes.count) ?? lineFeed
        }
    }

    private mutating func skip() {
        self.searched += 1
        self.start = self.searched
    }

    private mutating func takeLine(upTo end: Int) -> ArraySlice<UInt8> {
        let line = self.bytes[self.start..<end]
        defer { self.isAtStart = false }
        return self.isAtStart && line.starts(with: Self.byteOrderMark) ? line.dropFirst(3) : line
    }
}
