import SpeakStreamText

/// Reads a text that comes in these pieces.
func readText(
    of pieces: some Sequence<[UInt8]>,
    _ configuration: Reader.Configuration = .init()
) -> ReadText {
    var reader = Reader(configuration)
    var read = ReadText()
    for piece in pieces {
        reader.append(piece.span, &read)
    }
    reader.end(&read)
    return read
}

/// What is said of a text, with the breaks as `/` (line) and `¶` (paragraph).
func spoken(_ markdown: String, _ configuration: Reader.Configuration = .init()) -> String {
    let read = readText(of: [Array(markdown.utf8)], configuration)
    var text = ""
    for scalar in String(decoding: read.utf8, as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\u{2028}": text += "/"
        case "\u{2029}": text += "¶"
        default: text.unicodeScalars.append(scalar)
        }
    }
    return text
}

/// What is wrong with the account of a text that was read to its end.
func faults(of read: ReadText, for upstream: [UInt8]) -> [String] {
    var faults: [String] = []
    var (up, down) = (0, 0)
    for piece in read.pieces {
        guard up + piece.upstream <= upstream.count, down + piece.spoken <= read.utf8.count else {
            return ["\(piece) reaches too far"]
        }
        let said = read.utf8[down..<(down + piece.spoken)]
        if piece.fate == .verbatim, !said.elementsEqual(upstream[up..<(up + piece.upstream)]) {
            faults.append("\(piece) at \(up) is not verbatim")
        }
        if piece.fate == .dropped, piece.spoken > 0 || piece.upstream == 0 {
            faults.append("\(piece) at \(up) is not dropped")
        }
        if piece.upstream == 0, piece.fate != .announced {
            faults.append("\(piece) at \(up) stands for nothing")
        }
        up += piece.upstream
        down += piece.spoken
    }
    if up != upstream.count || down != read.utf8.count {
        faults.append("\(up) of \(upstream.count) bytes upstream, \(down) of \(read.utf8.count) spoken")
    }
    return faults
}

/// Markdown of all kinds, well formed and not.
func markdownSoup(_ count: Int, using generator: inout some RandomNumberGenerator) -> String {
    let parts = [
        "word", " ", "\n", "\n", "\n\n", "*", "**", "_", "__", "~~", "`", "```", "```python\n", "~~~", "[", "]", "](",
        "](/url \"title\")", "![", "(", ")", "<", ">", "> ", "- ", "* ", "+ ", "1. ", "23) ", "# ", "## ", "===", "---",
        "***", "    ", "\t", "|", "| a | b |\n", "|---|---|\n", "| 1 | 2 |", "&amp;", "&", "&#65;", ";", "$", "$$",
        "\\",
        "\\(", "\\)", "\\[", "\\]", "http://a.b/c", "https://", "www.x.org", "h", "w", "<b>", "</b>", "<!--", "-->",
        "<div>", "<think>", "</think>", "a <thinking>", "</thinking>", "<thi", "a | b\n", "--|--\n", "<br>",
        "[x]: /y\n", "[x]", "[^1]", "[^1]: ", "- [ ] ", "[x] ", "5", ".", "!",
        "ä", "語", "😀", "“", "—", "\r\n", "\r", "  \n", "\u{A0}", ":", "#", "x", "b", "<https://c.d>", "é",
    ]
    return (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
}
