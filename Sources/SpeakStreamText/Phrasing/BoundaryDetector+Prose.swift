// Words of ASCII letters with spaces and commas between them: most of a text in English, taken in bulk.
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
        /// Such a word, and a comma behind it.
        case comma
        /// Such a word has ended.
        case gap
    }

    /// Takes letters, spaces and commas of ASCII, quiet marks and blank lines, for as long as they ask for no more than
    /// that; returns where they end.
    @inline(__always)
    mutating func takeProse(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20, self.whiteRun == 0 {
                guard self.endWord() else {
                    break
                }
                index = self.takeNextWord(bytes, from: index &+ 1)
            } else if byte.isLetter {
                guard self.beginLetters(byte) else {
                    break
                }
                let end = self.token.spellLetters(bytes, from: index)
                guard end > index else {
                    break
                }
                self.position.passLetters(end &- index)
                index = end
            } else {
                guard self.takeLone(byte) else {
                    break
                }
                index &+= 1
            }
        }
        return index
    }

    /// Takes what is neither a letter nor a space behind a word, if nothing depends on it; returns whether it did.
    @inline(never)
    private mutating func takeLone(_ byte: UInt8) -> Bool {
        if byte == 0x20 || byte == 0x0A && self.line.isBlank && self.whiteRun > 0 {
            // White space behind other white space, a blank line behind another.
            guard self.whiteRun < 255 else {
                return false
            }
            self.whiteRun &+= 1
            self.position.passSpace()
            return true
        }
        guard self.open.isEmpty else {
            return false
        }
        if byte == 0x2C, self.prose == .word {
            self.prose = .comma
            self.position.passComma()
            return true
        }
        let traits = self.table[Int(byte)]
        guard traits.contains(.quiet), !self.line.isBlank, self.prose != .comma else {
            return false
        }
        self.takeQuiet(Unicode.Scalar(byte), traits)
        return true
    }

    /// Takes a mark or digit that asks and answers nothing.
    @inline(__always)
    private mutating func takeQuiet(_ mark: Unicode.Scalar, _ traits: ScalarTraits) {
        self.catchUp()
        if self.whiteRun > 0 {
            self.whiteRun = 0
            self.tokenStart = self.position
        }
        self.endsInParticle = false
        self.token.note(mark, traits)
        self.position.advance(traits, length: 1)
    }

    /// Makes ready for a letter; returns whether it needs no more than that.
    @inline(__always)
    private mutating func beginLetters(_ letter: UInt8) -> Bool {
        if self.whiteRun > 0 {
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
        return self.prose != .comma
    }

    /// Begins a line with a letter.
    @inline(never)
    private mutating func beginLine(_ letter: UInt8) {
        self.line.begin(Unicode.Scalar(letter), self.table[Int(letter)])
    }

    /// Ends a word before a space, unless it is one that `endToken` has to see; returns whether it did.
    @inline(__always)
    private mutating func endWord() -> Bool {
        guard self.prose == .word else {
            return self.endOtherWord()
        }
        guard !self.findsClauses || self.takeClauseWord() else {
            return false
        }
        self.proseWords = true
        return true
    }

    /// The same for what is not letters alone.
    @inline(never)
    private mutating func endOtherWord() -> Bool {
        guard self.prose != .comma else {
            return self.endCommaWord()
        }
        guard self.open.isEmpty else {
            return false
        }
        if self.token.isLettered(uncounted: self.prose == .letters) {
            guard !self.findsClauses || self.takeClauseWord() else {
                return false
            }
            self.proseWords = true
            return true
        }
        self.catchUp()
        guard self.token.markerStyle == nil, !self.token.isOnlyBullet, !self.token.last.contains(.hangul),
            !self.findsClauses || self.token.letters + self.token.digits == 0 || self.takeClauseWord()
        else {
            return false
        }
        self.previousDigit = self.token.last.contains(.digit)
        self.previousIsWord = self.token.letters > 0
        self.line.endsInMark = false
        self.token.isFirst = false
        return true
    }

    /// The same for a word with a comma behind it.
    private mutating func endCommaWord() -> Bool {
        if self.findsClauses {
            guard self.takeClauseWord() else {
                return false
            }
            if !self.scope.isInside {
                self.clause = (self.commaMark, self.position.bytes)
                self.open.insert(.clause)
            }
        }
        self.noteWords()
        self.line.endsInMark = true
        return true
    }

    /// The comma just taken.
    private var commaMark: ClauseMark { ClauseMark(start: self.position.bytes - 1) }

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

    /// Does what `takeWord` would for a word that tells nothing of clauses; returns whether it is one.
    @inline(never)
    private mutating func takeClauseWord() -> Bool {
        guard self.open.isEmpty, self.sentenceWords > 0, !self.words.mayBeBare(self.token.spelling) else {
            return false
        }
        self.sentenceWords &+= 1
        self.previous = self.token.spelling
        self.previousEnd = self.position.bytes
        return true
    }

    /// Brings `token` up to date.
    mutating func catchUp() {
        guard self.prose != .none else {
            return
        }
        if self.proseWords {
            self.noteWords()
        }
        if self.prose == .gap {
            self.token.clear(isFirst: false)
        } else {
            if self.prose != .letters {
                self.token.clearCounts()
                self.tokenStart = self.position.before(
                    wordOf: self.token.spelling.count,
                    commas: self.prose == .comma ? 1 : 0
                )
            }
            self.endsInParticle = false
            self.token.countLetters()
            if self.prose == .comma {
                self.noteComma()
            }
        }
        self.prose = .none
    }

    /// Notes that words of letters have ended.
    private mutating func noteWords() {
        self.previousDigit = false
        self.previousIsWord = true
        self.line.endsInMark = false
        self.token.isFirst = false
        self.endsInParticle = false
        self.proseWords = false
    }

    /// Does what `takeMark` would have done with a comma behind letters.
    private mutating func noteComma() {
        self.token.note(",", self.table[0x2C])
        self.mark = self.commaMark
        self.open.insert(.mark)
        self.isCalm = false
    }
}
