import SpeakStreamText

// What the sink does, and what has been heard.
extension TurnMachine {
    /// How often a lost sink is tried again: often enough to be back well within a second of the server.
    private static var retryInterval: Duration { .milliseconds(100) }

    /// How much silence is heard after the last sound before the turn is over, when it is not certain that the sink is empty.
    static var ringOut: Duration { .milliseconds(50) }

    /// How long the turn waits for the sink to be silent before it ends with an estimate.
    private static var stopLimit: Duration { .milliseconds(500) }

    /// Brings what was heard up to date.
    mutating func listen(now: Duration, position: PlaybackPosition) {
        guard case .open = self.sink else { return }
        let heard = self.isPaced ? position.heard(by: now, rate: self.format.sampleRate) : position.heard
        self.heard = Swift.max(self.heard, heard)
        if self.inHand == .zero || position.heard != self.progress.frame { self.progress = (position.heard, now) }
    }

    mutating func wantSink(now: Duration) {
        guard self.sink == .closed, !self.isPaused else { return }
        self.sink = .opening(since: now)
        self.progress.since = now
        self.actions.append(.openSink)
    }

    mutating func take(_ event: PlayerEvent, now: Duration, position: PlaybackPosition) {
        switch event {
        case .opened:
            if case .lost = self.sink {
                self.counts.reconnections += 1
                self.emit(.sinkReopened, now: now)
            }
            self.sink = .open
            self.stallTold = false
            self.progress = (position.heard, now)
        case .openFailed(let error):
            if case .lost(let since, _) = self.sink, now - since < self.configuration.reconnectLimit {
                self.sink = .lost(since: since, retry: now + Self.retryInterval)
            } else if case .lost = self.sink {
                self.fail(SpeakStreamError(.sinkLost, "\(error.message) (and it did not come back)"), now: now)
            } else {
                self.fail(error, now: now)
            }
        case .lost(let error): self.lose(error, now: now, position: position)
        case .underrun(let gap):
            self.counts.underruns += 1
            self.emit(.underrun(gap), now: now)
        case .drained: break
        case .held: self.becomeSilent(now: now, position: position)
        case .stopped:
            // The stop goes to the player and to us on two ways, and may have overtaken itself.
            self.stop(.interrupted, now: now)
            self.finishStop(now: now, position: position, isEstimate: false)
        }
    }

    /// Goes back to the first word not heard, and has the sink opened again.
    private mutating func lose(_ error: SpeakStreamError, now: Duration, position: PlaybackPosition) {
        guard self.phase == .speaking else { return }
        guard error.code == .sinkLost else {
            self.fail(error, now: now)
            return
        }
        self.emit(.sinkLost(error), now: now)
        // The time since the sink last spoke is not reckoned as heard: nobody knows when it went.
        var resume = position.heard
        if let current = self.scheduled.first(where: { $0.hasBegun }), current.isComplete {
            resume = current.words.first { $0.frames.upperBound > resume }?.frames.lowerBound ?? resume
        }
        self.heard = Swift.min(resume, position.heard)
        self.actions.append(.seek(to: self.heard))
        self.sink = .lost(since: now, retry: nil)
        self.actions.append(.openSink)
    }

    /// Whether the sink is expected to make progress.
    var isSinkWatched: Bool {
        switch self.sink {
        case .open, .opening: self.isPaced
        case .closed, .lost: false
        }
    }

    /// Whether there is sound to be heard or to be made.
    var hasWork: Bool { self.hold != .held && (self.inHand > .zero || self.synthesizing != nil) }

    /// Says once that the sink takes no sound.
    mutating func watchSink(now: Duration, position: PlaybackPosition) {
        let hasWork = self.hasWork
        if self.isSinkWatched, hasWork, !self.stallTold,
            now - self.progress.since >= self.configuration.sinkStallLimit
        {
            self.stallTold = true
            self.emit(.sinkStalled, now: now)
        } else if self.sink == .open, self.progress.since == now {
            self.stallTold = false
        }
        // White space that stays behind is nothing to wait for.
        let hasText =
            self.hold == .none && !self.narrator.isEmpty && now - self.lastToken < self.configuration.stallLimit
        if hasWork || hasText { self.lastActive = now }
        if self.isPaced, self.sink == .open, now - self.lastActive >= self.configuration.idleRelease {
            self.sink = .closed
            self.actions.append(.releaseSink)
        }
    }

    /// Tells of the phrases and words that have begun or ended to be heard.
    mutating func tellHeard(now: Duration) {
        while let phrase = self.scheduled.first {
            if !phrase.hasBegun {
                guard self.heard > phrase.startFrame || phrase.isComplete && self.heard >= phrase.speechEnd else {
                    return
                }
                self.scheduled[0].hasBegun = true
                self.tellBegun(phrase, now: now)
            }
            while self.scheduled[0].wordsTold < self.scheduled[0].words.count {
                let word = self.scheduled[0].words[self.scheduled[0].wordsTold]
                guard word.frames.lowerBound <= self.heard else { break }
                let text = phrase.spokenWord(self.scheduled[0].wordsTold)
                self.scheduled[0].wordsTold += 1
                if phrase.line.aside == nil {
                    self.emit(
                        .word(text: text, range: word.range),
                        at: word.frames.lowerBound,
                        isEstimate: phrase.isEstimated,
                        now: now
                    )
                }
            }
            guard phrase.isComplete, self.heard >= phrase.speechEnd else { return }
            self.scheduled.removeFirst()
            self.tellEnded(phrase, now: now)
        }
    }

    private mutating func tellBegun(_ spoken: SpokenPhrase, now: Duration) {
        if !spoken.phrase.words.isEmpty, self.timings.firstSound == nil { self.timings.firstSound = self.since(now) }
        if let aside = spoken.line.aside {
            if spoken.line.isFirst { self.emit(.asideBegan(aside), at: spoken.startFrame, now: now) }
            return
        }
        self.past.begin(spoken.phrase)
        guard !spoken.phrase.words.isEmpty else { return }
        self.emit(
            .phraseBegan(text: spoken.phrase.text, range: spoken.phrase.range),
            at: spoken.startFrame,
            now: now
        )
    }

    mutating func tellEnded(_ spoken: SpokenPhrase, now: Duration) {
        let phrase = spoken.phrase
        if let aside = spoken.line.aside {
            if spoken.line.isLast { self.emit(.asideEnded(aside), at: spoken.speechEnd, now: now) }
        } else {
            self.heardText.pass(phrase, to: phrase.range.upperBound, isHeard: true)
        }
        guard !phrase.words.isEmpty else { return }
        self.timings.lastSound = self.since(now)
        if spoken.line.aside == nil {
            self.emit(.phraseEnded(range: phrase.range), at: spoken.speechEnd, now: now)
        }
        self.actions.append(.release(before: spoken.speechEnd))
    }

    mutating func finishIfDone(now: Duration, position: PlaybackPosition) {
        guard self.upstreamHasEnded, self.isPrepared, self.isOutOfText, self.scheduled.isEmpty,
            self.synthesizing == nil
        else { return }
        // The sink's account of its latency may be some milliseconds short: let the last sound ring out.
        let margin = Self.ringOut.frames(at: self.format.sampleRate)
        guard position.heard >= self.scheduledFrames || self.heard >= self.speechEnd + margin else { return }
        self.finish(self.failure == nil ? .finished : .failed, now: now, isEstimate: false)
    }

    mutating func fail(_ error: SpeakStreamError, now: Duration) {
        self.failure = self.failure ?? error
        self.stop(.failed, now: now)
    }

    mutating func stop(_ outcome: TurnReport.Outcome, now: Duration) {
        guard self.phase == .speaking else { return }
        self.phase = .stopping(outcome, deadline: now + Self.stopLimit)
        self.timings.stopRequested = self.since(now)
        if outcome == .interrupted { self.emit(.bargeIn, now: now) }
        self.actions.append(.stop)
        self.actions.append(.cancelUpstream)
    }

    private mutating func finishStop(now: Duration, position: PlaybackPosition, isEstimate: Bool) {
        guard case .stopping(let outcome, _) = self.phase else { return }
        // What the sink said when it was flushed is the truth, earlier or later than what was reckoned.
        if case .open = self.sink, !isEstimate { self.heard = position.heard }
        self.timings.stopped = isEstimate ? nil : self.since(now)
        self.timings.lastSound = self.timings.firstSound == nil ? nil : self.since(position.at)
        self.finish(outcome, now: now, isEstimate: isEstimate)
    }

    mutating func checkDeadlines(now: Duration, position: PlaybackPosition) {
        if case .stopping(_, let deadline) = self.phase, now >= deadline {
            self.finishStop(now: now, position: position, isEstimate: true)
        }
        if case .lost(let since, let retry?) = self.sink, self.phase == .speaking, now >= retry {
            self.sink = .lost(since: since, retry: nil)
            self.actions.append(.openSink)
        }
    }

    private mutating func finish(_ outcome: TurnReport.Outcome, now: Duration, isEstimate: Bool) {
        self.phase = .over
        self.timings.finished = self.since(now)
        self.timings.medianGap = self.gaps.median
        let report = TurnReport(
            outcome: outcome,
            upstream: self.upstream ?? .cancelled,
            message: self.failure?.message,
            ledger: self.ledger(isEstimate: isEstimate),
            sampleRate: self.format.sampleRate,
            timings: self.timings,
            counts: self.counts,
            error: self.failure
        )
        self.emit(.finished(report), now: now)
        self.actions.append(.finish(report))
    }
}
