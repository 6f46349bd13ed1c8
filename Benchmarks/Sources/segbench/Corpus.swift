import FoundationEssentials

/// A text and how a language model would send it.
struct Document: Decodable {
    /// The file it comes from, without its extension.
    var source: String
    var id: String
    var text: String
    /// The lengths of its tokens in UTF-8 bytes; each is made of whole scalars.
    var tokens: [Int]
}

/// The documents, and all of them as one text.
struct Corpus {
    let documents: [Document]
    /// The documents one after the other, a blank line between them.
    let bytes: [UInt8]
    /// The tokens of `bytes`; the blank line is one.
    let tokens: [Int]

    /// Reads what tokens.py writes.
    init(contentsOf path: String) throws {
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
        self.documents = try lines.map { try JSONDecoder().decode(Document.self, from: Data($0)) }
        var bytes: [UInt8] = []
        var tokens: [Int] = []
        for document in self.documents {
            bytes.append(contentsOf: document.text.utf8)
            bytes.append(contentsOf: "\n\n".utf8)
            tokens.append(contentsOf: document.tokens)
            tokens.append(2)
        }
        guard tokens.reduce(0, +) == bytes.count, !bytes.isEmpty else {
            throw CorpusError(path: path)
        }
        self.bytes = bytes
        self.tokens = tokens
    }

    /// What was read, in one line for each source.
    var description: String {
        var counts: [(source: String, documents: Int, bytes: Int, tokens: Int)] = []
        for document in self.documents {
            if counts.last?.source != document.source {
                counts.append((document.source, 0, 0, 0))
            }
            counts[counts.count - 1].documents += 1
            counts[counts.count - 1].bytes += document.text.utf8.count
            counts[counts.count - 1].tokens += document.tokens.count
        }
        let lines = counts.map { "\($0.source): \($0.documents) documents, \($0.bytes) bytes, \($0.tokens) tokens" }
        return lines.joined(separator: "\n")
    }

    /// Whether no model wrote any of it.
    var isGenerated: Bool {
        self.documents.allSatisfy { $0.source == "generated" }
    }

    /// The answers whose first phrase is measured: the silver sentences are of answers of the same kind, made shorter.
    var answers: [Document] {
        self.documents.filter { $0.source != "llm_silver" }
    }
}

/// A file of tokens that do not make up their texts.
struct CorpusError: Error, CustomStringConvertible {
    var path: String

    var description: String { "\(self.path) holds no text, or tokens that are not those of its texts" }
}
