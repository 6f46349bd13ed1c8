/// Splits bytes into JSON objects, one a line, or over several lines if the first is a bare brace; an array may hold them.
struct ObjectLines: Sendable {
    private var lines: LineSplitter
    private var object: [UInt8] = []
    /// The number of the line in which the last object ended, from 1.
    private(set) var place = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
        self.lines = LineSplitter(limit: limit)
    }

    /// Takes the next bytes.
    mutating func append(_ bytes: [UInt8]) { self.lines.append(bytes) }

    /// The next object that is whole; nil if there is none yet.
    mutating func next() throws(LineSplitter.TooLong) -> [UInt8]? {
        while let line = try self.lines.next() {
            self.place += 1
            if let object = try self.take(line) { return object }
        }
        return nil
    }

    /// The object at the end of the stream, which may not be whole; nil if there is none.
    mutating func finish() -> [UInt8]? {
        let last = self.lines.finish()
        let rest = self.object.isEmpty ? Self.withoutArray(last) : self.object + last
        self.object = []
        self.place += 1
        return rest.allSatisfy(\.isWhiteSpace) ? nil : rest
    }

    private mutating func take(_ line: ArraySlice<UInt8>) throws(LineSplitter.TooLong) -> [UInt8]? {
        guard self.object.isEmpty else {
            guard self.object.count + line.count < self.limit else { throw LineSplitter.TooLong() }
            self.object += line
            self.object.append(0x0A)
            // Printed with indentation, only the brace that ends the object stands in front.
            guard line.first == UInt8(ascii: "}") else { return nil }
            defer { self.object = [] }
            return self.object
        }
        let line = Self.withoutArray(line)
        if line.isEmpty { return nil }
        if line.first == UInt8(ascii: "{"), line.dropFirst().allSatisfy(\.isWhiteSpace) {
            self.object = line
            return nil
        }
        return line
    }

    /// A line without what holds an array of objects together.
    private static func withoutArray(_ line: ArraySlice<UInt8>) -> [UInt8] {
        Array(line.drop { $0.isWhiteSpace || "[,]".utf8.contains($0) })
    }
}

extension UInt8 {
    var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
