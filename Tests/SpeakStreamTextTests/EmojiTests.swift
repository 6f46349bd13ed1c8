import SpeakStreamTesting
import Testing

@testable import SpeakStreamText

@Suite struct EmojiTests {
    @Test(arguments: [
        ("😀", "grinning face"),
        ("❤️", "red heart"),
        ("❤", "red heart"),
        ("✔", "check mark"),
        ("👍🏽", "thumbs up, medium skin tone"),
        ("👋🏿", "waving hand, dark skin tone"),
        ("🏽", "medium skin tone"),
        ("🧑🏻‍🤝‍🧑🏿", "people holding hands, light skin tone, dark skin tone"),
        ("🫱🏻‍🫲🏿", "handshake, light skin tone, dark skin tone"),
        ("🧑🏾‍🚀", "astronaut, medium-dark skin tone"),
        ("👨‍👩‍👧‍👦", "family, man, woman, girl, boy"),
        ("🏳️‍🌈", "rainbow flag"),
        ("👩🏽‍⚕️", "woman health worker, medium skin tone"),
        ("🇩🇪", "flag of Germany"),
        ("🇺🇸", "flag of the United States"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "flag of England"),
        ("1️⃣", "1"),
        ("1⃣", "1"),
        ("🔟", "10"),
        ("#️⃣", "hash"),
        ("©️", "copyright"),
        ("🅰️", "A button"),
    ]) func `an emoji is one, and has its name`(emoji: String, name: String) throws {
        let bytes = Array("a\(emoji)b".utf8)
        let match = try #require(Emoji.match(bytes, at: 1))
        #expect(match.end == bytes.count - 1)
        #expect(match.name.map { String(decoding: $0, as: UTF8.self) } == name)
    }

    @Test(arguments: [
        "a", "1", "#", "*", "7.", "©", "®", "™", "→", "↔", "‼", "▪", "✓", "❤\u{FE0E}", "é", "\u{200D}", "\u{FE0F}",
    ])
    func `text is none`(text: String) {
        #expect(Emoji.match(Array(text.utf8), at: 0) == nil)
    }

    @Test(arguments: [
        ("👍👎", "👍"), ("🇩🇪🇫🇷", "🇩🇪"), ("😀\u{200D}", "😀"), ("😀\u{200D}a", "😀"), ("🍎🏽", "🍎"), ("❤❤\u{FE0E}", "❤"),
    ]) func `an emoji ends where the next thing begins`(text: String, first: String) {
        #expect(Emoji.match(Array(text.utf8), at: 0)?.end == first.utf8.count)
    }

    @Test(arguments: ["🇽🇽", "🇦", "🍎\u{200D}🚀"]) func `one that nobody named has no name`(text: String) throws {
        let match = try #require(Emoji.match(Array(text.utf8), at: 0))
        #expect(match.end == text.utf8.count)
        #expect(match.name == nil)
    }

    @Test func `every emoji is found whole, with and without selectors`() {
        let lines = EmojiNames.lines.split(separator: "\n")
        #expect(lines.count > 1800)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            let forms =
                self.isTypography(parts[0]) ? [self.qualified(parts[0])] : [String(parts[0]), self.qualified(parts[0])]
            for emoji in forms {
                let match = Emoji.match(Array("\(emoji)\u{2060}".utf8), at: 0)
                #expect(match?.end == emoji.utf8.count, "\(line)")
                #expect(match?.name == Array(parts[1].utf8), "\(line)")
            }
        }
    }

    /// A mark that is an emoji with its selector only.
    private func isTypography(_ emoji: Substring) -> Bool {
        emoji.unicodeScalars.allSatisfy {
            $0.value >= 0x80 && $0.value < 0x2600 && !$0.properties.isEmojiPresentation
        }
    }

    /// With the selector behind each scalar that needs it.
    private func qualified(_ emoji: Substring) -> String {
        var result = ""
        for scalar in emoji.unicodeScalars {
            result.unicodeScalars.append(scalar)
            if scalar.properties.isEmoji, !scalar.properties.isEmojiPresentation {
                result.unicodeScalars.append("\u{FE0F}")
            }
        }
        return result
    }

    @Test(arguments: 0..<50) func `a match goes on, and never ends inside a scalar`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "😀", "👍", "🏽", "\u{200D}", "\u{FE0F}", "\u{FE0E}", "\u{20E3}", "1", "🇩", "🏴", "\u{E0067}", "♀", "a", "é",
        ]
        let text = (0..<200).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
        let bytes = Array(text.utf8)
        for index in bytes.indices {
            guard let match = Emoji.match(bytes, at: index) else {
                continue
            }
            #expect(bytes[index].isLeading)
            #expect(match.end > index)
            #expect(match.end == bytes.count || bytes[match.end].isLeading)
        }
    }

    @Test(arguments: 0..<50) func `bytes that are no text do no harm`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<500).map { _ in UInt8.random(in: 0x80...0xFF, using: &generator) } + [0xF0, 0x9F, 0x98]
        for index in bytes.indices {
            if let match = Emoji.match(bytes, at: index) {
                #expect(match.end > index && match.end <= bytes.count)
            }
        }
    }
}
