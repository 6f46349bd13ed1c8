/// Decides what a terminator is, from the word before it and, only where that leaves it open, from what follows.
///
/// Pure rules: `BoundaryDetector` is the mechanism that feeds them. Where a rule carries a figure, it is the share of
/// boundaries measured on UD English-EWT's training set.
struct SentenceRules: Sendable {
    /// What the beginning of the next word tells.
    enum Answer: Sendable {
        case ends
        case continues
        /// All of the next word is needed.
        case word
    }

    let language: Language

    /// What is known of the word before a terminator.
    struct Before: Sendable {
        var roles = WordRoles()
        var letters = 0
        var digits = 0
        var isNumber = false
        var isAcronym = false
        var isTechnical = false
        var isCapitalised = false
        var isAllUpper = false
        var isFirst = false
        var isInitial = false
        var isSentenceStart = false
        /// A short number right behind an opening quotation mark.
        var isQuotedNumber = false
        /// Not a word but a mark, as in "[...]" or " ! ".
        var isLettered: Bool { self.letters > 0 || self.digits > 0 }
    }

    func before(_ token: inout Token, isSentenceStart: Bool) -> Before {
        let isInitial = token.letters == 1 && token.digits == 0 && !token.isTechnical
        // Behind a quotation mark or bracket a word is no abbreviation: 'the "Grup R". The'.
        let isOpenEnded = !token.last.isDisjoint(with: [.letter, .digit, .mark, .apostrophe])
        var roles = isOpenEnded ? self.language.words.rolesOfParts(of: &token.spelling) : []
        if isInitial, token.first.contains(.upper) {
            // "P." is an initial where "p." is a page.
            roles.subtract([.numbered, .trailing])
        }
        return Before(
            roles: roles,
            letters: token.letters,
            digits: token.digits,
            isNumber: token.isNumber,
            isAcronym: token.isAcronym,
            isTechnical: token.isTechnical,
            isCapitalised: token.first.contains(.upper),
            isAllUpper: token.uppers == token.letters && token.letters > 1,
            isFirst: token.isFirst,
            isInitial: isInitial && isOpenEnded,
            isSentenceStart: isSentenceStart,
            isQuotedNumber: token.isQuotedNumber
        )
    }

    /// Whether the run can end a sentence at all, whatever follows it on its line.
    func mayEnd(_ run: TerminatorRun, _ before: Before) -> Bool {
        guard run.isStop else {
            // "[...]", "(!)" within a sentence: decided by the next word.
            return true
        }
        if before.roles.contains(.title), !run.isClosed {
            return false
        }
        return !self.isMarker(before)
    }

    /// The number or letter of a list item.
    func isMarker(_ before: Before) -> Bool {
        // No sentence is a number alone: "… is fixed. 2. The next".
        before.isQuotedNumber || before.isSentenceStart && before.isNumber && before.digits <= 2
            || before.isFirst && (before.isNumber && before.digits <= 3 || before.isInitial)
    }

    /// Whether an opening mark, no bracket, is enough of the next word.
    func endsBeforeOpener(_ run: TerminatorRun, _ before: Before) -> Bool {
        !run.hasCloser && (run.hasEmphasis || run.isStop && self.isOrdinary(before) && before.letters >= 4)
    }

    /// Judges by the first scalar of the next word; `opened` tells that opening marks stand before it.
    func judge(_ run: TerminatorRun, _ before: Before, next: ScalarTraits, opened: Bool) -> Answer {
        if run.isUnspaced {
            return .ends
        }
        if run.isSemicolon {
            return next.contains(.upper) ? .word : .continues
        }
        if !next.isDisjoint(with: [.terminator, .clauseMark, .closer]) {
            return next.contains(.dash) && self.isOrdinary(before) ? .ends : .continues
        }
        if run.isEllipsis {
            return self.judgeEllipsis(run, before, next: next)
        }
        if run.hasEmphasis {
            return self.judgeEmphasis(run, before, next: next, opened: opened)
        }
        return self.judgeStop(run, before, next: next, opened: opened)
    }

    private func judgeEllipsis(_ run: TerminatorRun, _ before: Before, next: ScalarTraits) -> Answer {
        if next.contains(.lower) || next.contains(.digit) {
            return .continues
        }
        // "[...]" stands for words left out; without capitals nothing tells where a sentence begins.
        if !before.isLettered, run.hasBracket || !next.contains(.upper) {
            return .continues
        }
        guard next.contains(.upper) else {
            return .continues
        }
        return run.isSpaced && run.stops == 3 ? .word : .ends
    }

    private func judgeEmphasis(
        _ run: TerminatorRun,
        _ before: Before,
        next: ScalarTraits,
        opened: Bool
    ) -> Answer {
        guard next.contains(.lower) else {
            return before.isNumber && !run.hasCloser && !next.contains(.letter) ? .continues : .ends
        }
        // "What?" she said; "(wow!) and"; "Yahoo! in"; "5! is".
        if run.hasCloser || opened || !self.language.beginsInLower || before.isNumber {
            return .continues
        }
        if run.hasExclamation, !run.hasQuestion, run.count == 1, before.isCapitalised, !before.isSentenceStart,
            !before.isAllUpper
        {
            return .continues
        }
        return .ends
    }

    private func judgeStop(_ run: TerminatorRun, _ before: Before, next: ScalarTraits, opened: Bool) -> Answer {
        if next.contains(.lower) {
            return self.judgeLower(run, before, opened: opened)
        }
        if run.hasCloser {
            return before.isLettered || next.contains(.letter) ? .ends : .continues
        }
        if before.isNumber {
            return self.judgeNumber(before, next: next)
        }
        let roles = before.roles
        if !roles.isDisjoint(with: .abbreviation) {
            if roles.contains(.title) {
                return .continues
            }
            if roles.contains(.numbered) {
                return next.contains(.digit) || opened ? .continues : next.contains(.upper) ? .word : .ends
            }
            if roles.contains(.trailing) {
                return next.contains(.digit) ? .continues : .ends
            }
            return next.contains(.letter) ? next.contains(.upper) ? .word : .ends : .continues
        }
        if before.isAcronym {
            return next.contains(.upper) ? .word : next.contains(.digit) ? .continues : .ends
        }
        if before.isInitial {
            // "n. 5", "J. Smith"
            guard before.isCapitalised else {
                return next.contains(.digit) ? .continues : .ends
            }
            return next.contains(.upper) ? .word : .continues
        }
        return .ends
    }

    private func judgeLower(_ run: TerminatorRun, _ before: Before, opened: Bool) -> Answer {
        guard self.language.beginsInLower, !run.hasCloser, !before.isTechnical, before.digits == 0 else {
            return .continues
        }
        return self.isOrdinary(before) && (before.letters >= 4 || before.roles.contains(.short)) ? .ends : .continues
    }

    private func judgeNumber(_ before: Before, next: ScalarTraits) -> Answer {
        if self.language.ordinals == .written, before.digits <= 2 {
            return next.contains(.upper) ? .word : .continues
        }
        return .ends
    }

    /// Judges by the whole next word, which begins with a capital.
    func judge(_ run: TerminatorRun, _ before: Before, next word: inout Token, endsInStop: Bool) -> Bool {
        let roles = self.language.words.rolesOfParts(of: &word.spelling)
        if run.isSemicolon {
            return roles.contains(.starter)
        }
        if run.isEllipsis {
            return roles.contains(.starter) && !(word.spelling[0] == 0x49 && word.uppers == 1 && word.letters <= 3)
        }
        if before.isNumber {
            return !roles.contains(.month) && roles.contains(.starter) && !Self.isRoman(word)
        }
        if before.roles.contains(.numbered) {
            // "Vol. II" against "No. That is wrong."
            return !Self.isRoman(word)
        }
        // "J. A. Smith": an initial is no article.
        if endsInStop, word.letters == 1 {
            return false
        }
        return roles.contains(.starter)
    }

    /// Whether a full stop or the like followed at once by a capital ends a sentence: "the world.Today is".
    func endsUnspaced(_ before: Before, next word: inout Token) -> Bool {
        let roles = self.language.words.rolesOfParts(of: &word.spelling)
        guard word.innerMarks == 0, word.digits == 0 else {
            return false
        }
        if !roles.isDisjoint(with: [.starter, .title]) {
            return true
        }
        let isProse = before.isNumber || before.letters >= 4 && !before.isCapitalised && before.digits == 0
        let isWord = word.uppers == 1 && word.letters > 2 && word.last.contains(.letter) && word.innerStops == 0
        return isProse && (isWord || word.letters > 1 && Self.isRoman(word))
    }

    /// Whether such a place is worth waiting for the next word.
    func mayEndUnspaced(_ run: TerminatorRun, _ before: Before, next: ScalarTraits) -> Bool {
        guard next.contains(.upper), !before.isTechnical, !run.hasCloser, !run.isEllipsis else {
            return false
        }
        return before.isNumber && before.digits > 2 || before.letters >= 2 && !before.isAllUpper
    }

    /// An end after an ordinary word, which hardly anything that follows can undo.
    func isSafe(_ run: TerminatorRun, _ before: Before) -> Bool {
        run.isUnspaced || run.hasEmphasis && !run.hasCloser
            || run.isStop && before.letters > 1 && before.digits == 0 && !before.isAcronym && !before.isTechnical
                && before.roles.isDisjoint(with: .abbreviation)
    }

    /// A word that is no abbreviation, initial or number.
    private func isOrdinary(_ before: Before) -> Bool {
        before.letters > 1 && before.digits == 0 && !before.isAcronym
            && before.roles.isDisjoint(with: .abbreviation)
    }

    private static func isRoman(_ word: Token) -> Bool {
        guard word.letters == word.uppers, word.digits == 0, word.spelling.isWhole else {
            return false
        }
        for index in 0..<word.spelling.count where !"IVXLCDM".utf8.contains(word.spelling[index]) {
            return false
        }
        return true
    }
}
