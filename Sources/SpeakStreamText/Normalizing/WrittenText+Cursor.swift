extension WrittenText {
    /// A place between two tokens, from which a rule reads on; a copy of it is the way back.
    struct Cursor: Sendable {
        private let text: WrittenText
        /// The token that comes next.
        var index = 0

        init(_ text: WrittenText) {
            self.text = text
        }

        /// The place in UTF-8 bytes of the text.
        var place: Int { self.token?.start ?? self.text.end }

        /// The token that comes next; nil at the end.
        var token: Token? { self.token(0) }

        /// The token so many behind the next, or before it.
        func token(_ offset: Int) -> Token? {
            let index = self.index + offset
            return self.text.tokens.indices.contains(index) ? self.text.tokens[index] : nil
        }

        /// Whether the token so many behind the next is this text.
        func `is`(_ text: String, _ offset: Int = 0) -> Bool { self.token(offset)?.text == text }

        /// Whether the token so many behind the next is of this kind.
        func `is`(_ kind: Kind, _ offset: Int = 0) -> Bool { self.token(offset)?.kind == kind }

        /// Takes the next token if it is of this kind.
        mutating func take(_ kind: Kind) -> String? {
            guard let token, token.kind == kind else { return nil }
            self.index += 1
            return token.text
        }

        /// Takes the next token if it is this text.
        mutating func take(_ text: String) -> Bool {
            guard self.is(text) else { return false }
            self.index += 1
            return true
        }

        /// Takes the next token if it is one of these texts.
        mutating func take(anyOf texts: Set<String>) -> String? {
            guard let token, texts.contains(token.text) else { return nil }
            self.index += 1
            return token.text
        }

        /// Takes marks that spell this text.
        mutating func take(marks: String) -> Bool {
            for (offset, scalar) in marks.unicodeScalars.enumerated() {
                guard self.token(offset)?.text.unicodeScalars.first == scalar else { return false }
            }
            self.index += marks.unicodeScalars.count
            return true
        }

        /// Goes on behind a place in UTF-8 bytes of the text.
        mutating func skip(to place: Int) {
            while let token, token.start < place { self.index += 1 }
        }

        /// Takes white space within a line.
        mutating func takeSpace() -> Bool {
            guard self.isSpace() else { return false }
            self.index += 1
            return true
        }

        /// Whether white space within a line stands there.
        func isSpace(_ offset: Int = 0) -> Bool {
            guard let token = self.token(offset), token.kind == .space else { return false }
            return !token.text.unicodeScalars.contains {
                $0 == "\n" || $0 == "\r" || $0.value == 0x2028 || $0.value == 0x2029
            }
        }

        /// Reads something that may not be there; if it is not, nothing is taken.
        mutating func attempt<Found>(_ read: (inout Cursor) -> Found?) -> Found? {
            var reader = self
            guard let found = read(&reader) else { return nil }
            self = reader
            return found
        }

        /// Whether no letter or digit stands right before.
        var isAtWordStart: Bool {
            guard let before = self.token(-1) else { return true }
            return before.kind == .space || before.kind == .mark && before.text != "_"
        }

        /// Whether no letter or digit follows at once.
        var isAtWordEnd: Bool {
            guard let token else { return true }
            return token.kind == .space || token.kind == .mark && token.text != "_"
        }

        private static let openings: Set<Unicode.Scalar> = ["(", "[", "{", "\"", "'", "“", "‘", "«", "`", "—", "–"]

        /// Whether what comes next begins a run without white space, but for a quote or a bracket.
        var isAtRunStart: Bool {
            guard let before = self.token(-1) else { return true }
            return before.kind == .space || before.isMark(Self.openings)
        }

        /// The word before, if only a space stands between.
        var wordBefore: String? {
            guard self.isSpace(-1), let token = self.token(-2), token.kind == .letters else { return nil }
            return token.text
        }

        /// The word behind, if only a space stands between.
        var wordBehind: String? {
            guard self.isSpace(), let token = self.token(1), token.kind == .letters else { return nil }
            return token.text
        }
    }
}
