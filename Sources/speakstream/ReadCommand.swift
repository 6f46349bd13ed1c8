import ArgumentParser
import FoundationEssentials
import SpeakStreamText

/// `speakstream read`: what is said of a text in markdown, as JSON lines, without a sound.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Show what is said of a text in markdown, as JSON lines.",
        discussion: """
            Reads text on standard input as it comes and writes a line for each stretch of it: what is said ("text", \
            empty if nothing is), what it is ("role"), what became of it ("fate": "verbatim", "replaced", "announced", \
            "dropped") and where it stood ("start" and "end", in UTF-8 bytes). The stretches cover the text exactly once.

            EXAMPLE:
              speakstream read < answer.md
            """
    )

    @OptionGroup var options: ReadingOptions

    func validate() throws {
        if self.options.plain { throw ValidationError("plain text is read as it stands: leave --plain out") }
    }

    func run() throws {
        var reader = Reader(self.options.configuration ?? .init())
        var assembler = UTF8Assembler()
        var stretches = Stretches()
        try StandardInput.forEachChunk { bytes in
            try self.show(&stretches) { reader.append(assembler.push(bytes).span, &$0) }
        }
        try self.show(&stretches) {
            reader.append(assembler.finish().span, &$0)
            reader.end(&$0)
        }
        try StandardOutput.writeLines(stretches.finish())
    }

    private func show(_ stretches: inout Stretches, _ read: (inout ReadText) -> Void) throws {
        var text = ReadText()
        read(&text)
        try StandardOutput.writeLines(stretches.take(text))
    }
}

/// A line of the answer.
private struct Stretch: Encodable {
    var text = ""
    var role: String
    var fate: String
    var start: Int
    var end: Int
}

/// Joins the pieces of one kind that stand in a line, however they came.
private struct Stretches {
    private var open: Stretch?
    private var bytes: [UInt8] = []
    private var position = 0

    mutating func take(_ read: ReadText) -> [Stretch] {
        var lines: [Stretch] = []
        var spoken = 0
        for piece in read.pieces {
            let bytes = read.utf8[spoken..<spoken + piece.spoken]
            spoken += piece.spoken
            let (role, fate) = ("\(piece.role)", "\(piece.fate)")
            let isVerbatim = piece.fate == .verbatim
            let endsLine = self.bytes.last == 0x0A || !isVerbatim && piece.fate != .dropped
            if let open = self.open, open.role != role || open.fate != fate || endsLine {
                lines += self.finish()
            }
            var stretch = self.open ?? Stretch(role: role, fate: fate, start: self.position, end: self.position)
            self.position += piece.upstream
            stretch.end = self.position
            self.bytes += bytes
            self.open = stretch
        }
        return lines
    }

    mutating func finish() -> [Stretch] {
        guard var stretch = self.open else { return [] }
        stretch.text = String(decoding: self.bytes, as: UTF8.self)
        self.bytes.removeAll()
        self.open = nil
        return [stretch]
    }
}
