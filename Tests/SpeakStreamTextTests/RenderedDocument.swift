import FoundationEssentials
import Subprocess

/// What cmark-gfm makes of a text: its blocks with their places, in source bytes.
struct RenderedDocument {
    /// A block that holds text of its own.
    struct Block {
        enum Kind {
            case paragraph
            case heading
            case table
            case code
            case html
        }

        var kind: Kind
        /// Where its source stands, in UTF-8 bytes of the text.
        var source: Range<Int>
        /// Its text content.
        var text = ""
    }

    private(set) var blocks: [Block] = []
    private var lineStarts: [Int]
    private let size: Int
    /// The nodes that are open, and where their text begins.
    private var open: [(name: String, textStart: Int, destination: String)] = []

    /// Whether the command is there.
    static let isAvailable = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: $0 + "/cmark-gfm") }

    /// Renders a text by the command, with the extensions that models write.
    init(of text: String) async throws {
        let extensions = ["table", "strikethrough", "autolink", "tasklist", "footnotes"].flatMap { ["-e", $0] }
        let result = try await Subprocess.run(
            .name("cmark-gfm"),
            arguments: Arguments(extensions + ["--unsafe", "-t", "xml", "--sourcepos"]),
            input: .string(text),
            output: .string(limit: 64 << 20)
        )
        self.init(xml: result.standardOutput, of: text)
    }

    private init(xml: String, of text: String) {
        self.size = text.utf8.count
        self.lineStarts = [0]
        for (index, byte) in text.utf8.enumerated() where byte == 0x0A {
            self.lineStarts.append(index + 1)
        }
        // The writer has no name for footnotes.
        let xml = xml.replacing("<unknown>", with: "unknown")
        var rest = xml[...]
        while let angle = rest.firstIndex(of: "<") {
            self.takeText(rest[..<angle])
            let end = rest[angle...].firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
            self.takeTag(rest[rest.index(after: angle)..<end])
            rest = rest[rest.index(after: end)...]
        }
    }

    private mutating func takeText(_ text: Substring) {
        guard let name = self.open.last?.name, !self.blocks.isEmpty else {
            return
        }
        switch name {
        case "text", "code": self.add(ReaderReference.decoded(text))
        case "html_inline": self.add(text.lowercased().hasPrefix("&lt;br") ? " " : "")
        default: break
        }
    }

    private mutating func add(_ text: String) {
        self.blocks[self.blocks.count - 1].text += text
    }

    private mutating func takeTag(_ tag: Substring) {
        guard let first = tag.first, first != "?", first != "!" else {
            return
        }
        if first == "/" {
            self.close()
            return
        }
        let name = String(tag.prefix { $0 != " " && $0 != "/" })
        let attributes = tag.dropFirst(name.count)
        if let kind = Self.kind(name), self.open.last.map({ $0.name != "table_cell" }) ?? true {
            self.blocks.append(Block(kind: kind, source: self.source(attributes)))
        }
        let start = self.blocks.last?.text.count ?? 0
        let destination = ReaderReference.attribute("destination", of: attributes)
        self.open.append((name, start, destination))
        if name == "softbreak" || name == "linebreak" || name == "table_cell" {
            self.add(" ")
        }
        if tag.last == "/" {
            self.close()
        }
    }

    private static func kind(_ name: String) -> Block.Kind? {
        switch name {
        case "paragraph": .paragraph
        case "heading": .heading
        case "table": .table
        case "code_block": .code
        case "html_block": .html
        default: nil
        }
    }

    /// What is said of links and images is only known at their end.
    private mutating func close() {
        guard let node = self.open.popLast(), node.name == "link" || node.name == "image" else {
            return
        }
        let text = String(self.blocks[self.blocks.count - 1].text.dropFirst(node.textStart))
        self.blocks[self.blocks.count - 1].text.removeLast(text.count)
        if node.name == "image" {
            self.add(text.isEmpty ? "" : "image: " + text)
        } else {
            self.add(ReaderReference.spoken(link: text) ?? text)
        }
    }

    /// The bytes that `sourcepos="line:column-line:column"` names; columns count bytes from one, the last one inclusive.
    private func source(_ attributes: Substring) -> Range<Int> {
        let numbers = ReaderReference.attribute("sourcepos", of: attributes)
            .split { ":-".contains($0) }.compactMap { Int($0) }
        guard numbers.count == 4 else {
            return 0..<0
        }
        func place(_ line: Int, _ column: Int) -> Int {
            line > self.lineStarts.count ? self.size : min(self.size, self.lineStarts[line - 1] + column)
        }
        let start = place(numbers[0], numbers[1] - 1)
        return start..<max(start, place(numbers[2], numbers[3]))
    }
}
