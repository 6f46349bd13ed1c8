// Words of ASCII letters with spaces between them: most of a text in English, taken in bulk.
//
// While no question is open that they could answer, `takeVisible`, `endToken` and `takeWhite` would come to what is done
// here. The letters are only spelled; `token` is brought up to date when something else follows.
extension BoundaryDetector {
    /// How far `token` is behind the text taken.
    enum Prose: Sendable {
        /// It is not.
        case none
        /// Letters are spelled that it has not counted.
        case letters
        /// A word began, and all of it is letters that are only spelled.
        case word
        /// Such a word, and `proseMark` behind it.
        case mark
        /// Such a word, no abbreviation, and a full stop behind it.
        case stop
        /// The same with a space behind it: a capital will show that a sentence has ended.
        case stopGap
        /// Such a word has ended.
        case gap
    }

    /// Whether bytes that come next can end no sentence, if each of them is one of `UInt8.endsNoSentence`.
    @inline(__always)
    var isQuiet: Bool {
        switch self.prose {
        case .letters, .word, .mark, .gap: self.isCalm
        case .stop, .stopGap: false
        // A colon ends sentences in Armenian.
        case .none: self.isCalm && !self.mayTell && !self.token.last.contains(.armenian)
        }
    }

    /// Whether white space makes a marker or the last word of a sentence of `token`, which is up to date.
    @inline(__always)
    private var mayTell: Bool {
        self.token.markerStyle != nil || self.token.isOnlyBullet || self.token.last.contains(.hangul)
    }

    /// Takes letters, spaces and marks of ASCII, and the ends of lines, for as long as they ask for no more than what
    /// follows at once; returns where they end.
    @inline(__always)
    mutating func takeProse(_ bytes: Span<UInt8>, from start: Int, _ found: inout [Boundary]) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20, self.whiteRun == 0 {
                if self.prose == .word {
                    self.endWord(&found)
                } else if self.prose == .stop {
                    self.endStop(&found)
                    index &+= 1
                    continue
                } else {
                    guard self.endOtherWord(&found) else {
                        break
                    }
                }
                index = self.takeNextWord(bytes, from: index &+ 1)
            } else if byte.isLetter {
                guard self.beginLetters(byte, &found) else {
                    break
                }
                let end = self.token.spellLetters(bytes, from: index)
                guard end > index else {
                    break
                }
                self.position.passLetters(end &- index)
                index = end
            } else {
                guard self.takeLone(byte, &found) else {
                    break
                }
                index &+= 1
            }
        }
        return index
    }

    /// Makes ready for a letter; returns whether it needs no more than that.
    @inline(__always)
    private mutating func beginLetters(_ letter: UInt8, _ found: inout [Boundary]) -> Bool {
        if self.whiteRun > 0 {
            guard self.prose != .stopGap || self.endSentence(before: letter, &found) else {
                return false
            }
            if self.line.isBlank {
                self.beginLine(letter)
            }
            self.whiteRun = 0
            self.position.beginWord()
            self.token.beginSpelling()
            self.prose = .word
        } else if self.prose == .none {
            self.position.continueWord()
            self.token.continueSpelling()
            self.prose = .letters
        }
        return self.prose != .mark && self.prose != .stop
    }

    /// Begins a line with a letter.
    @inline(never)
    private mutating func beginLine(_ letter: UInt8) {
        self.line.begin(Unicode.Scalar(letter), self.table[Int(letter)])
    }

    /// Ends a word before a space.
    @inline(__always)
    private mutating func endWord(_ found: inout [Boundary]) {
        self.takeClauseWord(&found)
        self.proseWords = true
    }

    /// The same for what is not letters alone, unless `endToken` has to see it; returns whether it did.
    @inline(never)
    private mutating func endOtherWord(_ found: inout [Boundary]) -> Bool {
        guard self.prose != .mark else {
            self.endMarkedWord(&found)
            return true
        }
        guard self.open.isEmpty else {
            return false
        }
        if self.token.isLettered(uncounted: self.prose == .letters) {
            self.endWord(&found)
            return true
        }
        self.catchUp()
        guard !self.mayTell else {
            return false
        }
        if self.token.letters + self.token.digits > 0 {
            self.takeClauseWord(&found)
        } else {
            self.noteWord()
        }
        self.previousDigit = self.token.last.contains(.digit)
        self.previousIsWord = self.token.letters > 0
        self.line.endsInMark = false
        self.token.isFirst = false
        return true
    }

    /// Takes the space behind a word, and the letters behind that, which begin at `start`; returns where they end.
    ///
    /// Both at once, for that is what most tokens are.
    @inline(__always)
    private mutating func takeNextWord(_ bytes: Span<UInt8>, from start: Int) -> Int {
        self.position.passSpace()
        self.token.beginSpelling()
        let end = self.token.spellLetters(bytes, from: start)
        if end > start {
            self.prose = .word
            self.position.beginWord()
            self.position.passLetters(end &- start)
        } else {
            self.prose = .gap
            self.whiteRun = 1
        }
        return end
    }

    /// Does what `takeWord` would for a word that ends here.
    @inline(__always)
    mutating func takeClauseWord(_ found: inout [Boundary]) {
        if self.findsClauses {
            self.takeWordOfClause(&found)
        }
    }

    @inline(never)
    private mutating func takeWordOfClause(_ found: inout [Boundary]) {
        self.endedWords.append(self.wordStart..<self.position.bytes)
        if self.open.isEmpty, self.sentenceWords > 0, !self.words.mayBeBare(&self.token.spelling) {
            // It tells nothing of clauses.
            self.sentenceWords &+= 1
            self.previous.copy(&self.token.spelling)
            self.previousEnd = self.position.bytes
            return
        }
        switch self.prose {
        case .word: self.locateWord(marks: 0)
        case .mark, .stop: self.locateWord(marks: 1)
        case .none, .letters, .gap, .stopGap: self.catchUp()
        }
        self.takeWordOfLetters(&found)
    }

    /// Notes the word that ends here before white space, which may be a mark that a voice says.
    mutating func noteWord() {
        if self.findsClauses, self.position.isInWord {
            self.endedWords.append(self.wordStart..<self.position.bytes)
        }
    }

    /// Where the word began that ends here before white space.
    @inline(__always)
    private var wordStart: Int {
        switch self.prose {
        case .word: self.position.bytes - self.token.spelling.count
        case .mark, .stop: self.position.bytes - self.token.spelling.count - 1
        case .none, .letters, .gap, .stopGap: self.lastWhite.bytes
        }
    }

    /// Brings `token` up to date, and opens the question that a mark behind it asks.
    mutating func catchUp() {
        guard self.prose != .none else {
            return
        }
        if self.proseWords {
            self.noteWords()
        }
        switch self.prose {
        case .none: break
        case .gap: self.token.clear(isFirst: false)
        case .letters: self.countLetters()
        case .word: self.countWord(marks: 0)
        case .mark: self.catchUpMark()
        case .stop: self.catchUpStop()
        case .stopGap: self.catchUpStopGap()
        }
        self.prose = .none
    }

    /// Counts the word that is only spelled, with so many marks or spaces behind it.
    mutating func countWord(marks: Int) {
        self.locateWord(marks: marks)
        self.countLetters()
    }

    /// Finds where it began, and forgets the counts of the word before.
    private mutating func locateWord(marks: Int) {
        self.token.clearCounts()
        self.tokenStart = self.position.before(wordOf: self.token.spelling.count, marks: marks)
    }

    private mutating func countLetters() {
        self.endsInParticle = false
        self.token.countLetters()
    }

    /// Notes that words of letters have ended.
    mutating func noteWords() {
        self.previousDigit = false
        self.previousIsWord = true
        self.line.endsInMark = false
        self.token.isFirst = false
        self.endsInParticle = false
        self.proseWords = false
    }
}
