import SpeakStreamText

// What arrives, and when the next phrase is cut from it.
extension TurnMachine {
    mutating func receive(_ bytes: [UInt8], replaced: Int, now: Duration) {
        self.counts.invalidUTF8 += replaced
        guard self.phase == .speaking else {
            self.counts.tokensAfterStop += 1
            return
        }
        self.counts.tokens += 1
        if self.timings.firstToken == nil { self.timings.firstToken = self.since(now) }
        self.pace.note(now - self.lastToken)
        if self.counts.tokens > 1 { self.gaps.note(now - self.lastToken) }
        self.lastToken = now
        self.timings.lastToken = self.since(now)
        self.narrator.append(bytes)
        self.wantSink(now: now)
    }

    mutating func endUpstream(_ error: SpeakStreamError?, now: Duration) {
        guard !self.upstreamHasEnded else { return }
        self.upstream = self.phase != .speaking ? .cancelled : error == nil ? .ended : .failed
        self.timings.upstreamStopped = self.since(now)
        guard self.phase == .speaking else { return }
        self.narrator.end()
        // What came before the failure was said by the model all the same: it is spoken to its end.
        self.failure = self.failure ?? error
    }

    /// Tells when the upstream begins to be held back, and when it no longer is.
    mutating func tellHold(now: Duration) {
        let isHeld = self.phase == .speaking && !self.upstreamHasEnded && !self.wantsText
        guard isHeld != self.isHeld, self.phase == .speaking else { return }
        self.isHeld = isHeld
        self.emit(isHeld ? .upstreamHeld : .upstreamReleased, now: now)
    }

    /// Whether no text is left to be given to the engine.
    var isOutOfText: Bool { self.narrator.isEmpty && self.ahead.isEmpty }

    /// Asks for the next phrase when the sound in hand runs low, and for as good a cut as that leaves time for.
    mutating func demand(now: Duration) {
        guard self.synthesizing == nil, self.inHand <= self.configuration.lead else {
            self.isStarving = false
            return
        }
        // At most one phrase made ahead of the one that is heard.
        guard !(self.isPaced && self.scheduled.contains { $0.startFrame > self.heard }) else { return }
        while self.synthesizing == nil, let line = self.nextLine(now: now) {
            self.speak(line, now: now)
        }
        self.isStarving = self.synthesizing == nil && !self.upstreamHasEnded
    }

    mutating func nextPhrase(now: Duration) -> Phrase? {
        let inHand = self.isPaced ? self.inHand.seconds : .infinity
        if let phrase = self.narrator.next(self.nextID == 0 ? .early : .next(inHand: inHand)) { return phrase }
        guard self.isPaced, !self.narrator.isEmpty else { return nil }
        let silence = now - self.lastToken
        if silence >= self.hesitation, let phrase = self.narrator.next(.hesitating) {
            self.emit(.hesitation(range: phrase.range), now: now)
            return phrase
        }
        // What stands at the end without white space behind it may be half a word: a slow model gets as long again.
        guard silence >= self.configuration.stallLimit,
            let phrase = self.narrator.next(silence < self.configuration.stallLimit * 2 ? .words : .everything)
        else { return nil }
        if !phrase.words.isEmpty {
            self.counts.stalls += 1
            self.emit(.stall(range: phrase.range), now: now)
        }
        return phrase
    }

    /// How long upstream may be silent before it counts as hesitating.
    var hesitation: Duration {
        let bounds = self.configuration.hesitation
        return Swift.min(Swift.max(self.pace.median * 1.5, bounds.lowerBound), bounds.upperBound)
    }

    private mutating func speak(_ line: Line, now: Duration) {
        let phrase = line.phrase
        guard !phrase.words.isEmpty else {
            var spoken = SpokenPhrase(line, id: -1, startFrame: self.scheduledFrames)
            // Nothing to be said: it passes with the phrase before it.
            spoken.isComplete = true
            self.scheduled.append(spoken)
            return
        }
        self.nextID += 1
        self.counts.phrases += 1
        self.hasten()
        self.widenPause(before: phrase)
        if self.timings.firstPhrase == nil { self.timings.firstPhrase = self.since(now) }
        let spoken = SpokenPhrase(line, id: self.nextID - 1, startFrame: self.scheduledFrames)
        self.synthesizing = spoken.id
        self.inHandAtRequest = self.inHand
        self.scheduled.append(spoken)
        self.wantSink(now: now)
        if line.aside == nil { self.emit(.phraseQueued(phrase), at: spoken.startFrame, now: now) }
        self.request(spoken)
    }

    /// Asks the engine for a phrase's sound.
    private mutating func request(_ spoken: SpokenPhrase) {
        let request = SynthesisRequest(
            text: spoken.spoken.text,
            voice: self.voice(for: spoken.phrase),
            continues: !spoken.phrase.breakAfter.endsSentence,
            pronunciations: spoken.pronunciations
        )
        self.actions.append(.synthesize(request, id: spoken.id))
    }

    /// The voice of the phrase's language, at the rate at which all is spoken.
    private func voice(for phrase: Phrase) -> VoiceSettings {
        var voice = self.voice
        if let language = phrase.language, !self.voiceless.contains(language) {
            voice = self.configuration.voices[language] ?? voice.speaking(language)
        }
        voice.rate = self.rate
        return voice
    }

    /// Speaks faster while the speech is behind by too much; where nobody listens at the time, it never is.
    private mutating func hasten() {
        guard let catchUp = self.configuration.catchUp, self.isPaced else { return }
        self.hurry = catchUp.factor(lag: self.secondsAhead, after: self.hurry)
    }

    /// A blank line that came too late to be the break of the phrase before it is made up for.
    private mutating func widenPause(before phrase: Phrase) {
        defer { self.pausedAfter = nil }
        // Where the pause is over there is nothing to widen; a sink that keeps no time is always at its end.
        guard let last = self.pausedAfter, last.breakAfter != .paragraph, phrase.opensParagraph,
            self.inHand > .zero || !self.isPaced
        else { return }
        self.queueSilence(self.pause(after: last, .paragraph) - self.pause(after: last))
    }

    /// The frames of silence that follow a phrase, were its break of another kind perhaps.
    private func pause(after phrase: Phrase, _ kind: Break? = nil) -> Int {
        Pauses.after(
            phrase.spoken,
            break: kind ?? phrase.breakAfter,
            rate: self.rate,
            scale: self.configuration.pauseScale
        ).frames(at: self.format.sampleRate)
    }

    private mutating func queueSilence(_ frames: Int) {
        guard frames > 0 else { return }
        self.scheduledFrames += frames
        self.actions.append(.appendSilence(frames: frames))
    }

    mutating func grow(_ id: Int, frames: Int, marks: [WordMark], now: Duration) {
        guard self.synthesizing == id, let index = self.scheduled.lastIndex(where: { $0.id == id }) else { return }
        if self.scheduled[index].frames == 0, frames > 0, self.isPaced, self.sink == .open,
            self.inHandAtRequest > .zero, self.inHand == .zero
        {
            // The text was there in time, its sound was not.
            self.counts.underruns += 1
            self.emit(.underrun(now - self.progress.since), now: now)
        }
        self.scheduled[index].frames += frames
        self.scheduled[index].marks += marks
        self.scheduledFrames += frames
    }

    mutating func complete(
        _ id: Int,
        trailingSilence: Int,
        unspeakable: Int,
        pauses: [Range<Int>],
        error: SpeakStreamError?,
        now: Duration
    ) {
        guard self.synthesizing == id, let index = self.scheduled.lastIndex(where: { $0.id == id }) else { return }
        self.synthesizing = nil
        self.counts.unspeakable += unspeakable
        if let error, error.code == .unknownVoice, let language = self.scheduled[index].phrase.language,
            self.scheduled[index].frames == 0, self.voiceless.insert(language).inserted
        {
            self.emit(.voiceMissing(language: language), now: now)
            self.synthesizing = id
            self.request(self.scheduled[index])
            return
        }
        if let error {
            self.fail(error, now: now)
            return
        }
        self.scheduled[index].trailingSilence = trailingSilence
        self.scheduled[index].pauses = pauses
        self.scheduled[index].isComplete = true
        self.scheduled[index].align()
        self.speechEnd = self.scheduled[index].speechEnd
        guard !(self.upstreamHasEnded && self.isOutOfText) else { return }
        guard self.scheduled[index].frames > 0 else { return }
        self.queueSilence(self.pause(after: self.scheduled[index].phrase) - trailingSilence)
        self.pausedAfter = self.scheduled[index].phrase
    }
}
