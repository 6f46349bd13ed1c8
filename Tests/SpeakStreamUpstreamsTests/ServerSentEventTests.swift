import SpeakStreamTesting
import Testing

@testable import SpeakStreamUpstreams

/// The examples and rules of the HTML standard, 9.2.6.
struct ServerSentEventTests {
    static func events(_ text: String, sizes: [Int]? = nil) throws -> [ServerSentEvent] {
        var parser = ServerSentEventParser(limit: 1000)
        var events: [ServerSentEvent] = []
        var rest = Array(text.utf8)[...]
        for size in (sizes ?? []) + [rest.count] {
            parser.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            while let event = try parser.next() { events.append(event) }
        }
        if let last = try parser.finish() { events.append(last) }
        return events
    }

    private static func event(_ data: String, _ type: String = "message") -> ServerSentEvent {
        ServerSentEvent(type: type, data: Array(data.utf8))
    }

    @Test(arguments: [
        ("data: a\n\n", ["a"]),
        ("data: a\ndata: b\n\n", ["a\nb"]),
        ("data:a\r\ndata: b\r\n\r\n", ["a\nb"]),
        ("data:a\rdata: b\r\r", ["a\nb"]),
        ("\u{FEFF}data: a\n\n", ["a"]),
        (": comment\n\ndata: a\nid: 1\nretry: 5\n\n", ["a"]),
        ("data\n\ndata\ndata\n\n", ["", "\n"]),
        ("data:  two spaces\n\n", [" two spaces"]),
        ("unknown: x\n\ndata: a\n\n", ["a"]),
        ("event: x\n\ndata: a\n\n", ["a"]),
        ("data: no end", ["no end"]),
        ("data: no blank line\n", ["no blank line"]),
        ("\n\n\n", []),
    ]) func `events are parsed as the standard says`(text: String, data: [String]) throws {
        #expect(try Self.events(text).map { String(decoding: $0.data, as: UTF8.self) } == data)
    }

    @Test func `an event has the type that stands beside its data`() throws {
        let events = try Self.events("event: add\ndata: 1\n\ndata: 2\n\n")
        #expect(events == [Self.event("1", "add"), Self.event("2")])
    }

    @Test func `a line longer than the limit is told, not kept`() {
        #expect(throws: LineSplitter.TooLong.self) { try Self.events("data: " + String(repeating: "x", count: 2000)) }
        #expect(throws: LineSplitter.TooLong.self) {
            try Self.events(String(repeating: "data: " + String(repeating: "x", count: 300) + "\n", count: 5))
        }
    }

    @Test(arguments: 0..<100) func `how the bytes are split changes nothing`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let parts = [
            "data: x", "data", "event: e", ": c", "id: 1", "\n", "\r", "\r\n", "\n\n", "\u{FEFF}", "é", "data:",
        ]
        let text = (0..<30).map { _ in parts.randomElement(using: &random)! }.joined()
        let sizes = (0..<text.utf8.count).map { _ in Int.random(in: 0...4, using: &random) }
        #expect(try Self.events(text, sizes: sizes) == Self.events(text))
    }
}
