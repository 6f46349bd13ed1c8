import FoundationEssentials

/// What lies beside the repository on a development machine only.
enum Shared {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared").standardizedFileURL

    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Self.folder.appending(path: path).path)
    }

    struct Example: Decodable {
        var example: Int
        var section: String
        var markdown: String
        var html: String
    }

    struct Answer: Decodable {
        var text: String
    }

    static func examples(_ name: String) throws -> [Example] {
        let file = Self.folder.appending(path: "markdown/\(name)")
        return try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
    }

    static func answers(_ name: String) throws -> [String] {
        try Data(contentsOf: Self.folder.appending(path: "llm-answers/\(name)")).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(Answer.self, from: Data($0)).text }
    }
}
