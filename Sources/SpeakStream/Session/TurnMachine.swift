import SpeakStreamText

/// All decisions of one turn, without time, threads or sound of its own.
///
/// It is told what happened, with the time and the sink's position, and answers with what is to be done. The
/// conductor carries that out with real parts; the simulation in `SpeakStreamTesting` does with a virtual clock.
package struct TurnMachine: Sendable {
    /// What can happen.
    package enum Input: Sendable {
        /// Text arrived: well-formed UTF-8, whole scalars, in which so many ill-formed sequences were replaced.
        case text([UInt8], replaced: Int = 0)
        /// The upstream ended; with an error when it failed.
        case upstreamEnded(SpeakStreamError?)
        /// The engine has made this many more frames of a phrase, and they are queued.
        case synthesized(id: Int, frames: Int, marks: [WordMark])
        /// The engine is done with a phrase; the silences in its sound are asked for only where it gave no marks.
        case synthesisEnded(
            id: Int,
            trailingSilence: Int,
            unspeakable: Int,
            pauses: [Range<Int>] = [],
            SpeakStreamError?
        )
        /// The engine has been started, or could not be.
        case synthesizerPrepared(SpeakStreamError?)
        /// The sink did something.
        case player(PlayerEvent)
        /// The listener barges in, or the task is cancelled.
        case interrupt
        /// The listener asks for something else.
        case control(Control)
        /// The time of `alarm` has come.
        case alarm
    }

    /// What is to be done.
    package enum Action: Sendable, Equatable {
        /// Open the sink, unless it is open.
        case openSink
        /// Give the device back.
        case releaseSink
        /// Say a phrase; its frames go to the end of the sink's queue.
        case synthesize(SynthesisRequest, id: Int)
        /// Queue silence.
        case appendSilence(frames: Int)
        /// Frames before this one will not be asked for again.
        case release(before: Int)
        /// Play again from this frame.
        case seek(to: Int)
        /// Silence the sink, and wait.
        case hold
        /// Play again.
        case proceed
        /// Drop what is queued from this frame on, and what the engine is at work on.
        case cut(at: Int)
        /// Stop the sound, now.
        case stop
        /// Stop the upstream.
        case cancelUpstream
        /// Tell the listener's program.
        case emit(SpeechEvent)
        /// The turn is over.
        case finish(TurnReport)
    }

    enum Phase: Equatable {
        case speaking
        /// Waiting for the sink to be silent, at most until `deadline`.
        case stopping(TurnReport.Outcome, deadline: Duration)
        case over
    }

    enum SinkState: Equatable {
        case closed
        case opening(since: Duration)
        case open
        /// Lost, to be tried again at `retry` (nil: being tried).
        case lost(since: Duration, retry: Duration?)
    }

    enum Hold {
        /// The sink plays, or may.
        case none
        /// It was asked to fall silent.
        case asked
        /// It is silent, at a place that is known to the frame.
        case held
    }

    /// How the turn is spoken.
    package let configuration: SpeechConfiguration
    /// Of its sound.
    package let format: AudioFormat
    let isPaced: Bool
    /// When it began, in monotonic time.
    package let start: Duration

    var phase = Phase.speaking
    var sink = SinkState.closed
    var narrator: Narrator
    /// In which voice the next phrase is spoken.
    var voice: VoiceSettings
    /// How much faster than the voice's rate the last phrase was asked for.
    var hurry = 1.0
    /// Languages for which the engine has no voice: they are spoken in that of the text.
    var voiceless: Set<String> = []
    /// What is spoken before the narrator is asked again: what was taken back, and what is said in between.
    var ahead: [Line] = []
    /// The phrases that have begun to be heard or were passed over, each once, as far back as the listener may go.
    var past = PastPhrases()
    /// How many sentences are still to be passed over.
    var skipping = 0
    var hold = Hold.none
    /// Whether the listener wants silence.
    var isPaused = false
    /// Whether that is only because somebody may be speaking.
    var isSuspected = false
    /// What the listener asked for and waits for the sink to be silent.
    var wishes: [Control] = []
    /// Whether somebody interrupts, and waits for something important to be said to its end.
    var mustGiveWay = false
    /// The most that had been heard when the sink was last held.
    var mostHeard = 0
    /// How far apart the tokens come.
    var pace = TokenPace()
    /// Given to the engine and not yet heard, in order.
    var scheduled: [SpokenPhrase] = []
    var nextID = 0
    /// The phrase that the engine is at work on.
    var synthesizing: Int?
    /// What was left to be heard when that phrase was asked for.
    var inHandAtRequest = Duration.zero
    /// The phrase whose pause is the last that was queued.
    var pausedAfter: Phrase?
    /// The frame after the last that is queued.
    var scheduledFrames = 0
    var heardText: HeardText
    /// Frames known to have been heard.
    var heard = 0
    var upstream: TurnReport.Upstream?
    /// Whether the listener's program was told that the upstream is held back.
    var isHeld = false
    var gaps = GapHistogram()
    /// Whether the engine was started: a turn without a word fails all the same when it has no voice.
    var isPrepared = false
    var lastToken: Duration
    /// When something was last to be heard or said.
    var lastActive: Duration
    /// The frame after the last sound that was made.
    var speechEnd = 0
    /// The last frame at which the sink was seen, and since when.
    var progress: (frame: Int, since: Duration)
    var stallTold = false
    /// Whether the phrases in hand ran out and more text is needed whatever the read-ahead.
    var isStarving = true
    var failure: SpeakStreamError?
    var timings: TurnReport.Timings
    var counts = TurnReport.Counts()
    var actions: [Action] = []

    /// A turn that begins at `now`.
    ///
    /// - Parameters:
    ///   - configuration: how it speaks.
    ///   - format: of the engine's sound.
    ///   - isPaced: whether the sink keeps time.
    ///   - now: monotonic time.
    package init(configuration: SpeechConfiguration, format: AudioFormat, isPaced: Bool, now: Duration) {
        self.configuration = configuration
        self.narrator = Narrator(configuration)
        self.voice = configuration.voice
        self.format = format
        self.isPaced = isPaced
        self.start = now
        self.lastToken = now
        self.lastActive = now
        self.progress = (0, now)
        self.heardText = HeardText(limit: configuration.heardTextLimit)
        self.timings = TurnReport.Timings(startMonotonic: now.seconds, finished: 0)
    }

    /// The first thing to do: open the sink while the first tokens are still being read.
    package mutating func begin(now: Duration) -> [Action] {
        self.actions.removeAll(keepingCapacity: true)
        self.wantSink(now: now)
        return self.actions
    }

    /// Whether more text is welcome: false holds the upstream back.
    package var wantsText: Bool {
        guard self.phase == .speaking else { return true }
        return !self.isPaused && (self.isStarving || self.secondsAhead < self.configuration.readAhead.seconds)
    }

    /// How many phrases were given to the engine and have not begun to be heard.
    package var phrasesAhead: Int { self.scheduled.count { !$0.hasBegun && !$0.phrase.words.isEmpty } }

    /// Whether the turn is over.
    package var isOver: Bool { self.phase == .over }

    /// Takes in what happened and returns what to do about it, in order.
    ///
    /// - Parameters:
    ///   - input: what happened.
    ///   - now: monotonic time.
    ///   - position: how far the sink had got when it last said so.
    /// - Returns: what is to be done.
    package mutating func handle(_ input: Input, now: Duration, position: PlaybackPosition) -> [Action] {
        self.actions.removeAll(keepingCapacity: true)
        guard self.phase != .over else {
            if case .text = input { self.counts.tokensAfterStop += 1 }
            return []
        }
        self.listen(now: now, position: position)
        switch input {
        case .text(let bytes, let replaced): self.receive(bytes, replaced: replaced, now: now)
        case .upstreamEnded(let error): self.endUpstream(error, now: now)
        case .synthesized(let id, let frames, let marks): self.grow(id, frames: frames, marks: marks, now: now)
        case .synthesisEnded(let id, let silence, let unspeakable, let pauses, let error):
            self.complete(
                id,
                trailingSilence: silence,
                unspeakable: unspeakable,
                pauses: pauses,
                error: error,
                now: now
            )
        case .synthesizerPrepared(let error):
            self.isPrepared = true
            if let error { self.fail(error, now: now) }
        case .player(let event): self.take(event, now: now, position: position)
        case .interrupt: self.stop(.interrupted, now: now)
        case .control(let control): self.take(control, now: now)
        case .alarm: break
        }
        if self.phase == .speaking {
            self.watchSink(now: now, position: position)
            if self.hold == .none { self.goOn(now: now, position: position) }
        }
        self.checkDeadlines(now: now, position: position)
        self.tellHold(now: now)
        return self.actions
    }

    private mutating func goOn(now: Duration, position: PlaybackPosition) {
        self.tellHeard(now: now)
        if self.mustGiveWay { self.giveWayIfAllowed(now: now) }
        guard self.phase == .speaking else { return }
        self.demand(now: now)
        // A phrase without a word passes as soon as it is its turn.
        self.tellHeard(now: now)
        self.finishIfDone(now: now, position: position)
    }

    /// The rate of what is spoken now, in words a minute.
    var rate: Int { VoiceSettings.rates.clamp(Int((Double(self.voice.rate) * self.hurry).rounded())) }

    var upstreamHasEnded: Bool { self.upstream != nil }

    /// What is left to be heard of what is queued.
    var inHand: Duration { .frames(Swift.max(0, self.scheduledFrames - self.heard), at: self.format.sampleRate) }

    /// How far the text in hand runs ahead of what is heard, in seconds of speech.
    var secondsAhead: Double {
        // Six letters a word, until the phrases heard so far tell better.
        let prior = 2000.0
        let expected = 60.0 / (Double(self.voice.rate) * 6)
        let made = Double(self.scheduledFrames) / Double(self.format.sampleRate)
        let queued = self.scheduled.reduce(0) { $0 + $1.phrase.range.count }
        let bytes = Double(self.heardText.count + queued)
        let secondsPerByte = (prior * expected + made) / (prior + bytes)
        let waiting = self.ahead.reduce(self.narrator.pendingBytes) { $0 + $1.phrase.range.count }
        return self.inHand.seconds + Double(waiting) * secondsPerByte
    }

    /// Tells of something that happened, at a frame if that is not the one heard last.
    mutating func emit(_ kind: SpeechEvent.Kind, at frame: Int? = nil, isEstimate: Bool = false, now: Duration) {
        let event = SpeechEvent(kind, at: now - self.start, frame: frame ?? self.heard, isEstimate: isEstimate)
        self.actions.append(.emit(event))
    }

    func since(_ time: Duration) -> Double { (time - self.start).seconds }
}
