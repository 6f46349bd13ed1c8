import SpeakStreamTesting
import Testing

@testable import SpeakStreamControl

@Suite("Lines")
struct LineAssemblerTests {
    private func lines(_ pieces: [[UInt8]], limit: Int) -> [LineAssembler.Line] {
        var assembler = LineAssembler(limit: limit)
        var lines: [LineAssembler.Line] = []
        for piece in pieces {
            assembler.append(piece)
            while let line = assembler.next() { lines.append(line) }
        }
        if let rest = assembler.finish() { lines.append(.whole(rest)) }
        return lines
    }

    @Test("a line is what stands before its end")
    func plain() {
        let lines = self.lines([Array("a\n\nbc\nd".utf8)], limit: 10)
        #expect(lines == ["a", "", "bc", "d"].map { .whole(Array($0.utf8)) })
    }

    @Test("a line of the greatest length is one, a longer one is told, and nothing behind it")
    func limit() {
        let long = Array("abcde".utf8)
        #expect(self.lines([long + [0x0A]], limit: 5) == [.whole(long)])
        #expect(self.lines([long + Array("f\nb\n".utf8)], limit: 5) == [.tooLong])
        #expect(self.lines([long, Array("f".utf8)], limit: 5) == [.tooLong])
    }

    @Test("how the bytes are split changes nothing", arguments: 0..<300 as Range<UInt64>)
    func splits(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = [0x0A, 0x0D, 0x00, 0x61, 0xC3, 0xA4, 0xFF]
        let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
            // Rarely an end, so that some lines are too long.
            Int.random(in: 0..<12, using: &generator) == 0 ? 0x0A : alphabet.randomElement(using: &generator)!
        }
        let whole = self.lines([bytes], limit: 24)
        #expect(self.lines(bytes.map { [$0] }, limit: 24) == whole)
        #expect(self.lines(bytes.pieces(longest: 17, using: &generator), limit: 24) == whole)
    }
}
