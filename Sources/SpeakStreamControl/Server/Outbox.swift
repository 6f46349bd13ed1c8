/// What is to be sent on a connection; bounded, whatever the other end does.
struct Outbox: Sendable {
    private struct Line {
        var bytes: [UInt8]
        /// Whether a later one makes up for it.
        var isStatus: Bool
    }

    /// So many bytes of status lines wait at most, apart from the newest.
    static let limit = 64 * 1024

    private var lines: [Line] = []
    /// How much of the first line has been sent.
    private var sent = 0
    private var count = 0

    var isEmpty: Bool { self.lines.isEmpty }

    /// Whether the other end reads what it asked for: no more is done for it until it does.
    var hasRoom: Bool { self.count <= Self.limit }

    /// What is to be sent next.
    var next: ArraySlice<UInt8> { self.lines.first?.bytes[self.sent...] ?? [] }

    /// Adds an answer, which is never dropped: one at a time is asked for, and only while there is room.
    mutating func append(answer line: [UInt8]) {
        self.append(Line(bytes: line, isStatus: false))
    }

    /// Adds a status; the oldest that have not begun to be sent are dropped where a reader is too slow, as a newer one says more.
    mutating func append(status line: [UInt8]) {
        while self.count + line.count > Self.limit, let oldest = self.oldestStatus {
            self.count -= self.lines.remove(at: oldest).bytes.count
        }
        self.append(Line(bytes: line, isStatus: true))
    }

    /// Takes away what was sent.
    mutating func remove(_ sent: Int) {
        self.sent += sent
        guard let first = self.lines.first, self.sent >= first.bytes.count else { return }
        self.count -= first.bytes.count
        self.sent = 0
        self.lines.removeFirst()
    }

    private var oldestStatus: Int? {
        self.lines.indices.first { self.lines[$0].isStatus && ($0 > 0 || self.sent == 0) }
    }

    private mutating func append(_ line: Line) {
        self.lines.append(line)
        self.count += line.bytes.count
    }
}
