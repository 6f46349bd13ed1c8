import SpeakStreamTesting
import SpeakStreamText
import Testing

@Suite struct UTF8AssemblerTests {
    static let tricky: [[UInt8]] = [
        Array("a\u{E9}\u{20AC}\u{1F600}z".utf8),
        [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0xA0], [0xED, 0xA0, 0x80], [0xED, 0x9F, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41], [0xF4, 0x90, 0x80, 0x80],
        [0xF4, 0x8F, 0xBF, 0xBF], [0xF5, 0x80], [0xFF, 0xFE], [0x80, 0xBF], [0xE2, 0x82, 0xE2, 0x82, 0xAC],
        [0x41, 0xC2], [0xF1, 0x80, 0xC3, 0xA9, 0xF1, 0x80, 0x80], [0xE1, 0x80, 0xF0, 0x90, 0x80, 0xE1], [],
    ]

    private func assemble(_ pieces: [[UInt8]]) -> (bytes: [UInt8], replacements: Int) {
        var assembler = UTF8Assembler()
        var output: [UInt8] = []
        var pushed = 0
        for piece in pieces {
            pushed += piece.count
            let whole = assembler.push(piece)
            #expect(String(validating: whole, as: UTF8.self) != nil)
            output += whole
            if assembler.replacements == 0 {
                #expect((0...3).contains(pushed - output.count))
            }
        }
        output += assembler.finish()
        return (output, assembler.replacements)
    }

    private func expected(_ bytes: [UInt8]) -> (bytes: [UInt8], replacements: Int) {
        let text = String(decoding: bytes, as: UTF8.self)
        return (Array(text.utf8), text.unicodeScalars.count { $0 == "\u{FFFD}" })
    }

    @Test(arguments: Self.tricky) func `every split of a tricky sequence`(_ bytes: [UInt8]) {
        let expected = self.expected(bytes)
        for mask in 0..<(1 << max(0, bytes.count - 1)) {
            var pieces: [[UInt8]] = [[]]
            for (index, byte) in bytes.enumerated() {
                pieces[pieces.count - 1].append(byte)
                if mask >> index & 1 == 1 {
                    pieces.append([])
                }
            }
            let result = self.assemble(pieces)
            #expect(result.bytes == expected.bytes)
            #expect(result.replacements == expected.replacements)
        }
    }

    @Test(arguments: UInt64(0)..<200) func `random bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Bytes with a meaning in UTF-8 are more frequent than chance has them.
        let notable: [UInt8] = [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF1, 0xF4]
        let bytes = (0..<200).map { _ in
            Bool.random(using: &generator)
                ? notable.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
        }
        let result = self.assemble(split(bytes, longest: 7, using: &generator))
        #expect(result.bytes == self.expected(bytes).bytes)
        #expect(result.replacements == self.expected(bytes).replacements)
    }

    @Test func `finish leaves the assembler fresh`() {
        var assembler = UTF8Assembler()
        #expect(assembler.push([0xF0, 0x9F]) == [])
        #expect(assembler.finish() == Array("\u{FFFD}".utf8))
        #expect(assembler.finish() == [])
        #expect(assembler.push("ok".utf8) == Array("ok".utf8))
        #expect(assembler.replacements == 1)
    }
}
