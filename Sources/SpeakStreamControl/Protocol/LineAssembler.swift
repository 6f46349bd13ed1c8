/// Joins bytes into lines, however they are split; what it keeps is bounded.
struct LineAssembler: Sendable {
    /// What there is to take.
    enum Line: Sendable, Hashable {
        /// A line without its end.
        case whole([UInt8])
        /// A line that grew too long; there is nothing behind it.
        case tooLong
    }

    private let limit: Int
    private var bytes: [UInt8] = []
    /// Where the next line begins, and up to where no end was found.
    private var start = 0
    private var scanned = 0
    private var hasFailed = false

    /// Makes one that is empty.
    ///
    /// - Parameter limit: the longest line in bytes, without its end.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes what has come.
    mutating func append(_ bytes: some Collection<UInt8>) {
        guard !self.hasFailed else { return }
        self.bytes.removeSubrange(..<self.start)
        self.scanned -= self.start
        self.start = 0
        self.bytes += bytes
    }

    /// The next line, if it is whole.
    mutating func next() -> Line? {
        guard !self.hasFailed else { return nil }
        let end = self.bytes[self.scanned...].firstIndex(of: 0x0A)
        self.scanned = end ?? self.bytes.endIndex
        guard self.scanned - self.start <= self.limit else {
            self.hasFailed = true
            self.bytes = []
            (self.start, self.scanned) = (0, 0)
            return .tooLong
        }
        guard let end else { return nil }
        defer {
            self.start = end + 1
            self.scanned = self.start
        }
        return .whole(Array(self.bytes[self.start..<end]))
    }

    /// What is left behind the last end; nil if nothing is.
    mutating func finish() -> [UInt8]? {
        defer {
            self.bytes = []
            (self.start, self.scanned) = (0, 0)
        }
        return self.start < self.bytes.endIndex ? Array(self.bytes[self.start...]) : nil
    }
}
