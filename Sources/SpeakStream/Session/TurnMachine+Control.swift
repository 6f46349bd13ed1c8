import SpeakStreamText

// What the listener asks for: silence and speech again, steps over sentences, something said in between.
//
// All but the rate needs to know what exactly was heard: the sink is held first, its place read, and what is wished for then done
// at once.
extension TurnMachine {
    /// How many wishes may wait for the sink to be silent, which takes it milliseconds.
    private static var wishLimit: Int { 64 }

    /// With no more than this left of a word, it is not said again, but its end follows after the pause: a sink's account of its
    /// position is some 5 ms behind, 10 on a busy machine, and a word that was heard to its end must not be said twice.
    private static var nearlyNothing: Duration { .milliseconds(20) }

    mutating func take(_ control: Control, now: Duration) {
        guard self.phase == .speaking else { return }
        switch control {
        case .rate(let rate):
            // It keeps to its bounds.
            self.voice.rate = rate
            self.emit(.rateChanged(self.voice.rate), now: now)
        case .giveWay:
            self.mustGiveWay = true
            self.giveWayIfAllowed(now: now)
        case .resume where self.hold == .none: self.emit(.resumed(at: self.place), now: now)
        case .suspect where self.isSayingImportant: break
        case .dismiss where self.hold == .none: break
        case .pause, .resume, .suspect, .dismiss, .skip, .say:
            guard self.wishes.count < Self.wishLimit else {
                self.emit(.wishRefused, now: now)
                return
            }
            self.wishes.append(control)
            switch self.hold {
            case .none:
                self.hold = .asked
                self.actions.append(.hold)
            case .asked: break
            case .held: self.fulfil(now: now)
            }
        }
    }

    /// The sink is silent, and says how far it had got.
    mutating func becomeSilent(now: Duration, position: PlaybackPosition) {
        guard self.hold == .asked, self.phase == .speaking else { return }
        self.hold = .held
        // What the sink said when it was flushed is the truth, earlier or later than what was reckoned.
        self.heard = position.heard
        self.mostHeard = Swift.max(self.mostHeard, self.heard)
        self.lastActive = now
        self.fulfil(now: now)
    }

    private mutating func fulfil(now: Duration) {
        while !self.wishes.isEmpty {
            switch self.wishes.removeFirst() {
            case .pause:
                (self.isPaused, self.isSuspected) = (true, false)
                self.emit(.paused, now: now)
            case .resume(let rewind):
                if self.isPaused { self.rewind(rewind, now: now) }
                (self.isPaused, self.isSuspected) = (false, false)
                self.emit(.resumed(at: self.place), now: now)
            case .suspect:
                guard !self.isPaused else { continue }
                (self.isPaused, self.isSuspected) = (true, true)
                self.emit(.suspected, now: now)
            case .dismiss:
                // Who paused meanwhile wants silence all the same.
                guard self.isSuspected else { continue }
                self.rewind(.word, now: now)
                (self.isPaused, self.isSuspected) = (false, false)
                self.emit(.dismissed, now: now)
            case .skip(let sentences): self.step(sentences, now: now)
            case .say(let aside): self.say(aside, now: now)
            case .rate, .giveWay: break
            }
        }
        guard !self.isPaused else { return }
        self.hold = .none
        self.wantSink(now: now)
        self.progress.since = now
        self.actions.append(.proceed)
    }

    /// Ends the turn for whoever interrupts it, but not in the middle of something important.
    mutating func giveWayIfAllowed(now: Duration) {
        if self.mustGiveWay, !self.isSayingImportant { self.stop(.interrupted, now: now) }
    }

    /// Whether something important is being said, or about to be.
    private var isSayingImportant: Bool {
        let lines = (self.scheduled.map(\.line) + self.ahead).compactMap(\.aside)
        let wished = self.wishes.compactMap { if case .say(let aside) = $0 { aside } else { nil } }
        return (lines + wished).contains(where: \.isImportant)
    }

    /// The byte of the upstream text at which speech is.
    var place: Int {
        for spoken in self.scheduled where spoken.line.aside == nil {
            let next = spoken.words.first { $0.frames.upperBound > self.heard }
            return next?.range.lowerBound ?? spoken.phrase.range.lowerBound
        }
        return self.ahead.first { $0.aside == nil }?.phrase.range.lowerBound ?? self.heardText.count
    }

    /// Goes back to where speech begins again after a pause.
    private mutating func rewind(_ rewind: Rewind, now: Duration) {
        switch rewind {
        case .nothing: break
        case .word: self.goBack(words: 0)
        case .words(let count): self.goBack(words: Swift.max(0, count))
        case .sentence: self.step(0, now: now)
        }
    }

    private mutating func goBack(words count: Int) {
        guard var spoken = self.scheduled.first else {
            if count > 0 { self.speakAgain(self.past.words(count, before: self.place)) }
            return
        }
        if !spoken.isComplete { spoken.align() }
        let next = spoken.words.firstIndex { $0.frames.upperBound > self.heard } ?? spoken.words.count
        if count == 0 {
            // Between two words nothing was broken off, nor where all but the last of a word has sounded.
            guard next < spoken.words.count else { return }
            let word = spoken.words[next].frames
            let rest = Self.nearlyNothing.frames(at: self.format.sampleRate)
            guard word.lowerBound < self.heard, word.upperBound - self.heard > rest else { return }
        }
        let target = next - count
        if target >= 0 {
            self.heard = Swift.min(self.heard, spoken.words[target].frames.lowerBound)
            self.actions.append(.seek(to: self.heard))
        } else if spoken.line.aside == nil {
            self.speakAgain(self.past.words(-target, before: spoken.phrase.range.lowerBound))
        } else {
            self.heard = Swift.min(self.heard, spoken.startFrame)
            self.actions.append(.seek(to: self.heard))
        }
    }
}
