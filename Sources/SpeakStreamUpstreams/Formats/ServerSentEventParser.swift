/// An event of a stream of server-sent events.
struct ServerSentEvent: Sendable, Equatable {
    /// What the field "event" says; "message" without one.
    var type: String
    /// The lines of the field "data", with line feeds between them.
    var data: [UInt8]
}

/// Parses server-sent events, as the HTML standard of the WHATWG defines them (9.2.6, "Interpreting an event stream").
///
/// An event that no blank line ends is not one, by the standard; but servers that close the connection right behind the last
/// line are common, so that `finish()` gives it all the same.
struct ServerSentEventParser: Sendable {
    private var lines: LineSplitter
    private var type: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false

    /// - Parameter limit: the longest line, and the most data of an event, in bytes.
    init(limit: Int) {
        self.lines = LineSplitter(limit: limit)
        self.limit = limit
    }

    private let limit: Int

    /// Takes the next bytes.
    mutating func append(_ bytes: [UInt8]) { self.lines.append(bytes) }

    /// The next event that is whole; nil if there is none yet.
    mutating func next() throws(LineSplitter.TooLong) -> ServerSentEvent? {
        while let line = try self.lines.next() {
            if let event = try self.take(line) { return event }
        }
        return nil
    }

    /// The event that the end of the stream cut short, if it has data.
    mutating func finish() throws(LineSplitter.TooLong) -> ServerSentEvent? {
        let last = self.lines.finish()
        if !last.isEmpty { _ = try self.take(last) }
        return self.dispatch()
    }

    private mutating func take(_ line: ArraySlice<UInt8>) throws(LineSplitter.TooLong) -> ServerSentEvent? {
        guard let first = line.first else { return self.dispatch() }
        // Only two fields matter; a comment begins with the colon, and servers send them to keep the connection open.
        if first == UInt8(ascii: "d"), let value = Self.value(of: Self.dataField, in: line) {
            guard self.data.count + value.count < self.limit else { throw LineSplitter.TooLong() }
            if self.hasData { self.data.append(0x0A) }
            self.data += value
            self.hasData = true
        } else if first == UInt8(ascii: "e"), let value = Self.value(of: Self.eventField, in: line) {
            self.type = Array(value)
        }
        return nil
    }

    private static let dataField = Array("data".utf8)
    private static let eventField = Array("event".utf8)

    /// The value of a field, without the space before it; nil if the line is of another.
    private static func value(of field: [UInt8], in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: field) else { return nil }
        let rest = line.dropFirst(field.count)
        guard let colon = rest.first else { return rest }
        guard colon == UInt8(ascii: ":") else { return nil }
        let value = rest.dropFirst()
        return value.first == 0x20 ? value.dropFirst() : value
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            self.type = []
            self.data = []
            self.hasData = false
        }
        guard self.hasData else { return nil }
        return ServerSentEvent(
            type: self.type.isEmpty ? "message" : String(decoding: self.type, as: UTF8.self),
            data: self.data
        )
    }
}
