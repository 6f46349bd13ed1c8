import SpeakStreamTesting
import SpeakStreamText
import Testing

/// Parts `bytes` into pieces of 1 to `longest` bytes.
func split(_ bytes: [UInt8], longest: Int, using generator: inout SeededGenerator) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var index = 0
    while index < bytes.count {
        let end = min(bytes.count, index + Int.random(in: 1...longest, using: &generator))
        pieces.append(Array(bytes[index..<end]))
        index = end
    }
    return pieces
}

/// A demand of each kind.
let demands: [Phraser.Demand] = [
    .early, .next(inHand: 1), .next(inHand: 0.05), .sentence, .clause, .hesitating, .words, .everything,
]

/// Feeds pieces through an assembler and a phraser, `early` until the first phrase and `sentence` from then on.
func phrases(
    of pieces: [[UInt8]],
    askingAlways: Bool,
    early: Bool = true,
    _ configuration: Phraser.Configuration = .init()
) -> [Phrase] {
    var assembler = UTF8Assembler()
    var phraser = Phraser(configuration)
    var result: [Phrase] = []
    func drain(_ phraser: inout Phraser, _ result: inout [Phrase]) {
        while let phrase = phraser.next(early && result.isEmpty ? .early : .sentence) {
            result.append(phrase)
        }
    }
    for piece in pieces {
        phraser.append(assembler.push(piece))
        if askingAlways {
            drain(&phraser, &result)
        }
    }
    phraser.append(assembler.finish())
    phraser.end()
    drain(&phraser, &result)
    return result
}

/// Feeds pieces, each of whole scalars, to a narrator, and takes what it gives at the demand `sentence`.
func narrate(_ pieces: [[UInt8]], _ narrator: Narrator) -> [Phrase] {
    var narrator = narrator
    var phrases: [Phrase] = []
    for piece in pieces {
        narrator.append(piece)
        while let phrase = narrator.next(.sentence) { phrases.append(phrase) }
    }
    narrator.end()
    while let phrase = narrator.next(.sentence) { phrases.append(phrase) }
    #expect(narrator.isEmpty)
    return phrases
}

/// The texts of the phrases at the demand `sentence`, the text being fed whole.
func sentences(_ text: String, _ language: String = "en") -> [String] {
    phrases(of: [Array(text.utf8)], askingAlways: false, early: false, .init(language: Language(language))).map(\.text)
}

/// A text with the places marked where it is expected to be cut.
struct Marked: CustomTestStringConvertible, Sendable, ExpressibleByStringLiteral {
    let pieces: [String]

    init(stringLiteral value: String) {
        self.pieces = value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    var text: String {
        self.pieces.joined()
    }

    var testDescription: String {
        self.pieces.joined(separator: "|")
    }
}

/// Random text from what makes cutting hard.
func randomText(pieces count: Int, using generator: inout SeededGenerator) -> String {
    let parts = [
        "the ", "cat ", "sat", "A", "J", "Mr", "Dr", "e.g", "U.S", "etc", "Inc", "No", "no", "3", "12", "2020", "June",
        ".", ".", ".", ". ", ". ", "! ", "? ", "?!", "...", "\u{2026}", ",", ", ", "; ", ": ", " \u{2014} ", "\u{2013}",
        " ", " ", "  ", "\t", "\n", "\n", "\r\n", "\n\n", "\n1. ", "\n- ", "**", "*", "`", "```\n", "---\n", "\"", "'",
        "(", ")", "[", "]", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}", "\u{4F60}", "\u{597D}", "\u{3002}",
        "\u{FF0C}", "\u{FF1F}", "\u{300C}", "\u{300D}", "\u{3042}\u{30FC}", "\u{915}\u{93E}", "\u{964} ", "\u{1F600}",
        "\u{1F468}\u{200D}\u{1F469}", "e\u{301}", "\u{A0}", "\u{2028}", "\u{0}", "word ", "Another ", "The ",
        "however ",
        "antidisestablishmentarianism", "https://example.com/a.b?c=d",
    ]
    var text = ""
    for _ in 0..<count {
        text += parts.randomElement(using: &generator)!
    }
    return text
}
