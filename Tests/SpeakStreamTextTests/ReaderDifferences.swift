import FoundationEssentials

/// What ReaderDifferences.md says, so that it can be held against what is so.
struct ReaderDifferences {
    /// The rows of the tables under each heading, as their cells.
    private var tables: [String: [[Substring]]] = [:]

    /// Reads the page beside this file.
    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ReaderDifferences.md")
        var heading = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("#") {
                heading = String(line.drop { "# ".contains($0) })
            } else if line.hasPrefix("|") {
                // An escaped mark is none between cells.
                let cells = line.replacing("\\|", with: "/").dropFirst().split(
                    separator: "|",
                    omittingEmptySubsequences: false
                )
                self.tables[heading, default: []].append(cells.map { Self.trimmed($0[...]) })
            }
        }
    }

    private static func trimmed(_ cell: Substring) -> Substring {
        let end = cell.reversed().drop { $0 == " " }.count
        return cell.prefix(end).drop { $0 == " " }
    }

    /// The numbers in the row of a specification in the first table: examples, those that agree, those that could.
    func figures(of title: String) -> [Int] {
        self.tables.values.joined().first { $0.first == title[...] }?.compactMap { Int($0) } ?? []
    }

    /// The examples listed in a specification's column of the table under a heading, in order.
    func numbers(under heading: String, _ title: String) -> [Int] {
        guard let rows = self.tables[heading], let column = rows.first?.firstIndex(of: title[...]) else {
            return []
        }
        return rows.dropFirst().flatMap { $0[column].split { ", ".contains($0) }.flatMap(Self.numbers) }.sorted()
    }

    /// "5" or "5-8".
    private static func numbers(_ text: Substring) -> [Int] {
        let ends = text.split(separator: "-").compactMap { Int($0) }
        return ends.isEmpty ? [] : Array(ends[0]...ends[ends.count - 1])
    }
}
