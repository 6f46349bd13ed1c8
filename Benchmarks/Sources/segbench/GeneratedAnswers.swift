import FoundationEssentials
import SpeakStreamTesting

/// Answers in the manner of language models, for a machine that has none of theirs: prose, lists, headings, numbers.
enum GeneratedAnswers {
    private struct Line: Encodable {
        var id: String
        var text: String
    }

    private static let words = [
        "river", "morning", "garden", "winter", "the", "a", "small", "yellow", "window", "under", "over",
        "many", "people", "walked", "along", "with", "her", "brother", "and", "his", "old", "friend", "while", "music",
        "played", "in",
        "every", "house", "of", "that", "village", "where", "nobody", "had", "money", "for", "bread", "measurement",
        "approximately", "because", "temperature", "is", "are", "to", "from", "this", "application", "can", "be",
    ]
    private static let names = [
        "Dr. Smith", "Mrs. Jones", "the U.S. Army", "Acme Inc.", "e.g. Berlin", "\u{201C}yes\u{201D}",
    ]
    private static let numbers = ["3.14", "1,000", "$2.50", "10 a.m.", "v1.2.3", "50%", "`x.y`", "**two**", "(see 4)"]

    /// Writes so many to standard output, as JSON lines; the same for the same seed.
    static func write(count: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let encoder = JSONEncoder()
        for index in 0..<count {
            let line = Line(id: "generated-\(index)", text: Self.answer(&random))
            print(String(decoding: try encoder.encode(line), as: UTF8.self))
        }
    }

    private static func answer(_ random: inout SeededGenerator) -> String {
        let blocks = (0..<Int.random(in: 2...6, using: &random)).map { _ in Self.block(&random) }
        return blocks.joined(separator: "\n\n")
    }

    private static func block(_ random: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: (1...4).map { "\($0). \(Self.sentence(&random))" }.joined(separator: "\n")
        case 1: (1...3).map { _ in "- \(Self.sentence(&random))" }.joined(separator: "\n")
        case 2: "## \(Self.words.randomElement(using: &random)!.capitalized)"
        default: (0..<Int.random(in: 1...5, using: &random)).map { _ in Self.sentence(&random) }.joined(separator: " ")
        }
    }

    private static func sentence(_ random: inout SeededGenerator) -> String {
        let count = Int.random(in: 4...28, using: &random)
        let words = (0..<count).map { place in
            let word: String =
                switch Int.random(in: 0..<30, using: &random) {
                case 0: Self.names.randomElement(using: &random)!
                case 1: Self.numbers.randomElement(using: &random)!
                default: Self.words.randomElement(using: &random)!
                }
            return place + 1 < count && Int.random(in: 0..<12, using: &random) == 0 ? word + "," : word
        }
        let text = words.joined(separator: " ")
        let mark = Int.random(in: 0..<10, using: &random) == 0 ? "?" : "."
        return text.prefix(1).uppercased() + text.dropFirst() + mark
    }
}
