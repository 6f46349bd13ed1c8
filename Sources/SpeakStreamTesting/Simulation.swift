package import SpeakStream
import SpeakStreamText

/// A whole turn in virtual time: the machine, with an engine, a sink and an upstream that are nothing but arithmetic.
///
/// Nothing sleeps, nothing runs in parallel, and the same script gives the same turn to the last frame.
package struct Simulation {
    /// What happens from outside, and when.
    package struct Script {
        /// Tokens and the earliest time at which the upstream offers each.
        package var tokens: [(time: Duration, bytes: [UInt8])] = []
        /// When the upstream ends; nil: after the last token.
        package var end: Duration?
        /// Whether it ends at all.
        package var ends = true
        /// When the listener barges in.
        package var interrupt: Duration?
        /// What else the listener asks for, and when.
        package var controls: [(time: Duration, control: Control)] = []
        /// Voices that the engine does not have.
        package var missingVoices: Set<String> = []
        /// Whether the engine tells when its words are heard.
        package var marksWords = true
        /// When the server goes away, and when it is back (nil: never).
        package var outage: (from: Duration, until: Duration?)?
        /// When the sink takes no more sound, and for how long.
        package var freeze: (from: Duration, until: Duration)?

        /// Makes a script in which nothing happens.
        package init() {}

        /// A text offered in these pieces, one every `gap`.
        package init(_ pieces: [[UInt8]], every gap: Duration) {
            self.tokens = pieces.enumerated().map { (gap * $0.offset, $0.element) }
        }
    }

    /// What came of it.
    package struct Outcome {
        /// The machine's events in order.
        package var events: [SpeechEvent] = []
        /// What was given to the engine, and when.
        package var requests: [(time: Duration, text: String, continues: Bool, request: SynthesisRequest)] = []
        /// The report, if the turn ended.
        package var report: TurnReport?
        /// Frames queued after the stop; a defect.
        package var framesAfterStop = 0
        /// The greatest number of phrases that were made and had not begun to be heard.
        package var mostAhead = 0
        /// The words that sounded from their beginning to their end, in the order in which they did.
        package var sounded: [String] = []
        /// The account behind each thing that the listener asked for.
        package var ledgers: [Ledger] = []
        /// When each token was taken.
        package var taken: [Duration] = []
        /// Whether the device was given back while nothing was to be said.
        package var releases = 0
        /// How often the sink was asked to open.
        package var openings = 0
        /// When the turn ended.
        package var endedAt = Duration.zero
        /// How often the machine was called by its alarm.
        package var alarms = 0
        /// All that followers of the turn would have been shown.
        package var steps: [TurnStep] = []
    }

    private enum Event {
        case token(Int)
        case end
        case engine(TurnMachine.Input, frames: Int, cuts: Int)
        case control(Control)
        case player(PlayerEvent)
        case interrupt
        case drained(at: Int)
    }

    private static var framesPerWord: Int { 6615 }
    private static var rate: Int { AudioFormat.eSpeak.sampleRate }
    private static var sinkBuffer: Int { 2205 }

    private let script: Script
    private let isPaced: Bool
    private var machine: TurnMachine
    private var now = Duration.zero
    private var queue: [(time: Duration, order: Int, event: Event)] = []
    private var order = 0
    private var outcome = Outcome()
    private var nextToken = 0
    private var offered = 0
    private var endOffered = false
    // The sink: frames queued, heard at a time, and whether it plays.
    private var queued = 0
    private var heard = 0
    private var heardAt = Duration.zero
    private var isOpen = false
    private var isStopped = false
    private var isHeld = false
    private var cuts = 0
    /// The words in the sink's queue, and their frames.
    private var tape: [(word: String, frames: Range<Int>)] = []
    /// The frame since which the sink has played without a break.
    private var unbroken = 0
    private var wasLost = false

    /// Sets up a turn.
    package init(_ script: Script, configuration: SpeechConfiguration = SpeechConfiguration(), isPaced: Bool = true) {
        self.script = script
        self.isPaced = isPaced
        self.machine = TurnMachine(configuration: configuration, format: .eSpeak, isPaced: isPaced, now: .zero)
    }

    /// Runs the turn until it is over, or until nothing more can happen, or for `limit` of virtual time.
    package static func run(
        _ script: Script,
        configuration: SpeechConfiguration = SpeechConfiguration(),
        isPaced: Bool = true,
        limit: Duration = .seconds(3600)
    ) -> Outcome {
        var simulation = Simulation(script, configuration: configuration, isPaced: isPaced)
        return simulation.run(limit: limit)
    }

    private mutating func run(limit: Duration) -> Outcome {
        for (index, token) in self.script.tokens.enumerated() { self.schedule(.token(index), at: token.time) }
        if self.script.ends {
            self.schedule(.end, at: self.script.end ?? self.script.tokens.last?.time ?? .zero)
        }
        for (time, control) in self.script.controls { self.schedule(.control(control), at: time) }
        if let time = self.script.interrupt { self.schedule(.interrupt, at: time) }
        if let outage = self.script.outage {
            self.schedule(.player(.lost(SpeakStreamError(.sinkLost, "gone"))), at: outage.from)
        }
        self.follow(
            .began(self.machine.configuration, self.machine.format, isPaced: self.isPaced, start: self.machine.start)
        )
        self.perform(self.machine.begin(now: .zero))
        self.tell(.synthesizerPrepared(nil))
        var steps = 0
        while self.outcome.report == nil, self.now <= limit, steps < 2_000_000 {
            steps += 1
            let alarm = self.machine.alarm(position: self.position, now: self.now)
            guard let next = self.queue.first, next.time <= alarm ?? .seconds(1_000_000) else {
                guard let alarm else { break }
                self.now = Swift.max(self.now, alarm)
                self.outcome.alarms += 1
                self.handle(.alarm)
                continue
            }
            self.queue.removeFirst()
            self.now = Swift.max(self.now, next.time)
            self.take(next.event)
        }
        self.outcome.endedAt = self.now
        return self.outcome
    }

    private mutating func take(_ event: Event) {
        switch event {
        case .token(let index):
            self.offered = index + 1
            self.settle()
            self.feed()
        case .end:
            self.endOffered = true
            self.settle()
            self.feed()
        case .interrupt:
            self.handle(.interrupt)
        case .control(let control):
            self.handle(.control(control))
            self.outcome.ledgers.append(self.machine.ledger(isEstimate: false))
        case .player(let event):
            if case .lost = event {
                guard self.isOpen else { return }
                self.settle()
                self.isOpen = false
                self.wasLost = true
            }
            if event == .opened {
                self.isOpen = true
                self.heardAt = self.now
                self.scheduleDrain()
            }
            self.handle(.player(event))
        case .engine(let input, let frames, let cuts):
            // The player refuses frames of an epoch that is over, or from before a cut, and the engine stops.
            guard !self.isStopped, cuts == self.cuts else { return }
            if frames > 0 { self.append(frames) }
            self.handle(input)
        case .drained(let frame):
            guard frame == self.queued, !self.isStopped, !self.isHeld else { return }
            self.handle(.player(.drained))
        }
    }

    private mutating func handle(_ input: TurnMachine.Input) {
        self.settle()
        self.tell(input)
        self.feed()
    }

    private mutating func tell(_ input: TurnMachine.Input) {
        self.follow(.input(input, self.position))
        self.perform(self.machine.handle(input, now: self.now, position: self.position))
    }

    private mutating func follow(_ step: TurnStep.Kind) {
        self.outcome.steps.append(TurnStep(turn: 1, step, now: self.now))
    }

    /// Hands over the tokens that are offered and welcome.
    private mutating func feed() {
        while self.nextToken < self.offered, self.machine.wantsText {
            let bytes = self.script.tokens[self.nextToken].bytes
            self.nextToken += 1
            self.outcome.taken.append(self.now)
            self.tell(.text(bytes))
        }
        if self.endOffered, self.nextToken == self.script.tokens.count {
            self.endOffered = false
            self.tell(.upstreamEnded(nil))
        }
    }
}

// MARK: - The parts

extension Simulation {
    private mutating func perform(_ actions: [TurnMachine.Action]) {
        for action in actions {
            switch action {
            case .openSink: self.open()
            case .releaseSink:
                self.isOpen = false
                self.outcome.releases += 1
            case .synthesize(let request, let id): self.synthesize(request, id: id)
            case .appendSilence(let frames): self.append(frames)
            case .release: break
            case .seek(let frame):
                self.heard = frame
                self.unbroken = frame
                self.heardAt = self.now
            case .hold: self.hold()
            case .proceed:
                self.isHeld = false
                self.heardAt = self.now
                self.scheduleDrain()
            case .cut(let frame):
                self.cuts += 1
                self.queued = Swift.max(self.heard, Swift.min(self.queued, frame))
                self.unbroken = self.queued
                self.tape.removeAll { $0.frames.upperBound > frame }
            case .stop: self.stop()
            case .cancelUpstream: self.offered = 0
            case .emit(let event):
                self.outcome.events.append(event)
                self.follow(.event(event))
            case .finish(let report): self.outcome.report = report
            }
        }
    }

    private mutating func open() {
        self.outcome.openings += 1
        let isDown =
            self.script.outage.map { outage in
                self.now >= outage.from && (outage.until.map { self.now < $0 } ?? true)
            } ?? false
        let event = isDown ? PlayerEvent.openFailed(SpeakStreamError(.sinkUnavailable, "down")) : .opened
        self.schedule(.player(event), at: self.now + .milliseconds(2))
    }

    private mutating func synthesize(_ request: SynthesisRequest, id: Int) {
        self.outcome.requests.append((self.now, request.text, request.continues, request))
        self.outcome.mostAhead = Swift.max(self.outcome.mostAhead, self.machine.phrasesAhead)
        if self.script.missingVoices.contains(request.voice.name) {
            let error = SpeakStreamError(.unknownVoice, "there is no voice \(request.voice.name)")
            self.schedule(
                .engine(.synthesisEnded(id: id, trailingSilence: 0, unspeakable: 0, error), frames: 0, cuts: self.cuts),
                at: self.now + .milliseconds(1)
            )
            return
        }
        let words = WordSpans.of(request.text)
        let marks =
            self.script.marksWords
            ? words.enumerated().map {
                WordMark(textOffset: $0.element.lowerBound, frame: $0.offset * Self.framesPerWord)
            } : []
        let frames = words.count * Self.framesPerWord
        let bytes = Array(request.text.utf8)
        for (index, word) in words.enumerated() {
            let start = self.queued + index * Self.framesPerWord
            self.tape.append((String(decoding: bytes[word], as: UTF8.self), start..<start + Self.framesPerWord))
        }
        let first = Swift.min(frames, 1102)
        let early = marks.filter { $0.frame < first }
        let late = marks.filter { $0.frame >= first }
        self.schedule(
            .engine(.synthesized(id: id, frames: first, marks: early), frames: first, cuts: self.cuts),
            at: self.now + .milliseconds(1)
        )
        self.schedule(
            .engine(.synthesized(id: id, frames: frames - first, marks: late), frames: frames - first, cuts: self.cuts),
            at: self.now + .milliseconds(3)
        )
        self.schedule(
            .engine(.synthesisEnded(id: id, trailingSilence: 0, unspeakable: 0, nil), frames: 0, cuts: self.cuts),
            at: self.now + .milliseconds(3)
        )
    }

    private mutating func append(_ frames: Int) {
        guard !self.isStopped else {
            self.outcome.framesAfterStop += frames
            return
        }
        self.settle()
        self.queued += frames
        self.scheduleDrain()
    }

    private mutating func stop() {
        guard !self.isStopped else { return }
        self.settle()
        self.isStopped = true
        self.queued = self.heard
        self.schedule(.player(.stopped), at: self.now + .milliseconds(1))
    }

    private mutating func hold() {
        self.settle()
        self.isHeld = true
        self.schedule(.player(.held), at: self.now + .milliseconds(1))
    }

    private mutating func scheduleDrain() {
        guard self.isOpen, !self.isHeld, self.queued > self.heard || !self.isPaced else { return }
        let time =
            self.isPaced
            ? self.heardAt + .frames(self.queued - self.heard, at: Self.rate) + .microseconds(50) : self.now
        self.schedule(.drained(at: self.queued), at: time)
    }

    /// How far the sink has played by now, and when it had.
    private var played: (heard: Int, at: Duration) {
        guard self.isOpen, !self.isStopped, !self.isHeld else { return (self.heard, self.now) }
        guard self.isPaced else { return (self.queued, self.now) }
        var frozen = Duration.zero
        if let freeze = self.script.freeze {
            frozen = Swift.max(.zero, Swift.min(freeze.until, self.now) - Swift.max(freeze.from, self.heardAt))
        }
        let playable = (self.now - self.heardAt - frozen + .nanoseconds(500)).frames(at: Self.rate)
        let frames = Swift.min(self.queued - self.heard, Swift.max(0, playable))
        // What is left of a frame's time is kept for the next.
        let isDry = self.heard + frames == self.queued
        let at = isDry ? self.now : Swift.min(self.now, self.heardAt + frozen + .frames(frames, at: Self.rate))
        return (self.heard + frames, at)
    }

    /// Lets the sink play up to now.
    private mutating func settle() {
        let before = self.heard
        (self.heard, self.heardAt) = self.played
        guard self.heard > before else { return }
        // What sounds is near the end of what was made.
        let start = self.tape.lastIndex { $0.frames.upperBound <= before }.map { $0 + 1 } ?? 0
        for (word, frames) in self.tape[start...].prefix(while: { $0.frames.upperBound <= self.heard })
        where frames.lowerBound >= self.unbroken { self.outcome.sounded.append(word) }
    }

    private var position: PlaybackPosition {
        let (heard, heardAt) = self.played
        let written = self.isHeld ? heard : Swift.min(self.queued, heard + Self.sinkBuffer)
        // A sink that takes nothing says nothing new either.
        let at = self.script.freeze.map { $0.from <= self.now && self.now < $0.until } == true ? self.now : heardAt
        return PlaybackPosition(written: Swift.max(written, heard), heard: heard, at: at)
    }

    private mutating func schedule(_ event: Event, at time: Duration) {
        self.order += 1
        let entry = (time: time, order: self.order, event: event)
        let index = self.queue.firstIndex { $0.time > time } ?? self.queue.endIndex
        self.queue.insert(entry, at: index)
    }
}
