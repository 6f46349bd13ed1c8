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
            "dropped") and where it stood ("start" and "end", in UTF-8 bytes). The stretches cover the text exactly once. Where \
            figures, units or abbreviations are put into words, these are "spoken".

            EXAMPLE:
              speakstream read < answer.md
            """
    )

    @OptionGroup var options: ReadingOptions

    @Option(help: "The text's language, such as en or pt-BR.")
    var language = "en"

    func validate() throws {
        if self.options.plain {
            throw Misfit("plain", because: "plain text is read as it stands: leave --plain out")
        }
    }

    func run() throws {
        var reader = Reader(self.options.configuration ?? .init())
        var assembler = UTF8Assembler()
        var stretches = Stretches(self.options.normalizer(self.language))
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
    var spoken: String?
    var role: String
    var fate: String
    var start: Int
    var end: Int
}

/// Joins the pieces of one kind that stand in a line, however they came.
private struct Stretches {
    /// The stretches since the last line end of what is said: what is put into words may go over several.
    private var line: [Stretch] = []
    private var open: Stretch?
    private var bytes: [UInt8] = []
    private var position = 0
    private let normalizer: Normalizer?

    /// So much is looked at together where no line ends, in stretches and in bytes.
    private static let longestLine = 256
    private static let longestStretch = 4096

    init(_ normalizer: Normalizer?) {
        self.normalizer = normalizer
    }

    mutating func take(_ read: ReadText) -> [Stretch] {
        var lines: [Stretch] = []
        var spoken = 0
        for piece in read.pieces {
            let bytes = read.utf8[spoken..<spoken + piece.spoken]
            spoken += piece.spoken
            let (role, fate) = ("\(piece.role)", "\(piece.fate)")
            let isVerbatim = piece.fate == .verbatim
            let endsLine =
                self.bytes.last == 0x0A || self.bytes.count > Self.longestStretch
                || !isVerbatim && piece.fate != .dropped
            if let open = self.open, open.role != role || open.fate != fate || endsLine {
                lines += self.close()
            }
            var stretch = self.open ?? Stretch(role: role, fate: fate, start: self.position, end: self.position)
            self.position += piece.upstream
            stretch.end = self.position
            self.bytes += bytes
            self.open = stretch
        }
        return lines
    }

    mutating func finish() -> [Stretch] { self.close() + self.finishLine() }

    private mutating func close() -> [Stretch] {
        guard var stretch = self.open else { return [] }
        stretch.text = String(decoding: self.bytes, as: UTF8.self)
        self.bytes.removeAll()
        self.open = nil
        self.line.append(stretch)
        let isOver = stretch.text.unicodeScalars.contains { $0 == "\n" || $0.value == 0x2028 || $0.value == 0x2029 }
        let isLong = self.line.count >= Self.longestLine || stretch.text.utf8.count > Self.longestStretch
        return isOver || isLong ? self.finishLine() : []
    }

    /// Puts the line into words; what goes over several stretches is said in the first of them.
    private mutating func finishLine() -> [Stretch] {
        var lines = self.line
        self.line.removeAll()
        let text = lines.map(\.text).joined()
        var rewordings = (self.normalizer?.rewordings(of: text) ?? [])[...]
        guard !rewordings.isEmpty else { return lines }
        let utf8 = Array(text.utf8)
        // Where the next stretch begins in the line, and up to where the line has been said.
        var (start, said) = (0, 0)
        for index in lines.indices {
            let end = start + lines[index].text.utf8.count
            var spoken: [UInt8] = []
            while said < end {
                if let next = rewordings.first, next.range.lowerBound < end {
                    spoken +=
                        utf8[said..<next.range.lowerBound] + (next.phonemes.map { "[[\($0)]]" } ?? next.words).utf8
                    said = next.range.upperBound
                    rewordings.removeFirst()
                } else {
                    spoken += utf8[said..<end]
                    said = end
                }
            }
            let words = String(decoding: spoken, as: UTF8.self)
            lines[index].spoken = words == lines[index].text ? nil : words
            start = end
        }
        return lines
    }
}
