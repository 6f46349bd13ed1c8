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

    private mutating func take(_ line: [UInt8]) throws(LineSplitter.TooLong) -> ServerSentEvent? {
        guard let first = line.first else { return self.dispatch() }
        // A comment; servers send them to keep the connection open.
        guard first != UInt8(ascii: ":") else { return nil }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == 0x20 { value = value.dropFirst() }
        let name = line[..<colon]
        if name.elementsEqual("data".utf8) {
            guard self.data.count + value.count < self.limit else { throw LineSplitter.TooLong() }
            if self.hasData { self.data.append(0x0A) }
            self.data += value
            self.hasData = true
        } else if name.elementsEqual("event".utf8) {
            self.type = Array(value)
        }
        return nil
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
