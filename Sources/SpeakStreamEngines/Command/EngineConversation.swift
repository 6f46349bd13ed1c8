package import SpeakStream

/// What is said between us and a program, without the program: what its bytes mean, what it is to be told, how long it may take.
///
/// It speaks of one run of the program. Times are monotonic.
package struct EngineConversation: Sendable {
    /// What happened.
    package enum Event: Sendable, Equatable {
        /// The program is ready.
        case ready
        /// The phrase that was stopped is at its end, as was waited for.
        case settled
        /// Sound of the phrase under way, in the program's frames.
        case sound([Int16], [WordMark])
        /// The phrase is at its end.
        case ended
        /// The program is of no use any more, or refuses the phrase.
        case failed(EngineFault)
    }

    private enum Phase: Equatable {
        case starting
        case idle
        case speaking(id: Int)
        case over
    }

    private let engine: CommandEngine
    private var phase: Phase
    private var parser = FrameParser()
    private var samples = SampleAssembler()
    private var nextID = 0
    /// The last phrase that was stopped, and the last that the program is known to be done with.
    private var stopped = -1
    private var done = -1
    /// Since when it is waited for: the start, the phrase, the last that came of it.
    private var since: Duration
    /// Whether it is waited for that a stopped phrase comes to its end, and since when.
    private var settling: Duration?
    /// How many bytes it may still write in this phrase.
    private var allowance = 0
    /// Whether sound of the phrase has come.
    private var hasSound = false
    /// Whether the program minds the volume itself.
    package private(set) var setsVolume = false

    /// The longest that a second of text can last: eSpeak NG at its slowest needs a fifth of it for a letter, and for a figure as long.
    private static let secondsPerByte = 1
    private static let secondsToBegin = 10

    /// A conversation with a program that was started at `now`.
    package init(_ engine: CommandEngine, now: Duration) {
        self.engine = engine
        self.since = now
        // A program that writes only samples is ready when it reads, which nobody is told.
        self.phase = engine.mode == .raw ? .idle : .starting
    }

    /// Whether it can be asked for a phrase.
    package var isReady: Bool { self.phase != .starting && self.phase != .over }

    /// Whether a phrase that was stopped may still be on its way.
    package var isSettled: Bool { self.stopped <= self.done }

    /// A phrase is wanted; returns what to write.
    package mutating func say(_ request: SynthesisRequest, now: Duration) -> [UInt8] {
        let id = self.nextID
        self.nextID += 1
        self.phase = .speaking(id: id)
        self.since = now
        self.hasSound = false
        let seconds = Self.secondsToBegin + Self.secondsPerByte * request.text.utf8.count
        self.allowance = FrameParser.longestLine + 2 * self.engine.sampleRate * seconds
        guard self.engine.mode == .framed else { return EngineCommand.line(request.text) }
        self.settle(now: now)
        return EngineCommand.say(request, id: id, setsVolume: self.setsVolume)
    }

    /// The phrase is not wanted any more; returns what to write, nil if the program has to be ended for it.
    package mutating func cancel() -> [UInt8]? {
        guard case .speaking(let id) = self.phase else { return [] }
        guard self.engine.mode == .framed else {
            self.phase = .over
            return nil
        }
        self.phase = .idle
        self.stopped = id
        return EngineCommand.cancel(id)
    }

    /// From now on it is waited for that a phrase that was stopped comes to its end.
    package mutating func settle(now: Duration) {
        if !self.isSettled, self.settling == nil { self.settling = now }
    }

    /// Takes what the program wrote.
    package mutating func receive(_ bytes: [UInt8], now: Duration) -> [Event] {
        switch self.engine.mode {
        case .raw: return self.receiveRaw(bytes, now: now)
        case .framed: break
        }
        guard self.phase != .over else { return [] }
        if case .speaking = self.phase, self.isSettled {
            self.allowance -= bytes.count
            if self.allowance < 0 { return [self.fail(.flooded)] }
        }
        do throws(EngineFault) {
            var events: [Event] = []
            for piece in try self.parser.push(bytes) { try self.take(piece, &events, now: now) }
            return events
        } catch {
            return [self.fail(error)]
        }
    }

    private mutating func receiveRaw(_ bytes: [UInt8], now: Duration) -> [Event] {
        let samples = self.samples.push(bytes[...])
        guard case .speaking = self.phase else { return [] }
        self.allowance -= bytes.count
        if self.allowance < 0 { return [self.fail(.flooded)] }
        self.since = now
        self.hasSound = true
        return samples.isEmpty ? [] : [.sound(samples, [])]
    }

    private mutating func take(
        _ piece: FrameParser.Piece,
        _ events: inout [Event],
        now: Duration
    ) throws(EngineFault) {
        switch piece {
        case .header(let header): try self.take(header, &events, now: now)
        case .samples(let samples, let id):
            if self.isCurrent(id, &events, now: now) { Self.add(samples, [], to: &events) }
        case .end(let id):
            if self.isCurrent(id, &events, now: now) {
                self.phase = .idle
                events.append(.ended)
            }
            self.finish(id, &events, now: now)
        }
    }

    private mutating func take(
        _ header: EngineHeader,
        _ events: inout [Event],
        now: Duration
    ) throws(EngineFault) {
        if let ready = header.ready {
            guard self.phase == .starting else { return }
            guard ready.version == 1 else { throw .version(ready.version) }
            if let rate = ready.rate, rate != self.engine.sampleRate { throw .rate(rate) }
            self.setsVolume = ready.setsVolume
            self.phase = .idle
            events.append(.ready)
        } else if self.phase == .starting {
            throw .garbage("sound before it said that it is ready")
        }
        guard let id = header.id else { return }
        guard id >= 0, id < self.nextID else { throw .garbage("phrase \(id), which nobody asked for") }
        let isCurrent = self.isCurrent(id, &events, now: now)
        if isCurrent, !header.words.isEmpty { Self.add([], header.words, to: &events) }
        guard let error = header.error else { return }
        if isCurrent {
            self.phase = .idle
            events.append(.failed(.refused(error)))
        }
        self.finish(id, &events, now: now)
    }

    /// Whether a phrase is the one under way; if so, all before it are over.
    private mutating func isCurrent(_ id: Int, _ events: inout [Event], now: Duration) -> Bool {
        guard self.phase == .speaking(id: id) else { return false }
        self.since = now
        self.finish(id - 1, &events, now: now)
        return true
    }

    private mutating func finish(_ id: Int, _ events: inout [Event], now: Duration) {
        self.done = Swift.max(self.done, id)
        guard self.isSettled, self.settling != nil else { return }
        self.settling = nil
        self.since = now
        events.append(.settled)
    }

    private static func add(_ samples: [Int16], _ marks: [WordMark], to events: inout [Event]) {
        if case .sound(let before, let known)? = events.last {
            events[events.count - 1] = .sound(before + samples, known + marks)
        } else {
            events.append(.sound(samples, marks))
        }
    }

    /// The program has ended: `how` tells so in words.
    package mutating func programEnded(_ how: String) -> Event {
        self.fail(self.phase == .starting || self.isFirst ? .endedAtStart(how) : .ended(how))
    }

    /// When it is next to be asked what the time has brought; nil: never.
    package var deadline: Duration? {
        if let settling { return settling + self.engine.cancelLimit }
        switch self.phase {
        case .starting: return self.since + self.engine.startLimit
        case .speaking: return self.since + (self.isQuietAnEnd ? self.engine.quietTime : self.silenceLimit)
        case .idle, .over: return nil
        }
    }

    /// What the time has brought.
    package mutating func check(now: Duration) -> Event? {
        guard let deadline = self.deadline, now >= deadline else { return nil }
        if self.settling != nil { return self.fail(.ignoredStop) }
        if self.phase == .starting { return self.fail(.notReady) }
        if self.isQuietAnEnd {
            self.phase = .idle
            return .ended
        }
        return self.fail(self.isFirst ? .notReady : .hung)
    }

    private var isQuietAnEnd: Bool { self.engine.mode == .raw && self.hasSound }
    /// Whether the start of the program is part of what is waited for.
    private var isFirst: Bool { self.engine.mode == .raw && self.nextID <= 1 && !self.hasSound }
    private var silenceLimit: Duration { self.isFirst ? self.engine.startLimit : self.engine.phraseLimit }

    private mutating func fail(_ fault: EngineFault) -> Event {
        self.phase = .over
        self.settling = nil
        return .failed(fault)
    }
}
