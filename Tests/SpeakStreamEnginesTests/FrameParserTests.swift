import SpeakStream
import SpeakStreamEngines
import SpeakStreamTesting
import Testing

@Suite("What a program answers")
struct FrameParserTests {
    /// All that a parser gives for bytes that come in these pieces, the samples of a header joined.
    private func parse(_ pieces: [[UInt8]]) -> (pieces: [FrameParser.Piece], fault: EngineFault?) {
        var parser = FrameParser()
        var result: [FrameParser.Piece] = []
        for bytes in pieces {
            do throws(EngineFault) {
                for piece in try parser.push(bytes) {
                    if case .samples(let more, let id) = piece, case .samples(let before, id)? = result.last {
                        result[result.count - 1] = .samples(before + more, id: id)
                    } else {
                        result.append(piece)
                    }
                }
            } catch {
                return (result, error)
            }
        }
        return (result, nil)
    }

    private func sound(_ samples: [Int16]) -> [UInt8] {
        samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    @Test("is the same however it is split")
    func splits() throws {
        var stream: [UInt8] = Array("{\"ready\": true, \"protocol\": 1, \"rate\": 24000}\n".utf8)
        var generator = SeededGenerator(seed: 1)
        for id in 0..<6 {
            let samples = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                // Line ends and braces within the sound are no lines.
                Int16.random(in: 0..<3, using: &generator) == 0
                    ? 0x0A7B : Int16.random(in: .min ... .max, using: &generator)
            }
            stream += "{\"id\": \(id), \"bytes\": \(samples.count * 2), \"words\": [[0, 1], [4, 20]]}\n".utf8
            stream += self.sound(samples) + Array("{\"id\": \(id), \"end\": true}\n".utf8)
        }
        let whole = self.parse([stream])
        #expect(whole.fault == nil)
        #expect(whole.pieces.count { if case .end = $0 { true } else { false } } == 6)
        #expect(self.parse(stream.map { [$0] }).pieces == whole.pieces)
        for _ in 0..<500 {
            let pieces = stream.pieces(longest: 50, using: &generator)
            #expect(self.parse(pieces).pieces == whole.pieces)
        }
    }

    @Test("of random bytes and damaged streams nothing is made but faults, and the same ones however they are split")
    func damage() {
        var generator = SeededGenerator(seed: 2)
        let good: [UInt8] = Array("{\"id\": 0, \"bytes\": 4}\n\u{1}\u{2}\u{3}\u{4}{\"id\": 0, \"end\": true}\n".utf8)
        var faults = 0
        for _ in 0..<3000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = .random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(.random(in: .min ... .max, using: &generator), at: index)
                }
            }
            let whole = self.parse([bytes])
            let split = self.parse(bytes.pieces(longest: 5, using: &generator))
            // What cannot become a header is told as soon as that is certain, with as much of it as is there.
            #expect((whole.fault == nil) == (split.fault == nil))
            if whole.fault == nil { #expect(whole.pieces == split.pieces) }
            faults += whole.fault == nil ? 0 : 1
        }
        #expect(faults > 1000)
    }

    @Test(
        "a header is an object whose parts are what they have to be",
        arguments: [
            ("[1]", false), ("7", false), ("{\"id\": 1", false), ("{\"id\": \"1\", \"bytes\": 2}", false), ("", false),
            ("{\"bytes\": 2}", false), ("{\"end\": true}", false), ("{\"id\": 1, \"bytes\": -2}", false),
            ("{\"id\": 1, \"bytes\": 1.5}", false), ("{\"id\": 1, \"bytes\": 99999999999999999999}", false),
            ("{\"id\": 1, \"words\": [[0]]}", false), ("{\"id\": 1, \"words\": [[0, -1]]}", false),
            ("{\"id\": 1, \"words\": {\"0\": 1}}", false), ("{\"ready\": true}", false),
            ("{\"ready\": 1, \"protocol\": 1}", false),
            ("{\"ready\": true, \"protocol\": 1, \"rate\": \"fast\"}", false),
            ("{\"id\": 1, \"bytes\": 2}", true), ("{\"id\": 1, \"end\": true, \"more\": {\"of\": [1]}}", true),
            ("{\"log\": \"loading\"}", true), ("{\"error\": \"no model\"}", true),
            ("{\"id\": 1, \"words\": [[0, 1]]}", true),
        ]
    )
    func headers(line: String, isOne: Bool) {
        #expect((EngineHeader(Array(line.utf8)) != nil) == isOne)
    }

    @Test("lines, and the sound behind one, have bounds; sound is of whole samples")
    func bounds() {
        let long = "{\"log\": \"" + String(repeating: "a", count: FrameParser.longestLine)
        #expect(self.parse([Array(long.utf8)]).fault == .garbage(String(long.prefix(40))))
        #expect(self.parse([Array((long + "\"}\n").utf8)]).fault == .garbage(String(long.prefix(40))))
        let large = "{\"id\": 1, \"bytes\": \(FrameParser.mostBytes + 2)}"
        #expect(self.parse([Array((large + "\n").utf8)]).fault == .garbage(large))
        #expect(self.parse([Array("{\"id\": 1, \"bytes\": 3}\n".utf8)]).fault == .garbage("{\"id\": 1, \"bytes\": 3}"))
    }

    @Test("what is no header is told at once, without a line end, and without its control characters")
    func garbage() {
        #expect(self.parse([Array("RIFF\u{1B}[2J".utf8)]).fault == .garbage("RIFF.[2J"))
        #expect(self.parse([[0xFF, 0xFE]]).fault == .garbage("\u{FFFD}\u{FFFD}"))
    }

    @Test("what a program is told is JSON on one line, whatever the text is")
    func commands() throws {
        var voice = VoiceSettings(name: "a\"b", rate: 200, pitch: 10, volume: 150, range: 60, wordGap: 5)
        voice.language = "en-GB"
        let text = "say \"this\\that\"\nand\u{0}\t\u{7F}über 𝄞"
        let request = SynthesisRequest(text: text, voice: voice, continues: true)
        let line = String(decoding: EngineCommand.say(request, id: 7, setsVolume: true), as: UTF8.self)
        #expect(
            line == """
                {"say": "say \\"this\\\\that\\" and   über 𝄞", "id": 7, "rate": 200, "pitch": 10, "range": 60, \
                "word_gap": 5, "volume": 150, "language": "en-GB", "voice": "a\\"b", "continues": true}

                """
        )
        #expect(EngineCommand.cancel(7) == Array("{\"cancel\": 7}\n".utf8))
        #expect(EngineCommand.line("one\r\ntwo") == Array("one  two\n".utf8))
    }
}
