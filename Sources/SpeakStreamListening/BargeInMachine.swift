import SpeakStream

/// Decides, frame by frame, whether the listener barges in.
///
/// Two steps: a few frames of speech are a suspicion, on which speech pauses or is ducked at once; more speech confirms it, silence
/// dismisses it. The machine lives as long as the microphone, across turns, for it knows how well the canceller knows the room.
public struct BargeInMachine: Sendable {
    /// What is to be done.
    public enum Action: Sendable, Hashable {
        /// Somebody may be speaking: pause, duck, or wait and see.
        case suspected(BargeInOptions.Reaction)
        /// Somebody is: the turn and its upstream are over.
        case confirmed
        /// It was nothing, for so long: speech goes on at the word.
        case dismissed(after: Duration)
    }

    private struct Suspicion {
        var since: Duration
        var spoken: Duration
        var silent = Duration.zero
        /// When the ear was last sure.
        var sureAt: Duration?
    }

    private enum State {
        case listening
        case suspecting(Suspicion)
        /// Nothing more is decided in this turn.
        case confirmed
    }

    /// The loudspeaker counts as speaking above this level, in decibels to full scale.
    private static let farEndLevel = -50.0
    /// A silence that is longer than the pause between two sentences: a pause, or another turn.
    private static let longestPause = Duration.milliseconds(350)
    /// A silence up to which is part of a word: that before the sound of a p, a t or a k.
    private static let longestGapInWord = Duration.milliseconds(80)
    /// How long the ear stays sure: the network doubts the end of a word.
    private static let sureness = Duration.milliseconds(110)
    /// Frames so far apart have lost some between them.
    private static let longestGap = Duration.milliseconds(100)

    /// When a voice counts as a barge-in.
    public let options: BargeInOptions
    /// How much of our own speech the canceller has heard, as far as it matters.
    public private(set) var learned = Duration.zero
    /// How much more of our own speech has to be heard until the canceller has found the echo again.
    private var unsettled = Duration.zero
    /// How long the loudspeaker has been silent.
    private var quiet = Duration.zero
    private var state = State.listening
    /// Which of the last 64 frames were speech; the last is the lowest bit.
    private var recent: UInt64 = 0
    private var last: Duration?

    /// Makes a machine that has heard nothing.
    public init(_ options: BargeInOptions = BargeInOptions()) {
        self.options = options
    }

    /// Whether the canceller does not know the room yet, so that only loud, long speech counts.
    public var isCold: Bool { self.learned < self.options.coldTime }

    /// Whether the canceller has found the echo again after a silence.
    public var isSettled: Bool { self.unsettled <= .zero }

    /// Whether a suspicion is open.
    public var isSuspecting: Bool { if case .suspecting = self.state { true } else { false } }

    /// Takes the next frame.
    public mutating func handle(_ frame: ListeningFrame) -> Action? {
        if let last, frame.time - last > Self.longestGap {
            self.recent = 0
            if case .suspecting(let suspicion) = self.state {
                // Whoever spoke then may have stopped: it takes another suspicion.
                self.state = .listening
                self.last = frame.time
                return frame.isSpeaking ? .dismissed(after: frame.time - suspicion.since) : nil
            }
        }
        self.last = frame.time
        self.follow(frame.farEndLevel)
        let isSpeech = self.isSpeech(frame)
        self.recent = self.recent << 1 | (isSpeech ? 1 : 0)
        guard frame.isSpeaking else {
            // Whoever speaks while we do not is not interrupting, nor will be by speaking on when we begin.
            self.state = .listening
            self.recent = 0
            return nil
        }
        switch self.state {
        case .listening: return self.listen(frame)
        case .suspecting(var suspicion):
            if isSpeech {
                if suspicion.silent <= Self.longestGapInWord { suspicion.spoken += suspicion.silent }
                suspicion.spoken += MicrophoneFrame.duration
                suspicion.silent = .zero
                if frame.speech >= self.options.certainty { suspicion.sureAt = frame.time }
            } else {
                suspicion.silent += MicrophoneFrame.duration
            }
            return self.weigh(suspicion, frame.time)
        case .confirmed: return nil
        }
    }

    /// The canceller has to learn the room anew.
    public mutating func forgetRoom() {
        self.learned = .zero
    }

    /// What we say does not follow on what was heard of us before: the canceller has to find the echo again.
    public mutating func unsettle() {
        self.unsettled = Swift.max(self.unsettled, self.options.settling)
    }

    /// Keeps account of what the canceller has heard of us, and since when without a break.
    private mutating func follow(_ farEndLevel: Double) {
        guard farEndLevel > Self.farEndLevel else {
            self.quiet += MicrophoneFrame.duration
            if self.quiet >= Self.longestPause { self.unsettle() }
            return
        }
        self.quiet = .zero
        if self.isCold { self.learned += MicrophoneFrame.duration }
        if !self.isSettled { self.unsettled -= MicrophoneFrame.duration }
    }

    private func isSpeech(_ frame: ListeningFrame) -> Bool {
        let leastLevel = self.isCold ? self.options.coldLeastLevel : self.options.leastLevel
        let reduction = frame.microphoneLevel - frame.level
        return frame.speech >= self.options.threshold && frame.level >= leastLevel
            && reduction <= (self.isSettled ? self.options.mostReduction : self.options.settlingReduction)
    }

    private mutating func listen(_ frame: ListeningFrame) -> Action? {
        let share =
            self.isCold
            ? self.options.coldSuspicion : self.isSettled ? self.options.suspicion : self.options.settlingSuspicion
        let stretch = self.recent & (.max >> (64 - UInt64(share.stretch)))
        guard stretch.nonzeroBitCount >= share.frames else { return nil }
        // The speech that raised the suspicion speaks for it.
        let spoken = Swift.min(self.latestSpeech + self.options.attack, self.options.confirmation / 2)
        self.state = .suspecting(Suspicion(since: frame.time, spoken: spoken))
        return .suspected(self.options.onSuspicion)
    }

    /// How long the last speech is, gaps within a word included.
    private var latestSpeech: Duration {
        let gap = Int(Self.longestGapInWord / MicrophoneFrame.duration)
        var rest = self.recent >> self.recent.trailingZeroBitCount
        var length = 0
        while rest != 0, rest.trailingZeroBitCount <= gap {
            length += rest.trailingZeroBitCount + 1
            rest >>= rest.trailingZeroBitCount + 1
        }
        return MicrophoneFrame.duration * length
    }

    private mutating func weigh(_ suspicion: Suspicion, _ time: Duration) -> Action? {
        // What the ear was sure of earlier may have been our own echo, before we paused.
        let isSure = suspicion.sureAt.map { time - $0 <= Self.sureness } ?? false
        if suspicion.spoken >= self.options.confirmation, isSure {
            self.state = .confirmed
            return .confirmed
        }
        if suspicion.silent >= self.options.dismissal || time - suspicion.since >= self.options.patience {
            self.state = .listening
            self.recent = 0
            // Whatever was taken for a voice is likely to come again.
            self.unsettled = self.options.distrust
            return .dismissed(after: time - suspicion.since)
        }
        self.state = .suspecting(suspicion)
        return nil
    }
}
