// Marks and the ends of lines between words of letters, where what follows at once decides what they are.
//
// A comma, a colon or a full stop behind a word of letters is only kept in `prose`; if something follows that asks for more,
// `catchUp` opens the question that `takeMark` would have opened.
extension BoundaryDetector {
    /// Takes what is neither a letter nor a space behind a word, if nothing depends on it; returns whether it did.
    @inline(never)
    mutating func takeLone(_ byte: UInt8, _ found: inout [Boundary]) -> Bool {
        if self.whiteRun > 0, byte == 0x20 || byte == 0x0A && self.line.isBlank {
            // White space behind other white space, a blank line behind another.
            guard self.whiteRun < 255, self.prose != .stopGap else {
                return false
            }
            self.whiteRun &+= 1
            self.position.passSpace()
            return true
        }
        guard self.open.isEmpty else {
            return false
        }
        if byte == 0x0A {
            return self.takeLineEnd(&found)
        }
        if self.prose == .word, self.takeDeferred(byte) {
            return true
        }
        let traits = self.table[Int(byte)]
        guard !self.isDeferring, traits.contains(.quiet) || self.isPlainScope(byte, traits) else {
            return false
        }
        self.takeQuiet(Unicode.Scalar(byte), traits)
        return true
    }

    /// A mark waits for what follows.
    private var isDeferring: Bool { self.prose == .mark || self.prose == .stop || self.prose == .stopGap }

    /// Takes a mark behind a word of letters whose meaning the next byte tells; returns whether it is one.
    @inline(__always)
    private mutating func takeDeferred(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x3A:
            self.proseMark = byte == 0x2C ? .comma : .colon
            self.prose = .mark
        case 0x2E:
            guard self.token.spelling.count > 1, !self.verbatim.isOpen,
                !self.words.mayBeAbbreviation(&self.token.spelling)
            else {
                return false
            }
            self.prose = .stop
        default: return false
        }
        self.position.passMark()
        return true
    }

    /// Whether a mark opens or closes something and asks nothing.
    ///
    /// A round bracket that closes may end a clause, and a backtick that begins a line a block of code.
    @inline(__always)
    private func isPlainScope(_ byte: UInt8, _ traits: ScalarTraits) -> Bool {
        traits.contains(.scoping) && byte != 0x29 && byte < 0x80 && !(traits.contains(.verbatim) && self.line.isBlank)
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
        if traits.contains(.scoping) {
            self.scope.note(mark, traits)
            if traits.contains(.verbatim) {
                self.verbatim.note(mark, isLineStart: false, afterWord: self.token.isInWord)
            }
        }
        self.token.note(mark, traits)
        if self.line.isBlank {
            self.line.begin(mark, traits)
        }
        self.position.advance(traits, length: 1)
    }

    // MARK: A comma or colon

    /// Ends a word with a mark behind it before a space.
    mutating func endMarkedWord(_ found: inout [Boundary]) {
        self.takeClauseWord(&found)
        if self.findsClauses, !self.scope.isInside {
            self.clause = (self.markBehindWord, self.position.bytes)
            self.open.insert(.clause)
        }
        self.noteWords()
        self.line.endsInMark = true
    }

    /// The mark just taken.
    private var markBehindWord: ClauseMark {
        ClauseMark(start: self.position.bytes - 1, kind: self.proseMark)
    }

    /// Does what `takeMark` would have done with the mark.
    mutating func catchUpMark() {
        self.countWord(marks: 1)
        let mark: Unicode.Scalar = self.proseMark == .comma ? "," : ":"
        self.token.note(mark, ScalarTraits.of(mark, self.table))
        self.mark = self.markBehindWord
        self.open.insert(.mark)
        self.isCalm = false
    }

    // MARK: A full stop

    /// Takes the space behind a full stop: the next letter alone may tell what it is.
    @inline(never)
    mutating func endStop(_ found: inout [Boundary]) {
        self.takeClauseWord(&found)
        self.proseWords = true
        self.prose = .stopGap
        self.whiteRun = 1
        self.position.passSpace()
    }

    /// Ends the sentence before a capital, as `SentenceRules.judgeStop` would; returns whether it is one.
    @inline(never)
    mutating func endSentence(before letter: UInt8, _ found: inout [Boundary]) -> Bool {
        guard letter < 0x5B else {
            return false
        }
        self.prose = .gap
        self.emit(Boundary(kind: .sentence, position: self.position, mark: self.position.bytes - 1), &found)
        return true
    }

    /// Does what `takeMark` would have done with the full stop.
    mutating func catchUpStop() {
        self.countWord(marks: 1)
        self.run = self.stop(at: self.position.bytes - 1)
        self.open.insert(.run)
        self.isCalm = false
    }

    /// Does what `takeMark` and `openEnd` would have done with the full stop and the space behind it.
    mutating func catchUpStopGap() {
        self.countWord(marks: 2)
        let mark = self.position.bytes - 1
        self.candidate = Candidate(
            run: self.stop(at: mark - 1),
            before: self.before(),
            mark: mark,
            wasQuoted: self.scope.isQuoted
        )
        self.token.clear(isFirst: false)
        self.open.insert(.end)
        self.isCalm = false
    }

    private func stop(at start: Int) -> TerminatorRun {
        var run = TerminatorRun(start: start)
        _ = run.extend(".", .terminator)
        return run
    }

    // MARK: The end of a line

    /// Ends a line and its sentence behind a word, as `endToken` and `takeNewline` would; returns whether it did.
    private mutating func takeLineEnd(_ found: inout [Boundary]) -> Bool {
        guard self.whiteRun == 0, self.prose == .stop || self.prose == .mark || !self.line.mayContinue,
            !self.line.isBlank, self.endsLineInWord
        else {
            return false
        }
        self.takeClauseWord(&found)
        self.noteWords()
        self.prose = .none
        self.whiteRun = 1
        self.position.passSpace()
        self.emit(Boundary(kind: .sentence, position: self.position, mark: self.position.bytes), &found)
        self.line = LineScope()
        self.line.isCode = self.verbatim.endLine()
        self.token.clear(isFirst: true)
        return true
    }

    /// Whether the line ends in a word that is no marker, and asks for no ending of its own.
    private var endsLineInWord: Bool {
        switch self.prose {
        case .word, .mark: self.token.spelling.count > 1
        case .stop: true
        case .letters: self.token.isLettered(uncounted: true)
        case .none: self.token.isLettered(uncounted: false) && !self.endsInParticle
        case .gap, .stopGap: false
        }
    }
}
