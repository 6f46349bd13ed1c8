/// Finds what a person reading aloud says otherwise than it is written: "$5.99", "10–20 km", "Louis XIV".
///
/// Known in speech synthesis as text normalization. It works on phrases, after they are cut: boundaries are found in the text
/// as written, and a phrase shows what stands around a number. In English by a table of rules (``EnglishRules``); other
/// languages are left to the engine's own.
public struct Normalizer: Sendable, Hashable {
    /// What is said of emoji.
    public enum EmojiStyle: String, Sendable, Codable, CaseIterable {
        /// Their names, as in the Common Locale Data Repository.
        case say
        /// Nothing.
        case drop
    }

    private let isEnglish: Bool
    /// Whether figures and the like are put into words.
    private let rewords: Bool
    private let emoji: EmojiStyle
    /// The part of the lexicon that holds in the language.
    private let lexicon: Lexicon
    private let wholeLexicon: Lexicon

    /// Makes a normalizer.
    ///
    /// - Parameters:
    ///   - language: the language of the text, as a BCP 47 tag or the name of a voice that begins with one.
    ///   - emoji: what is said of emoji.
    ///   - lexicon: what is said otherwise, before any rule is asked.
    ///   - rewords: whether figures, emoji and the like are put into words; false leaves all but the lexicon to the engine.
    public init(
        language: String = "en",
        emoji: EmojiStyle = .say,
        lexicon: Lexicon = Lexicon(),
        rewords: Bool = true
    ) {
        self.isEnglish = Language.primarySubtag(of: language) == "en"
        self.rewords = rewords
        self.emoji = emoji
        self.wholeLexicon = lexicon
        self.lexicon = lexicon.holding(in: language)
    }

    /// The same normalizer for a text in another language.
    func inLanguage(_ language: String) -> Normalizer {
        Normalizer(language: language, emoji: self.emoji, lexicon: self.wholeLexicon, rewords: self.rewords)
    }

    /// The stretches of a text that are said in other words, in order.
    ///
    /// Takes time in proportion to the text.
    public func rewordings(of text: String) -> [Rewording] {
        let written = WrittenText(text)
        let utf8 = written.utf8
        var rewordings: [Rewording] = []
        var cursor = WrittenText.Cursor(written)
        while let token = cursor.token {
            if !self.lexicon.isEmpty, let rewording = self.entry(&cursor, token, utf8) {
                rewordings.append(rewording)
                continue
            }
            guard self.rewords, !cursor.isAtPlainText(token) else {
                cursor.index += 1
                continue
            }
            var reader = cursor
            guard let words = self.emoji(&reader, utf8) ?? self.words(&reader, token), reader.index > cursor.index
            else {
                cursor.index += 1
                continue
            }
            let range = token.start..<reader.place
            if !words.utf8.elementsEqual(utf8[range]) { rewordings.append(Rewording(range: range, words: words)) }
            cursor = reader
        }
        return rewordings
    }

    /// What the lexicon says of what comes next, which is taken then.
    private func entry(
        _ cursor: inout WrittenText.Cursor,
        _ token: WrittenText.Token,
        _ utf8: [UInt8]
    ) -> Rewording? {
        guard let entry = self.lexicon.match(&cursor) else { return nil }
        let range = token.start..<cursor.place
        switch entry.saying {
        case .words(let words): return Rewording(range: range, words: words)
        case .phonemes(let phonemes):
            return Rewording(range: range, words: String(decoding: utf8[range], as: UTF8.self), phonemes: phonemes)
        }
    }

    /// What is said of an emoji: its name in English; other languages are left to the engine, which knows it in many.
    private func emoji(_ cursor: inout WrittenText.Cursor, _ utf8: [UInt8]) -> String? {
        let start = cursor.place
        guard cursor.is(.mark) || cursor.is(.mark, 1), let found = Emoji.match(utf8, at: start) else {
            return nil
        }
        var end = found.end
        // A row of the same is said once.
        let first = utf8[start..<end]
        var next = Emoji.match(utf8, at: end)
        while let same = next, utf8[end..<same.end].elementsEqual(first) {
            end = same.end
            next = Emoji.match(utf8, at: end)
        }
        cursor.skip(to: end)
        guard self.emoji == .say else { return "" }
        guard self.isEnglish, let name = found.name else { return String(decoding: utf8[start..<end], as: UTF8.self) }
        // Written without spaces, but said as words of their own.
        let before = start > 0 && !utf8[start - 1].isWhite ? " " : ""
        let behind = end < utf8.count && (utf8[end].isAlphanumeric || utf8[end] >= 0x80 && next == nil) ? " " : ""
        return before + String(decoding: name, as: UTF8.self) + behind
    }

    private func words(_ cursor: inout WrittenText.Cursor, _ token: WrittenText.Token) -> String? {
        guard self.isEnglish else { return nil }
        let rules = cursor.isAtPlainWord ? EnglishRules.atPlainWords : EnglishRules.rules(at: token.kind)
        for rule in rules {
            var reader = cursor
            if let words = rule.words(&reader) {
                cursor = reader
                return words
            }
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isWhite: Bool { self.isBlank || self.isLineEnd }
}
