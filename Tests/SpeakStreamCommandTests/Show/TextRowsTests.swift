import SpeakStreamTesting
import Testing

@testable import SpeakStreamCommand

@Suite("Rows of text")
struct TextRowsTests {
    private func rows(_ text: String, width: Int, count: Int = 100) -> [String] {
        var shown = ShownText()
        shown.append(Array(text.utf8))
        var rows = TextRows(width: width, start: 0)
        rows.extend(with: shown, to: count)
        return rows.rows.map { $0.glyphs.map(\.glyph.text).joined() }
    }

    @Test("are broken at spaces, which hang over the edge; a long word is cut")
    func spaces() {
        #expect(self.rows("one two  three", width: 7) == ["one two", "three"])
        #expect(self.rows("one two", width: 4) == ["one ", "two"])
        #expect(self.rows("a incomprehensible b", width: 6) == ["a ", "incomp", "rehens", "ible b"])
        #expect(self.rows("one\n\n  two\r\n\tx", width: 20) == ["one", "", "  two", "        x"])
        #expect(self.rows("ab", width: 1) == ["a", "b"])
    }

    @Test("count the columns of wide characters, and may be broken beside them")
    func wide() {
        #expect(self.rows("a\u{65E5}\u{672C}\u{8A9E}", width: 5) == ["a\u{65E5}\u{672C}", "\u{8A9E}"])
        #expect(self.rows("\u{65E5}x", width: 1) == ["\u{FFFD}", "x"])
        #expect(self.rows("ab\u{1F469}\u{200D}\u{1F467}c", width: 4) == ["ab\u{1F469}\u{200D}\u{1F467}", "c"])
        #expect(self.rows("e\u{301}e\u{301}", width: 2) == ["e\u{301}e\u{301}"])
    }

    @Test("are no more than were asked for")
    func count() {
        #expect(self.rows("one two three", width: 5, count: 2) == ["one ", "two "])
        #expect(self.rows("one\ntwo\n", width: 5, count: 2) == ["one", "two"])
    }

    @Test("are the same however the text comes, fit, and leave no byte out", arguments: 0..<200)
    func growth(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = ShowTexts.random(60, using: &random)
        let (width, count) = (Int.random(in: 1...40, using: &random), Int.random(in: 1...80, using: &random))
        var whole = ShownText()
        whole.append(Array(text.utf8))
        var expected = TextRows(width: width, start: 0)
        expected.extend(with: whole, to: count)

        var shown = ShownText()
        var grown = TextRows(width: width, start: 0)
        for scalars in Array(text.unicodeScalars).pieces(longest: 9, using: &random) {
            shown.append(scalars.flatMap { Array(String($0).utf8) })
            grown.extend(with: shown, to: count)
        }
        #expect(grown.rows == expected.rows)
        var place = 0
        for row in expected.rows {
            #expect(row.range.lowerBound == place)
            #expect(row.glyphs.reduce(0) { $0 + $1.glyph.columns } <= width)
            #expect(row.glyphs.allSatisfy { row.range.contains($0.place) })
            place = row.range.upperBound
        }
        #expect(place == whole.end || expected.rows.count == count)
    }
}

@Suite("Glyphs")
struct GlyphTests {
    @Test(
        "have the columns that terminals give them",
        arguments: [
            ("a", 1), ("\u{E9}", 1), ("\u{65E5}", 2), ("\u{1F600}", 2), ("\u{1F469}\u{200D}\u{1F467}", 2),
            ("\u{2764}\u{FE0F}", 2),
            ("\u{2764}", 1), ("\u{1F1E9}\u{1F1EA}", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{201C}", 1),
            ("\u{FF21}", 2),
        ]
    )
    func columns(_ character: Character, _ columns: Int) {
        #expect(Glyph(character)?.columns == columns)
    }

    @Test("hold nothing that a terminal obeys")
    func controls() {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = Glyph(Character(scalar))?.text ?? ""
            #expect(
                !text.unicodeScalars.contains {
                    $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
                }
            )
        }
        #expect(Glyph("\u{1B}")?.text == "\u{241B}")
        #expect(Glyph("\u{200B}") == nil)
        // Marks upon marks.
        let tower = Character("a" + String(repeating: "\u{301}", count: 500))
        #expect(Glyph(tower)?.text.unicodeScalars.count == 16)
    }
}
