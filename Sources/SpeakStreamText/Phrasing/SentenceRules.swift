/// Decides what a terminator is, from the word before it and, only where that leaves it open, the word after it.
///
/// Pure rules: `BoundaryDetector` is the mechanism that feeds them.
struct SentenceRules: Sendable {
    enum Verdict: Sendable {
        case ends
        case continues
        /// The next word decides.
        case asks(Question)
    }

    /// What the next word must be for the sentence to have ended.
    enum Question: Sendable {
        /// Anything that does not begin with a small letter.
        case notLower
        /// A word that begins with a capital, or in a script without capitals.
        case letter
        /// The same, or a symbol.
        case letterOrSymbol
        /// A word that begins sentences.
        case starter
    }

    let language: LanguageRules

    /// Judges a terminator run that white space follows.
    func judge(_ run: TerminatorRun, after token: SentenceToken) -> Verdict {
        if run.isUnspaced {
            return .ends
        }
        if run.isEllipsis || (token.isEmpty && run.isStop) {
            return .asks(.letterOrSymbol)
        }
        if run.hasEmphasis {
            // "Really?" he said; "(wow!) and"; "5! is a factorial".
            return run.hasCloser || token.isNumber ? .asks(.notLower) : .ends
        }
        return run.isStop ? self.judgeStop(after: token) : .ends
    }

    private func judgeStop(after token: SentenceToken) -> Verdict {
        if token.isNumber {
            // The number of a list item; a year that stands first on its line is none.
            return token.isFirstOnLine && token.digits <= 3 ? .continues : .asks(.notLower)
        }
        if !token.spelling.isUnlisted, let kind = self.language.abbreviations[token.spelling] {
            switch kind {
            case .title: return .continues
            case .numbered: return .asks(.letter)
            case .trailing: return .asks(.notLower)
            case .name: return .asks(.starter)
            }
        }
        if token.isAcronym {
            return .asks(.starter)
        }
        if token.letters == 1, token.digits == 0, token.lastLetterIsUpper || token.lastLetterIsLower {
            if token.isFirstOnLine {
                return .continues
            }
            return .asks(token.lastLetterIsUpper ? .starter : .notLower)
        }
        return .ends
    }

    /// Whether the word begins sentences.
    func isStarter(_ word: ShortWord) -> Bool {
        self.language.starters.contains(word)
    }
}

/// Reads the word after a terminator until the question is answered.
struct NextWord: Sendable {
    private let question: SentenceRules.Question
    private var word = ShortWord()
    private var skipped = 0

    init(_ question: SentenceRules.Question) {
        self.question = question
    }

    /// Whether nothing but marks that may open a word has been read.
    var isBlank: Bool {
        self.word.count == 0
    }

    /// Takes the next scalar of the word; returns the answer as soon as there is one.
    mutating func read(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, _ rules: SentenceRules) -> Bool? {
        guard self.isBlank else {
            if traits.contains(.letter) {
                self.word.append(scalar)
                return self.word.isUnlisted ? false : nil
            }
            // "J. A. Smith": an initial is no article.
            return scalar != "." && rules.isStarter(self.word)
        }
        let opens = !traits.isDisjoint(with: [.opener, .ambiguousQuote, .closer, .markup])
        if opens, self.skipped < 16 {
            self.skipped += 1
            return nil
        }
        switch self.question {
        case .notLower:
            return !traits.contains(.lower)
        case .letter:
            return traits.contains(.letter) && !traits.contains(.lower)
        case .letterOrSymbol:
            return traits.contains(.speakable) && traits.isDisjoint(with: [.lower, .digit])
        case .starter:
            guard traits.contains(.upper) else {
                return false
            }
            self.word.append(scalar)
            return nil
        }
    }

    /// The answer if the word ends here.
    func atEnd(_ rules: SentenceRules) -> Bool {
        self.isBlank ? self.question == .notLower : rules.isStarter(self.word)
    }
}
