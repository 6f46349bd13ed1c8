import SpeakStreamText

// What is spoken in another order than it was written: again, not at all, or with something in between.
extension TurnMachine {
    /// The next phrase to be spoken: what was taken back first, and nothing of what is passed over.
    mutating func nextLine(now: Duration) -> Line? {
        while true {
            if let first = self.ahead.first, self.skipping == 0 || first.aside != nil {
                self.ahead.removeFirst()
                return first
            }
            guard let phrase = self.ahead.first?.phrase ?? self.nextPhrase(now: now) else { return nil }
            guard self.skipping > 0 else { return Line(phrase) }
            if !self.ahead.isEmpty { self.ahead.removeFirst() }
            self.pass(over: phrase, now: now)
        }
    }

    private mutating func pass(over phrase: Phrase, now: Duration) {
        self.heardText.pass(phrase, to: phrase.range.upperBound, isHeard: phrase.words.isEmpty)
        self.past.begin(phrase)
        self.emit(.skipped(range: phrase.range), now: now)
        if phrase.breakAfter.endsSentence, !phrase.words.isEmpty { self.skipping -= 1 }
    }

    /// Goes on with another sentence: so many forward, or back; 0 begins the sentence again.
    mutating func step(_ sentences: Int, now: Duration) {
        self.takeBack(now: now)
        if let aside = self.ahead.first?.aside {
            // A step within what is said in between stays in it.
            let end = self.ahead.firstIndex(where: \.isLast) ?? 0
            self.ahead.removeSubrange(...end)
            if sentences > 0 {
                self.emit(.asideEnded(aside), now: now)
            } else {
                self.ahead.insert(contentsOf: Line.lines(of: aside, self.configuration), at: 0)
            }
        } else if sentences > 0 {
            // Steps add up.
            self.skipping += self.skipping > 0 || self.past.isInSentence(at: self.place) ? sentences : sentences - 1
            // In the pause before a sentence the pause alone is passed over: nobody means to miss what has not begun.
            if self.skipping == 0 { self.emit(.skipped(range: self.past.end..<self.past.end), now: now) }
        } else {
            let start = self.past.sentenceStart(back: -sentences) ?? 0
            self.speakAgain(self.past.from(start))
            self.emit(.steppedBack(to: start), now: now)
        }
    }

    /// Says something in between, and goes on at the word.
    mutating func say(_ aside: Aside, now: Duration) {
        self.takeBack(now: now)
        let lines = Line.lines(of: aside, self.configuration)
        guard !lines.isEmpty else {
            self.emit(.asideEnded(aside), now: now)
            return
        }
        let end = self.ahead.firstIndex { $0.aside == nil } ?? self.ahead.endIndex
        self.ahead.insert(contentsOf: lines, at: end)
    }

    /// Speaks phrases again, and then what had not begun.
    mutating func speakAgain(_ phrases: [Phrase]) {
        if !self.scheduled.isEmpty || self.synthesizing != nil { self.takeBack(now: .zero) }
        let later = self.ahead.filter { $0.aside == nil && $0.phrase.range.lowerBound >= self.past.end }
        self.skipping = 0
        if let first = phrases.first { self.past.goBack(to: first.range.lowerBound) }
        self.ahead = self.ahead.filter { $0.aside != nil } + phrases.map { Line($0) } + later
    }

    /// Makes text again of what is queued and not heard, from the word on that was being heard.
    private mutating func takeBack(now: Duration) {
        var back: [Line] = []
        for var spoken in self.scheduled {
            if !spoken.isComplete { spoken.align() }
            let words = spoken.wordsHeard(by: self.heard)
            if spoken.isComplete, self.heard >= spoken.speechEnd || words == spoken.words.count && words > 0 {
                self.tellEnded(spoken, now: now)
                continue
            }
            let most = spoken.wordsHeard(by: Swift.max(self.heard, self.mostHeard))
            if spoken.line.aside == nil, most > 0 {
                self.heardText.pass(spoken.phrase, to: spoken.words[most - 1].range.upperBound, isHeard: true)
            }
            back.append(spoken.line.rest(from: words))
        }
        self.scheduled = []
        self.ahead = back + self.ahead
        self.synthesizing = nil
        self.pausedAfter = nil
        self.scheduledFrames = self.heard
        self.speechEnd = Swift.min(self.speechEnd, self.heard)
        self.mostHeard = self.heard
        self.actions.append(.cut(at: self.heard))
    }
}
