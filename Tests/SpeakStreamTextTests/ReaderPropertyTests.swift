import SpeakStreamTesting
import SpeakStreamText
import Testing

@Suite struct ReaderPropertyTests {
    static let configurations: [Reader.Configuration] = [
        .init(), .init(code: .read, tables: .announce, reasoning: .read),
        .init(code: .skip, tables: .skip, reasoning: .announce),
    ]

    @Test(arguments: 0..<300) func `any split gives the same, and all is accounted for`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(markdownSoup(1 + Int(seed % 120), using: &generator).utf8)
        let configuration = Self.configurations[Int(seed % 3)]
        let whole = readText(of: [bytes], configuration)
        #expect(faults(of: whole, for: bytes) == [])
        #expect(readText(of: bytes.map { [$0] }, configuration) == whole)
        for _ in 0..<3 {
            #expect(readText(of: bytes.pieces(longest: 9, using: &generator), configuration) == whole)
        }
    }

    @Test(arguments: 0..<100) func `what was taken away is not missed`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(markdownSoup(80, using: &generator).utf8)
        let configuration = Self.configurations[Int(seed % 3)]
        var reader = Reader(configuration)
        var (said, upstream) = ([UInt8](), 0)
        for piece in bytes.pieces(longest: 6, using: &generator) + [[]] {
            var read = ReadText()
            reader.append(piece.span, &read)
            if piece.isEmpty {
                reader.end(&read)
            }
            said += read.utf8
            upstream += read.pieces.reduce(0) { $0 + $1.upstream }
        }
        #expect(said == readText(of: [bytes], configuration).utf8)
        #expect(upstream == bytes.count)
    }

    @Test(arguments: 0..<100) func `all is accounted for after stalls`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(markdownSoup(80, using: &generator).utf8)
        var reader = Reader(Self.configurations[Int(seed % 3)])
        var read = ReadText()
        for piece in bytes.pieces(longest: 12, using: &generator) {
            reader.append(piece.span, &read)
            if Bool.random(using: &generator) {
                reader.stall(&read)
            }
        }
        reader.end(&read)
        #expect(faults(of: read, for: bytes) == [])
    }

    @Test(arguments: 0..<60) func `little is held`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let soup = markdownSoup(400, using: &generator)
        let bytes = Array(soup.split(separator: "\n").joined(separator: seed % 2 == 0 ? " " : "\n").utf8)
        var reader = Reader()
        var read = ReadText()
        // Two lines of 200 scalars: a table's header and the line under it; else one.
        let limit = 2 * 201 * 4
        for (index, byte) in bytes.enumerated() {
            reader.append([byte].span, &read)
            let decided = read.pieces.reduce(0) { $0 + $1.upstream }
            #expect(index + 1 - decided <= limit)
        }
    }

    @Test(arguments: [
        "[", "]", "*", "**a ", "> ", ">", "`", "``a", "_a", "<", "<a ", "&", "$", "\\(", "- ", "-", "1. ", "![", "(",
        "#",
        " ", "\t", "|", "~", "[a](", "*_", "http://a", "\n>", "| a", "a*", "[a][", "<!--", "w", "é", "語*", "```", "\r",
    ]) func `a construct without end costs little`(part: String) {
        let count = 60_000 / part.utf8.count
        let bytes = Array(String(repeating: part, count: count).utf8)
        let start = ContinuousClock.now
        let read = readText(of: [bytes])
        let time = ContinuousClock.now - start
        #expect(faults(of: read, for: bytes) == [])
        // A debug build on a busy machine: far from what a square of the length would take.
        #expect(time < .seconds(30), "\(part): \(time)")
    }

    @Test func `an unclosed fence costs nothing`() {
        let bytes = Array(("```\n" + String(repeating: "code *x* [y](z)\n", count: 10_000)).utf8)
        let read = readText(of: [bytes])
        #expect(faults(of: read, for: bytes) == [])
        #expect(read.pieces.count < 8)
    }

    @Test func `a letter before a bracket is not held with it, however it came`() {
        for length in 150...210 {
            let text = Array("x w[\(String(repeating: "0", count: length)) [t](u).".utf8)
            #expect(readText(of: text.map { [$0] }) == readText(of: [text]), "\(length)")
        }
    }

    @Test func `the start of a line counts with the formula that is held before it`() {
        let text = Array(("$$\n\(String(repeating: "x", count: 350))\n" + String(repeating: " ", count: 190)).utf8)
        var reader = Reader()
        var read = ReadText()
        reader.append(text.span, &read)
        let decided = read.pieces.reduce(0) { $0 + $1.upstream }
        #expect(text.count - decided <= 402)
    }
}
