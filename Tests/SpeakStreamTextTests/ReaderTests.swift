import SpeakStreamText
import Testing

@Suite struct ReaderTests {
    @Test func `addresses are left out if so wanted, the text of links is not`() {
        let markdown = "See https://example.org/a or <https://b.example> and [the page](https://example.org)."
        #expect(spoken(markdown) == "See link to example dot org or link to b dot example and the page.")
        #expect(spoken(markdown, .init(links: .drop)) == "See or and the page.")
    }

    @Test(arguments: [
        ("# Title\n\nText.", "Title¶Text."),
        ("## Closed ##\nText", "Closed ¶Text"),
        ("Title\n=====\nText", "Title\n¶Text"),
        ("a\nb\n\nc", "a\nb\n¶c"),
        ("\n\n  a", "a"),
        ("- one\n- two\n", "one/two/"),
        ("Items:\n- one\n- two", "Items:\n/one/two"),
        ("1. one\n2. two", "1. one/2. two"),
        ("- wrapped\n  over lines\nand on\n- two", "wrapped\nover lines\nand on/two"),
        ("- a\r\n  b\r\n- c  \n  d\n\nend", "a\nb/c  /d¶end"),
        ("- a\n\n- b", "a¶b"),
        ("- [ ] wash\n- [x] dry\n", "to do: wash/done: dry/"),
        ("> quoted\n> more\n\nplain", "quoted\nmore\n¶plain"),
        ("above\n***\nbelow", "above\n¶below"),
        ("a  \nb", "a  /b"),
        ("a\\\nb", "a/b"),
    ]) func `blocks end where they should`(markdown: String, expected: String) {
        #expect(spoken(markdown) == expected)
    }

    @Test(arguments: [
        ("**bold** and *it* and ~~gone~~", "bold and it and gone"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("*open for good", "*open for good"),
        ("a `code *x*` b", "a code *x* b"),
        ("see [text](http://a.b \"t\") now", "see text now"),
        ("![a cat](cat.png)", "image: a cat"),
        ("[plain] text", "[plain] text"),
        ("[a]: /url\n\n[text][a] and [a]", "text and a"),
        ("[ẞ]: /url\n\n[SS]", "SS"),
        ("see www.a.b/c?d&amp; or www.a.b/c;", "see link to a dot b& or link to a dot b;"),
        ("said[^1] so", "said so"),
        ("said[^http://a.b] (http://c.d)", "said (link to c dot d)"),
        ("<https://example.org/x>", "link to example dot org"),
        ("see https://www.example.org/x?y=1, or www.b.c.", "see link to example dot org, or link to b dot c."),
        ("a <b>c</b> d<!-- e --> f", "a c d f"),
        ("x &amp; y &#33; &unknown;", "x & y ! &unknown;"),
        ("&Dcaron;&ngE; &eacute;t&eacute; &amp &amp;amp;", "Ď≧̸ été &amp &amp;"),
        ("\\*not\\* so", "*not* so"),
        ("It costs $5 and $6.", "It costs $5 and $6."),
        ("Here $x^2 + 1$ and \\(a\\).", "Here x squared plus 1 and A."),
        ("wow! Then", "wow! Then"),
    ]) func `spans are read`(markdown: String, expected: String) {
        #expect(spoken(markdown) == expected)
    }

    @Test(arguments: [
        ("$$\nx = 1\n$$\nso", "x equals 1\nso"),
        ("\\[\nx^2\n\\]\nso", "x squared\nso"),
        ("\\[\r\nx\r\n\\] so", "x so"),
        ("So\n\\[ x\n  + 2 \\]\nso", "So\n¶x plus 2\nso"),
        ("\\[\\begin{aligned}\nx &= 1 \\\\\ny &= 2\n\\end{aligned}\\]", "x equals 1, y equals 2"),
        ("- a\n  $$\n  x = 1\n  $$\n- b", "a/¶x equals 1/b"),
        ("> $$\n> x = 1\n> $$", "x equals 1"),
        ("$$\nx = 1\n\nso", "x equals 1¶so"),
        ("$$\nx = 1", "x equals 1"),
        ("$$\nx = \\unknown\n$$", "formula"),
        ("$$x + \(spaces(210))$$ so", "x plus so"),
        ("$$\nx + \(spaces(300))y\n$$\nso", "x plus y\nso"),
        ("$$\nx + \(spaces(400))y\n$$\nso", "formula\nso"),
        ("$$\nx $\n$ + 1\n$$", "formula"),
        ("\\[not a formula](x)\nso", "[not a formula](x)\nso"),
    ]) func `a formula over lines is read as one`(markdown: String, expected: String) {
        #expect(spoken(markdown) == expected)
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    @Test func `a formula that stalls is announced`() {
        var reader = Reader()
        var read = ReadText()
        reader.append(Array("$$\nx = 1".utf8).span, &read)
        #expect(read.utf8.isEmpty)
        reader.stall(&read)
        #expect(read.utf8 == Array("formula".utf8))
        reader.append(Array(" + 2\n$$ so".utf8).span, &read)
        reader.end(&read)
        #expect(read.utf8 == Array("formula so".utf8))
    }

    @Test func `code is announced, skipped or read`() {
        let code = "Look:\n```js\nlet a\nlet b\n```\nDone"
        #expect(spoken(code) == "Look:\n¶JavaScript code¶2 lines¶Done")
        #expect(spoken(code, .init(code: .skip)) == "Look:\n¶Done")
        #expect(spoken(code, .init(code: .read)) == "Look:\n¶let a\nlet b\n¶Done")
        #expect(spoken("```\nx\n") == "Code¶1 line")
        #expect(spoken("~~~ c++\n```\n~~~\n") == "C++ code¶1 line¶")
        #expect(spoken("a\n\n    x\n    y\n\nb") == "a\n¶Code¶2 lines¶b")
    }

    @Test func `tables are said by rows`() {
        let table = "| Name | Born |\n|---|:-:|\n| Ada | **1815** |\n| Alan | |\n\nEnd"
        #expect(spoken(table) == "Name: Ada; Born: 1815./Name: Alan./¶End")
        #expect(spoken(table, .init(tables: .announce)) == "Table¶2 rows¶End")
        #expect(spoken(table, .init(tables: .skip)) == "End")
        #expect(spoken("| a | b |\n|---|---|\n| One. | Two! |\n") == "a: One. b: Two!/")
        #expect(spoken("| a |\n|---|\n| `b \\| c` |\n") == "a: b | c./")
        #expect(spoken("| no table |\nnext") == "| no table |\nnext")
    }

    @Test(arguments: [
        ("Name | Born\n--- | ---\nAda | 1815\nAlan |\n\nEnd", "Name ¶Name: Ada; Born: 1815./Name: Alan./¶End"),
        ("List:\n**Name** | `Born` |\n:-|-:\nAda | 1815", "List:\nName ¶Name: Ada; Born: 1815."),
        ("a | b\n--- | --- | ---\nc", "a | b\n--- | --- | ---\nc"),
        ("a | *b*  \n---\nc", "a | b  /¶c"),
        ("- a | b\n", "a | b/"),
        ("- a | b\n- c || d", "a | b/c || d"),
        ("a | b\r\n--|--\r\n1 | 2\r\n", "a ¶a: 1; b: 2./"),
    ]) func `tables need no mark before their rows`(markdown: String, expected: String) {
        #expect(spoken(markdown) == expected)
        let bytes = Array(markdown.utf8)
        #expect(faults(of: readText(of: [bytes]), for: bytes) == [])
    }

    @Test func `a mark within a line holds back no more than a line may`() {
        let text = String(repeating: "words and ", count: 5) + "| " + String(repeating: "more ", count: 40)
        var reader = Reader()
        var read = ReadText()
        for (index, byte) in text.utf8.enumerated() {
            reader.append([byte].span, &read)
            #expect(index < 51 || index > 198 || read.utf8.count == 50)
            #expect(index < 201 || read.utf8.count == index + 1)
        }
    }

    @Test func `a cell holds back no more than a line may`() {
        let row = "| <!--" + String(repeating: "x", count: 190) + String(repeating: " ", count: 30)
        let text = Array(("| a |\n|---|\n" + row).utf8)
        var reader = Reader()
        var read = ReadText()
        for (index, byte) in text.enumerated() {
            reader.append([byte].span, &read)
            #expect(index + 1 - read.pieces.reduce(0) { $0 + $1.upstream } <= 200)
        }
    }

    @Test func `text behind many marks is said`() {
        for mark in ["-", "*", "_", "- "] {
            #expect(spoken(String(repeating: mark, count: 250) + "text *it*\nmore") == "text it\nmore")
            #expect(spoken(String(repeating: mark, count: 250) + "\nmore") == "more")
        }
        #expect(spoken("title\n" + String(repeating: "=", count: 250) + " text") == "title\n¶text")
    }

    @Test func `blocks of HTML keep their text, not their tags`() {
        #expect(spoken("<div class=\"a\">\nText\n</div>\n\nEnd") == "Text\n¶End")
        #expect(spoken("<!-- a\n\n*b* --> *c*\nEnd") == "c\n/End")
        #expect(spoken("a\n\n<!-- b -->\nEnd") == "a\n¶End")
        #expect(spoken("<script>\nx < 1\n</script>\nEnd") == "End")
    }

    @Test func `prose goes out at once`() {
        var reader = Reader()
        var read = ReadText()
        for (index, byte) in "Plain prose goes out".utf8.enumerated() {
            reader.append([byte].span, &read)
            #expect(read.utf8.count == index + 1)
        }
    }

    @Test func `a stall resolves what is held`() {
        for (text, expected) in [
            ("a *b", "a *b"), ("- ", ""), ("see [x", "see [x"), ("12", "12"), ("| a", "| a"), ("a | b", "a | b"),
        ] {
            var reader = Reader()
            var read = ReadText()
            reader.append(Array(text.utf8).span, &read)
            reader.stall(&read)
            #expect(String(decoding: read.utf8, as: UTF8.self) == expected)
            reader.append(Array(" c*".utf8).span, &read)
            reader.end(&read)
            #expect(faults(of: read, for: Array((text + " c*").utf8)) == [])
        }
    }
}
