import SpeakStreamText
import Testing

/// Beside a whole renderer that has seen all of the text: what is said of the answers of models, block by block.
@Suite(
    .enabled(if: Shared.has("llm-answers"), "needs ../shared/llm-answers beside the repository"),
    .enabled(if: RenderedDocument.isAvailable, "needs the command cmark-gfm")
)
struct ReaderRenderingTests {
    @Test func `prose is what cmark-gfm makes of it, without a mark, and no code`() async throws {
        var tally = Tally()
        for name in ["fastchat_vicuna80.jsonl", "arena_hard_v0.1_gpt-4-0613.jsonl"] {
            for (index, text) in try Shared.answers(name).enumerated() {
                let document = try await RenderedDocument(of: text)
                tally.count(SaidText(of: text), beside: document, "\(name) \(index)")
            }
        }
        print(tally.summary)
        #expect(tally.marks == [])
        #expect(tally.code == [])
        #expect(Double(tally.equal) >= 0.99 * Double(tally.compared))
    }
}

/// What is said, to be asked for by places in the source.
private struct SaidText {
    private var stretches: [(source: Range<Int>, piece: Piece, text: ArraySlice<UInt8>)] = []
    let source: [UInt8]

    init(of text: String) {
        self.source = Array(text.utf8)
        let read = readText(of: [self.source])
        var (up, down) = (0, 0)
        for piece in read.pieces {
            let said = read.utf8[down..<(down + piece.spoken)]
            self.stretches.append((up..<(up + piece.upstream), piece, said))
            up += piece.upstream
            down += piece.spoken
        }
    }

    /// What is said of some bytes; of what is said in other words, all.
    func text(_ range: Range<Int>, where isWanted: (Piece) -> Bool = { _ in true }) -> String {
        var bytes: [UInt8] = []
        for (source, piece, text) in self.stretches where source.overlaps(range) && isWanted(piece) {
            guard piece.fate == .verbatim else {
                bytes += text
                continue
            }
            let part = source.clamped(to: range)
            let start = text.startIndex + part.lowerBound - source.lowerBound
            bytes += text[start..<(start + part.count)]
        }
        return ReaderReference.collapsed(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether the bytes are announced as code; a block without a fence is beside its bytes.
    func isAnnounced(_ range: Range<Int>) -> Bool {
        self.stretches.contains {
            $0.piece.role == .code && $0.piece.fate == .announced && range.contains($0.source.lowerBound)
        }
    }

    /// Whether something within the bytes is said as a formula.
    func hasFormula(_ range: Range<Int>) -> Bool {
        self.stretches.contains { $0.source.overlaps(range) && $0.piece.role == .mathematics }
    }

    var size: Int { self.source.count }
}

/// What was found, and where it was not as it should be.
private struct Tally {
    var compared = 0
    var equal = 0
    /// Paragraphs with mathematics, which the rendering leaves as it is.
    var formulas: [String] = []
    var marks: [String] = []
    var code: [String] = []
    var differences: [String] = []

    private static let marks = "*_`#|"

    mutating func count(_ said: SaidText, beside document: RenderedDocument, _ name: String) {
        var end = 0
        for block in document.blocks {
            self.checkMarks(said.text(end..<max(end, block.source.lowerBound)), beside: "", "\(name) at \(end)")
            end = max(end, block.source.upperBound)
            let place = "\(name) at \(block.source)"
            switch block.kind {
            case .code:
                let read = said.text(block.source) { $0.fate == .verbatim }
                if !read.isEmpty || !said.isAnnounced(block.source) {
                    self.code.append("\(place): \(read)")
                }
            case .table, .html: self.checkMarks(said.text(block.source), beside: block.text, place)
            case .paragraph, .heading: self.compare(said, block, place)
            }
        }
        self.checkMarks(said.text(end..<said.size), beside: "", "\(name) at \(end)")
    }

    private mutating func compare(_ said: SaidText, _ block: RenderedDocument.Block, _ place: String) {
        let spoken = said.text(block.source)
        self.checkMarks(spoken, beside: block.text, place)
        guard !said.hasFormula(block.source) else {
            self.formulas.append("\(place):\n  \(spoken)\n  \(block.text)")
            return
        }
        let rendered = ReaderReference.collapsed(block.text)
        self.compared += 1
        if spoken == rendered {
            self.equal += 1
        } else {
            self.differences.append("\(place):\n  said     \(spoken)\n  rendered \(rendered)")
        }
    }

    /// Marks are markup if the rendering has fewer of them.
    private mutating func checkMarks(_ spoken: String, beside rendered: String, _ place: String) {
        for mark in Self.marks where spoken.count(where: { $0 == mark }) > rendered.count(where: { $0 == mark }) {
            self.marks.append("\(place): \(mark) in \(spoken)")
        }
    }

    var summary: String {
        let share = Double(self.equal) / Double(max(1, self.compared)) * 100
        return """
            \(self.equal) of \(self.compared) paragraphs and headings as rendered (\(share) %), \
            \(self.formulas.count) more with formulas
            \(self.formulas.joined(separator: "\n"))
            \(self.differences.joined(separator: "\n"))
            """
    }
}
