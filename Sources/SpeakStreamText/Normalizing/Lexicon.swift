/// Words and phrases that are said otherwise than the engine would.
///
/// An entry is found where its words stand as whole words, one after the other, with any white space between them. Of several that are
/// found at a place the longest holds, and of those of one length the one that was added last. What an entry says is said as it
/// stands: no rule of the normalizer and no other entry is applied to it.
public struct Lexicon: Sendable, Hashable {
    /// How something is said.
    public enum Saying: Sendable, Hashable, Codable {
        /// In other words, or spelled otherwise; in none, if it is not to be said.
        case words(String)
        /// As phonemes, in eSpeak NG's names for those of the voice's language. Other engines say it as it is written.
        case phonemes(String)
    }

    /// Something that is said otherwise.
    public struct Entry: Sendable, Hashable, Codable {
        /// What is written.
        public var written: String
        /// How it is said.
        public var saying: Saying
        /// Whether capitals and small letters have to be the same.
        public var isCaseExact: Bool
        /// The language of the text in which it holds, as a BCP 47 tag of which the primary part counts; nil for any.
        public var language: String?

        /// Makes an entry.
        ///
        /// - Parameters:
        ///   - written: what is written, with at least one letter, digit or sign in it.
        ///   - saying: how it is said.
        ///   - isCaseExact: whether it has to be written just so; nil: only if there is a capital in it.
        ///   - language: of the text in which it holds; nil for any.
        public init(_ written: String, _ saying: Saying, isCaseExact: Bool? = nil, language: String? = nil) {
            self.written = written
            self.saying = saying
            self.isCaseExact = isCaseExact ?? (written != written.lowercased())
            self.language = language
        }
    }

    /// An entry, and what it looks for.
    fileprivate struct Pattern: Sendable, Hashable {
        let entry: Entry
        /// The tokens, in lower case unless the case has to be the same; white space of any kind is one space.
        let tokens: [String]
    }

    /// The patterns by their first token in lower case, those that are tried first at the front.
    private var patterns: [String: [Pattern]] = [:]

    /// Makes a lexicon of entries, of which later ones hold before earlier ones.
    public init(_ entries: [Entry] = []) {
        for entry in entries { self.add(entry) }
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { self.patterns.isEmpty }

    /// Adds an entry, which holds before those that are there.
    public mutating func add(_ entry: Entry) {
        let tokens = WrittenText(entry.written).tokens.map { token in
            token.kind == .space ? " " : entry.isCaseExact ? token.text : token.text.lowercased()
        }
        guard let first = tokens.first(where: { $0 != " " }) else { return }
        let inner = tokens.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        let pattern = Pattern(entry: entry, tokens: Array(inner))
        var others = self.patterns[first.lowercased()] ?? []
        // One entry for what is written the same, in the same language.
        others.removeAll { $0.tokens == pattern.tokens && $0.entry.language == entry.language }
        let place = others.firstIndex { $0.tokens.count <= pattern.tokens.count } ?? others.endIndex
        others.insert(pattern, at: place)
        self.patterns[first.lowercased()] = others
    }

    /// Adds all entries of another lexicon, which hold before those that are there.
    public mutating func add(_ other: Lexicon) {
        for entry in other.entries { self.add(entry) }
    }

    /// The entries, in an order in which they make the same lexicon.
    public var entries: [Entry] {
        self.patterns.sorted { $0.key < $1.key }.flatMap { $0.value.reversed().map(\.entry) }
    }

    /// The part of it that holds in a language.
    func holding(in language: String) -> Lexicon {
        let primary = Language.primarySubtag(of: language)
        return Lexicon(
            self.entries.filter { entry in entry.language.map { Language.primarySubtag(of: $0) == primary } ?? true }
        )
    }

    /// Takes what an entry is about, if one begins here.
    func match(_ cursor: inout WrittenText.Cursor) -> Entry? {
        guard let token = cursor.token, token.kind != .space, let patterns = self.patterns[token.text.lowercased()]
        else {
            return nil
        }
        for pattern in patterns {
            var reader = cursor
            if pattern.isTaken(by: &reader) {
                cursor = reader
                return pattern.entry
            }
        }
        return nil
    }
}

extension Lexicon.Pattern {
    /// Takes the pattern as whole words.
    fileprivate func isTaken(by cursor: inout WrittenText.Cursor) -> Bool {
        guard let first = cursor.token else { return false }
        // A sign is no part of a word: "C++" ends with one, and "++" may stand anywhere.
        if first.kind != .mark, !cursor.isAtWordStart { return false }
        var last = first.kind
        for wanted in self.tokens {
            guard let token = cursor.token else { return false }
            let isSame =
                wanted == " "
                ? token.kind == .space : (self.entry.isCaseExact ? token.text : token.text.lowercased()) == wanted
            guard isSame else { return false }
            last = token.kind
            cursor.index += 1
        }
        return last == .mark || cursor.isAtWordEnd
    }
}

extension Lexicon: Codable {
    /// Reads a list of entries.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Entry].self))
    }

    /// Writes the entries, in an order in which they make the same lexicon.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.entries)
    }
}
