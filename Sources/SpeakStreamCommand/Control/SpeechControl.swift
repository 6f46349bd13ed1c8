package import SpeakStream
import SpeakStreamControl
import SpeakStreamListening

/// Carries out what the listener asks for, by key or from another process, and tells what is going on.
///
/// It is about the turn that is being spoken: the one of the command, one of a conversation, or something that another process has it
/// say.
package final class SpeechControl: Sendable {
    fileprivate struct State {
        var status: ControlStatus
        /// Where the word ends that has begun to be heard.
        var word: Int?
        /// Turns whose events are to be followed and that are not over, in the order in which they are spoken: those that others asked
        /// for, and those of a conversation.
        var said: [Turn] = []
        /// What was last told of the microphone.
        var microphone: MicrophoneState?
        /// Nothing more is taken.
        var isOver = false
        /// Waits for one of them.
        var follower: CheckedContinuation<Void, Never>?
    }

    private let session: SpeechSession
    /// The command's own turn; nil in a conversation, which has many.
    private let turn: Turn?
    private let cut: Cut
    private let rewind: Rewind
    private let stopUpstream: @Sendable () -> Void
    private let state: Monitor<State>
    private let publishers = Monitor<[@Sendable (ControlStatus) -> Void]>([])

    /// Makes the control of a turn.
    ///
    /// - Parameters:
    ///   - turn: the command's own.
    ///   - session: speaks it.
    ///   - voice: in which it is spoken.
    ///   - cut: how a stop ends the sound.
    ///   - rewind: where speech goes on after a pause.
    ///   - stopUpstream: ends what the turn's text comes from; called at a stop, from any thread.
    package init(
        of turn: Turn,
        in session: SpeechSession,
        voice: VoiceSettings,
        cut: Cut,
        rewind: Rewind,
        stopUpstream: @escaping @Sendable () -> Void
    ) {
        self.turn = turn
        self.session = session
        self.cut = cut
        self.rewind = rewind
        self.stopUpstream = stopUpstream
        self.state = Monitor(State(status: ControlStatus(state: .starting, rate: voice.rate, voice: voice.name)))
    }

    /// Makes the control of a conversation, whose turns come one by one: see ``speak(_:_:)`` and ``follow()``.
    ///
    /// - Parameters:
    ///   - session: speaks them.
    ///   - voice: in which they are spoken at first.
    ///   - cut: how a stop ends the sound.
    package init(in session: SpeechSession, voice: VoiceSettings, cut: Cut) {
        self.turn = nil
        self.session = session
        self.cut = cut
        self.rewind = .word
        self.stopUpstream = {}
        self.state = Monitor(State(status: ControlStatus(state: .idle, rate: voice.rate, voice: voice.name)))
    }

    /// Has every change of the status told; besides those who are told already.
    func publish(to publisher: @escaping @Sendable (ControlStatus) -> Void) {
        self.publishers.withLock { $0.append(publisher) }
    }

    /// What is going on.
    private var status: ControlStatus {
        self.state.withLock { state in
            state.status.queued = self.session.waitingTurns.count
            return state.status
        }
    }

    /// The turn that is being spoken; nil between those of a conversation.
    private var current: Turn? { self.session.currentTurn ?? self.turn }

    /// Stops the turn that is being spoken, and what its text comes from.
    package func stop() {
        guard let turn = self.current else { return }
        turn.requestInterrupt(cut: self.cut)
        if turn === self.turn { self.stopUpstream() }
    }

    /// Stops everything.
    package func quit() {
        for turn in self.session.waitingTurns { turn.requestInterrupt() }
        if let turn, self.current !== turn {
            turn.requestInterrupt(cut: self.cut)
            self.stopUpstream()
        }
        self.stop()
    }

    /// Words a minute, as they were last asked for.
    package var rate: Int { self.state.withLock { $0.status.rate } }

    /// Speaks at so many words a minute from now on.
    package func setRate(_ rate: Int) {
        if let current { return current.setRate(rate) }
        self.state.withLock { $0.status.rate = VoiceSettings.rates.clamp(rate) }
    }

    private func resume() { self.current?.resume(rewinding: self.rewind) }

    /// Does what follows from what the microphone hears.
    func perform(_ event: ListeningEvent) {
        switch event {
        case .suspected(.pause): self.current?.suspect()
        case .suspected: break
        case .dismissed: self.current?.dismissSuspicion()
        case .confirmed:
            guard let turn = self.current else { return }
            turn.giveWay()
            if turn === self.turn { self.stopUpstream() }
        case .microphone(.working): break
        case .microphone(let state):
            let isNew = self.state.withLock { control in
                defer { control.microphone = state }
                return control.microphone != state
            }
            if isNew { Message.show(state.message) }
        case .failed(let error): Message.show("\(error.message); nobody is listened to")
        }
    }

    /// Does what a key asks for.
    package func perform(_ key: KeyCommand) {
        let status = self.status
        switch key {
        case .togglePause: status.state == .paused ? self.resume() : self.current?.pause()
        case .next: self.current?.skip(by: 1)
        case .previous: self.current?.skip(by: -1)
        case .repeat: self.current?.skip(by: 0)
        case .faster: self.setRate(status.rate + Swift.max(1, status.rate / 10))
        case .slower: self.setRate(status.rate - Swift.max(1, status.rate / 10))
        case .stop: self.stop()
        case .quit: self.quit()
        }
    }

    /// Does what another process asks for.
    func perform(_ request: ControlRequest) -> ControlReply {
        switch request {
        case .stop: self.stop()
        case .pause: self.current?.pause()
        case .resume: self.resume()
        case .next: self.current?.skip(by: 1)
        case .previous: self.current?.skip(by: -1)
        case .repeat: self.current?.skip(by: 0)
        case .rate(let rate): self.setRate(rate)
        case .status: return .status(self.status)
        case .say(let speech): return self.say(speech)
        }
        return .done
    }

    /// How many texts of others may wait to be said.
    private static let longestQueue = 64

    /// Says what another process wants said, by its priority among those of Speech Dispatcher.
    private func say(_ speech: ControlRequest.Speech) -> ControlReply {
        var point = SayPoint(speech.position)
        switch speech.priority {
        case .text: break
        case .important, .message: if point == .after { point = .insert }
        case .notification, .progress:
            guard self.status.phrase == nil else {
                return .failed(ControlFailure(.impossible, "something is being said"))
            }
        }
        let isImportant = speech.priority == .important
        return self.state.withLock { state in
            guard !state.isOver else { return .failed(ControlFailure(.impossible, "speakstream is about to end")) }
            guard state.said.count < Self.longestQueue else {
                return .failed(ControlFailure(.impossible, "\(Self.longestQueue) texts wait to be said already"))
            }
            if let turn = self.session.say(speech.text, at: point, isImportant: isImportant) { state.append(turn) }
            return .done
        }
    }

    /// Returns when all has been said that others asked for; from then on nothing more is taken.
    func finishSaying() async {
        while let turn = self.state.withLock({ state -> Turn? in
            state.isOver = state.said.isEmpty
            return state.said.first
        }) {
            await self.follow(turn)
            _ = self.state.withLock { $0.said.removeFirst() }
        }
    }

    /// Speaks a turn of a conversation.
    ///
    /// - Parameters:
    ///   - voice: in which.
    ///   - start: asks the session for it.
    /// - Returns: the turn, which the session speaks after all that was asked for before.
    package func speak(_ voice: VoiceSettings, _ start: (SpeechSession) -> Turn) -> Turn {
        self.state.withLock { state in
            (state.status.rate, state.status.voice) = (voice.rate, voice.name)
            let turn = start(self.session)
            state.append(turn)
            return turn
        }
    }

    /// Keeps account of the turns of a conversation, and of what others have it say, until ``close()``.
    package func follow() async {
        while true {
            let (next, isOver) = self.state.withLock { ($0.said.first, $0.isOver) }
            if let next {
                self.state.withLock { $0.begin() }
                await self.follow(next)
                _ = self.state.withLock { $0.said.removeFirst() }
            } else if isOver {
                return
            } else {
                await withCheckedContinuation { continuation in
                    let hasChanged = self.state.withLock { state in
                        let hasChanged = state.isOver || !state.said.isEmpty
                        if !hasChanged { state.follower = continuation }
                        return hasChanged
                    }
                    if hasChanged { continuation.resume() }
                }
            }
        }
    }

    /// The conversation is over: nothing more is taken, and what waits is said.
    package func close() {
        let follower = self.state.withLock { state in
            state.isOver = true
            return state.follower.take()
        }
        follower?.resume()
    }

    private func follow(_ turn: Turn) async {
        for await event in turn.events { self.note(event.kind) }
    }

    /// Keeps account of what happens.
    package func note(_ event: SpeechEvent.Kind) {
        let status = self.state.withLock { state -> ControlStatus? in
            let before = state.status
            state.note(event)
            return state.status == before ? nil : state.status
        }
        let publishers = self.publishers.withLock { $0 }
        guard var status, !publishers.isEmpty else { return }
        status.queued = self.session.waitingTurns.count
        for publish in publishers { publish(status) }
    }
}

extension SayPoint {
    fileprivate init(_ position: ControlRequest.Position) {
        switch position {
        case .after: self = .after
        case .now: self = .now
        case .insert: self = .insert
        }
    }
}

extension SpeechControl.State {
    /// Has a turn's events followed after those of the turns before it.
    fileprivate mutating func append(_ turn: Turn) {
        self.said.append(turn)
        self.follower.take()?.resume()
    }

    /// Another turn of a conversation begins.
    fileprivate mutating func begin() {
        (self.status.state, self.status.phrase, self.status.heard) = (.starting, nil, ControlStatus.Heard())
        self.word = nil
    }

    /// Takes an event of the turn that is being spoken.
    fileprivate mutating func note(_ event: SpeechEvent.Kind) {
        switch event {
        case .phraseBegan(let text, _): self.status.phrase = text
        case .asideBegan(let aside): self.status.phrase = aside.text
        case .phraseEnded:
            self.endWord()
            self.status.phrase = nil
        case .asideEnded, .finished: self.status.phrase = nil
        case .word(_, let range):
            self.endWord()
            self.word = range.upperBound
        case .rateChanged(let rate): self.status.rate = rate
        case .skipped, .steppedBack: self.word = nil
        default: break
        }
        self.status.state = self.status.state.next(event, hasHeard: self.status.heard.words > 0)
    }

    /// The word that had begun has been heard, if it was not before.
    private mutating func endWord() {
        guard let end = self.word, end > self.status.heard.bytes else { return }
        self.status.heard = ControlStatus.Heard(bytes: end, words: self.status.heard.words + 1)
        self.word = nil
    }
}

extension ControlStatus.State {
    /// What it is doing after an event of the turn that is being spoken.
    ///
    /// - Parameters:
    ///   - event: what happened.
    ///   - hasHeard: whether a word of the turn has been heard.
    /// - Returns: what it is doing then.
    func next(_ event: SpeechEvent.Kind, hasHeard: Bool) -> Self {
        switch event {
        case .phraseBegan, .asideBegan, .sinkReopened: .speaking
        case .paused, .suspected: .paused
        case .resumed, .dismissed: hasHeard ? .speaking : .starting
        case .sinkStalled, .sinkLost: .stalled
        case .bargeIn: .stopping
        case .finished: .idle
        case .phraseQueued, .word, .phraseEnded, .asideEnded, .underrun, .hesitation, .stall, .skipped, .steppedBack,
            .rateChanged, .upstreamHeld, .upstreamReleased, .wishRefused, .voiceMissing:
            self
        }
    }
}
