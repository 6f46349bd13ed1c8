import SpeakStreamTesting
import Testing

@testable import SpeakStreamCommand

@Suite("Keys")
struct KeyDecoderTests {
    private func keys(_ pieces: [[UInt8]]) -> [Key] {
        var decoder = KeyDecoder()
        return pieces.flatMap { decoder.push($0) }
    }

    private func keys(_ pieces: String...) -> [Key] { self.keys(pieces.map { Array($0.utf8) }) }

    @Test("characters and arrows are what they are")
    func plain() {
        #expect(self.keys("a +") == [.character("a"), .character(" "), .character("+")])
        #expect(self.keys("\u{1B}[C\u{1B}[D\u{1B}OC\u{1B}OD") == [.right, .left, .right, .left])
        #expect(self.keys("\u{1B}[Cs") == [.right, .character("s")])
    }

    @Test("an ESC with nothing behind it is Esc")
    func escape() {
        #expect(self.keys("\u{1B}") == [.escape])
        #expect(self.keys("r\u{1B}") == [.character("r"), .escape])
        #expect(self.keys("\u{1B}\u{1B}") == [.escape, .escape])
        #expect(self.keys("\u{1B}\u{1B}[C") == [.escape, .right])
        #expect(self.keys("\u{1B}", "s") == [.escape, .character("s")])
    }

    @Test(
        "what means nothing is passed over",
        arguments: [
            "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[3~", "\u{1B}[15~", "\u{1B}OP", "\u{1B}OS", "\u{1B}s", "\u{1B}ä",
            "\u{1B}[<0;10;20M",
            "\u{1B}[200~", "\t\r\n\u{7F}\u{1}", "ä👩‍🚀ß", "\u{1B}[1\u{18}", "\u{1B}[ä", "\u{1B}O\u{80}",
        ]
    )
    func others(_ text: String) {
        #expect(self.keys(text + "q") == [.character("q")])
    }

    @Test("a sequence is one key, however it is split behind its first byte", arguments: 0..<300 as Range<UInt64>)
    func splits(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let parts = ["\u{1B}[C", "\u{1B}OD", "\u{1B}[1;5C", "\u{1B}[3~", "s", " ", "ä", "\u{1B}x", "\n", "\u{1B}[D"]
        let text = (0..<20).map { _ in parts.randomElement(using: &generator)! }.joined()
        let bytes = Array(text.utf8)
        // A piece never ends with ESC: that would be the key.
        var pieces: [[UInt8]] = []
        for piece in bytes.pieces(longest: 5, using: &generator) {
            if pieces.last?.last == 0x1B {
                pieces[pieces.count - 1] += piece
            } else {
                pieces.append(piece)
            }
        }
        #expect(self.keys(pieces) == self.keys([bytes]))
    }

    @Test("no bytes do any harm", arguments: 0..<200 as Range<UInt64>)
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let keys = self.keys(bytes.pieces(longest: 9, using: &generator))
        #expect(keys.count <= bytes.count)
        // Whatever it was in the midst of, what comes behind is understood: at most the end of a sequence is missing.
        #expect(self.keys([bytes, Array("\u{18}q".utf8)]).last == .character("q"))
    }

    @Test("each key has its command")
    func commands() {
        let keys: [(String, KeyCommand?)] = [
            (" ", .togglePause), ("r", .repeat), ("+", .faster), ("=", .faster), ("-", .slower), ("_", .slower),
            ("s", .stop), ("\u{1B}", .stop), ("q", .quit), ("\u{1B}[C", .next), ("\u{1B}[D", .previous), ("x", nil),
            ("Q", nil),
        ]
        for (text, command) in keys { #expect(self.keys(text).map(KeyCommand.init) == [command]) }
    }
}
