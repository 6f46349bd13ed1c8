import Testing

@testable import SpeakStreamVoices

@Suite struct TOMLDocumentTests {
    private func read(_ text: String) throws -> TOMLValue { try TOMLDocument.read(Array(text.utf8)) }

    @Test func `values come with their kinds, their keys and the lines of these`() throws {
        let document = try self.read(
            """
            # A comment.
            text = "ä\\n"
            number = -5
            part = 0.5
            yes = true
            day = 2026-11-27

            [table]
            list = ["a", 2,
                [3]]
            "a key" = { inner = 'x' }
            """
        )
        func line(_ content: TOMLValue.Content, _ line: Int) -> TOMLValue { TOMLValue(content: content, line: line) }
        let list = TOMLValue.Content.array([
            line(.string("a"), 9), line(.integer(2), 9), line(.array([line(.integer(3), 10)]), 10),
        ])
        let table = TOMLValue.Content.table([
            ("a key", line(.table([("inner", line(.string("x"), 11))]), 11)), ("list", line(list, 9)),
        ])
        #expect(
            document.content
                == .table([
                    ("day", line(.other, 6)), ("number", line(.integer(-5), 3)), ("part", line(.number(0.5), 4)),
                    ("table", line(table, 8)), ("text", line(.string("ä\n"), 2)), ("yes", line(.boolean(true), 5)),
                ])
        )
        #expect(try self.read("").content == .table([]))
    }

    @Test(
        "what is no TOML is told with its line",
        arguments: [
            ("a = 1\nb =\n", 2), ("a = 1\n\na = 2\n", 3), ("[a\n", 1), ("a = \"\u{0}\"", 1), ("= 1", 1), ("a = 'x", 1),
            ("[=1", 1),
            (String(repeating: "[", count: 10_000), 1),
        ]
    )
    func broken(_ text: String, _ line: Int) {
        let failure = #expect(throws: TOMLDocument.Failure.self) { try self.read(text) }
        #expect(failure?.line == line && failure?.reason.isEmpty == false, "\(failure?.reason ?? "")")
        #expect(failure?.reason.contains("\n") == false)
    }

    @Test func `bytes that are no UTF-8 are no TOML`() {
        #expect(throws: TOMLDocument.Failure.self) { try TOMLDocument.read([0x61, 0x3D, 0x22, 0xFF, 0x22]) }
    }
}
