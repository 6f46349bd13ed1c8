import ArgumentParser
import FoundationEssentials
import SpeakStreamText

/// `speakstream segment`: the phrases of a text as JSON lines, without a sound.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Show how a text is cut into phrases, as JSON lines.",
        discussion: """
            Reads text on standard input as it comes and writes a line for each phrase as soon as it is decided: its \
            text, the Unicode scalars read by then ("consumed", -1 at the end of the text), and the kind of break \
            after it ("clause", "sentence", "paragraph").
            With --jsonl the input is lines of {"doc","lang","chunks"}, fed chunk by chunk; each line of the answer \
            names its "doc", and {"doc","done":true} ends it.

            EXAMPLES:
              speakstream segment --sentences < answer.txt
              speakstream segment --language de --look-ahead 0 < antwort.txt
            """
    )

    @Flag(help: "Read documents in chunks, as JSON lines.")
    var jsonl = false

    @Flag(help: "Whole sentences only, however long, and no early first phrase.")
    var sentences = false

    @Option(name: .customLong("look-ahead"), help: "Tokens that may be waited for after an end: 1, or 0 for none.")
    var lookAhead = 1

    @Option(help: "The text's language, such as en or pt-BR.")
    var language = "en"

    mutating func validate() throws {
        guard (0...1).contains(self.lookAhead) else {
            throw ValidationError("--look-ahead takes 0 or 1, not \(self.lookAhead)")
        }
    }

    func run() throws {
        if self.jsonl {
            try self.segmentDocuments()
        } else {
            try self.segmentInput()
        }
    }

    private func segmentInput() throws {
        var segmenter = Segmenter(document: nil, self.phraser(self.language), hesitates: self.lookAhead == 0)
        var assembler = UTF8Assembler()
        try StandardInput.forEachChunk { bytes in
            try StandardOutput.writeLines(segmenter.push(assembler.push(bytes)))
        }
        try StandardOutput.writeLines(segmenter.push(assembler.finish()) + segmenter.end())
    }

    private func segmentDocuments() throws {
        var number = 0
        while let line = readLine() {
            number += 1
            guard let document = try? JSONDecoder().decode(Document.self, from: Data(line.utf8)) else {
                throw CommandFailure(
                    status: .badInput,
                    message: #"line \#(number) of the input is no {"doc", "lang", "chunks"}"#
                )
            }
            let phraser = self.phraser(document.lang ?? self.language)
            var segmenter = Segmenter(document: document.doc, phraser, hesitates: self.lookAhead == 0)
            var lines: [Segment] = []
            for chunk in document.chunks { lines += segmenter.push(Array(chunk.utf8)) }
            try StandardOutput.writeLines(lines + segmenter.end() + [Segment(doc: document.doc, done: true)])
        }
    }

    private func phraser(_ language: String) -> (Phraser, isEarly: Bool) {
        let language = Language(language)
        return self.sentences
            ? (Phraser(.init(language: language, maximumScalars: .max / 2)), false)
            : (Phraser(.init(language: language)), true)
    }
}

/// A text to be cut, as `--jsonl` reads it.
private struct Document: Decodable {
    var doc: String
    var lang: String?
    var chunks: [String]
}

/// A line of the answer.
private struct Segment: Encodable {
    var doc: String?
    var text: String?
    var consumed: Int?
    var kind: String?
    var done: Bool?

    init(doc: String?, _ phrase: Phrase, consumed: Int) {
        self.doc = doc
        self.text = phrase.text
        self.consumed = consumed
        switch phrase.breakAfter {
        case .run: self.kind = "run"
        case .clause: self.kind = "clause"
        case .sentence: self.kind = "sentence"
        case .paragraph: self.kind = "paragraph"
        }
    }

    init(doc: String, done: Bool) {
        self.doc = doc
        self.done = done
    }
}

/// Feeds a phraser and takes from it all that it can give at once.
private struct Segmenter {
    private let document: String?
    private var phraser: Phraser
    /// The first phrase is wanted early.
    private var isEarly: Bool
    private let hesitates: Bool
    private var scalars = 0

    init(document: String?, _ phraser: (Phraser, isEarly: Bool), hesitates: Bool) {
        self.document = document
        (self.phraser, self.isEarly) = phraser
        self.hesitates = hesitates
    }

    mutating func push(_ bytes: [UInt8]) -> [Segment] {
        self.scalars += bytes.count { $0 & 0xC0 != 0x80 }
        self.phraser.append(bytes)
        return self.take(consumed: self.scalars)
    }

    mutating func end() -> [Segment] {
        self.phraser.end()
        return self.take(consumed: -1)
    }

    private mutating func take(consumed: Int) -> [Segment] {
        var segments: [Segment] = []
        while let phrase = self.phraser.next(self.isEarly ? .early : .sentence)
            ?? (self.hesitates ? self.phraser.next(.hesitating) : nil)
        {
            self.isEarly = false
            segments.append(Segment(doc: self.document, phrase, consumed: consumed))
        }
        return segments
    }
}
