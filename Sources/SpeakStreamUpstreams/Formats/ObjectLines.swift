/// Splits bytes into JSON objects, one a line, or over several lines if the first is a bare brace.
struct ObjectLines: Sendable {
    private var lines: LineSplitter
    private var object: [UInt8] = []
    /// The number of the line that came last, from 1.
    private(set) var place = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
        self.lines = LineSplitter(limit: limit)
    }

    /// Takes the next bytes and gives each object that ends in them, with the number of the line where it ends.
    mutating func append(_ bytes: [UInt8], _ body: ([UInt8], Int) throws -> Void) throws {
        var lines = self.lines
        self.lines = LineSplitter(limit: self.limit)
        defer { self.lines = lines }
        try lines.append(bytes) { line in
            self.place += 1
            if let object = try self.take(line) { try body(object, self.place) }
        }
    }

    /// The object at the end of the stream, which may not be whole; nil if there is none.
    mutating func finish() -> [UInt8]? {
        let last = self.lines.finish()
        let rest = self.object + last
        self.object = []
        self.place += 1
        return rest.allSatisfy(\.isWhiteSpace) ? nil : rest
    }

    private mutating func take(_ line: [UInt8]) throws -> [UInt8]? {
        guard self.object.isEmpty else {
            guard self.object.count + line.count < self.limit else { throw LineSplitter.TooLong() }
            self.object += line + [0x0A]
            // Printed with indentation, only the brace that ends the object stands in front.
            guard line.first == UInt8(ascii: "}") else { return nil }
            defer { self.object = [] }
            return self.object
        }
        if line.allSatisfy(\.isWhiteSpace) { return nil }
        if line.first == UInt8(ascii: "{"), line.dropFirst().allSatisfy(\.isWhiteSpace) {
            self.object = line
            return nil
        }
        return line
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
