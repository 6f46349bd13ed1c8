import SpeakStream
package import SpeakStreamListening

/// What `speakstream listen` knows of a microphone, from the frames and events that its listener tells.
///
/// It decides nothing about who speaks: that is ``BargeInMachine``'s. It only keeps what is to be shown.
package struct ListeningMeter: Sendable, Hashable {
    /// How it stands at this moment.
    package enum State: Sendable, Hashable {
        /// No frame has come yet.
        case opening
        case listening
        /// Somebody may be speaking.
        case suspected
        /// Somebody was; nothing more is decided until it is quiet again.
        case bargedIn
        /// The microphone gives nothing that could be judged.
        case microphone(MicrophoneState)
    }

    /// A silence so long ends a barge-in; and so long the room is heard before we speak.
    private static let rest = Duration.seconds(1)
    /// The loudspeaker counts as speaking above this level, in decibels to full scale, as for ``BargeInMachine``.
    private static let farEndLevel = -50.0
    /// After so much silence of the loudspeaker no echo is left in a room.
    private static let echoTail = Duration.milliseconds(500)
    /// What the past weighs in the reduction that is shown, after a frame: a mean over some half a second of speech.
    private static let memory = 1 - 1.0 / 50

    private let options: BargeInOptions
    /// How it stands.
    package private(set) var state = State.opening
    /// Whether the microphone could be opened at all.
    package private(set) var wasOpened = false
    /// The last frame.
    package private(set) var frame: ListeningFrame?
    /// The likeliest that somebody spoke since ``takeSpeech()``.
    private var mostSpeech = 0.0
    /// How much quieter the canceller makes our own speech, in decibels, over the last half second of it; nil before there was any.
    package private(set) var reduction: Double?
    /// What has happened up to now.
    package private(set) var summary = ListeningSummary()

    /// How much of our own speech was heard, as far as it matters.
    private var learned = Duration.zero
    /// How long the loudspeaker has been silent.
    private var farEndSilence = Self.echoTail
    /// How long nobody has spoken after a barge-in.
    private var quiet = Duration.zero
    private var noise = LevelHistogram()
    private var echo = LevelHistogram()
    private var residual = LevelHistogram()

    /// Makes a meter for a listener with these options.
    package init(options: BargeInOptions) {
        self.options = options
    }

    /// We speak ourselves meanwhile.
    package mutating func noteSpeech() { self.summary.hasSpoken = true }

    /// Takes a frame.
    ///
    /// - Returns: whether speech may begin: the room has been heard for a second, or a barge-in is over.
    package mutating func handle(_ frame: ListeningFrame) -> Bool {
        self.frame = frame
        self.mostSpeech = Swift.max(self.mostSpeech, frame.speech)
        self.summary.duration += MicrophoneFrame.duration
        if self.state == .opening { self.state = .listening }
        let isSpeech = frame.speech >= self.options.threshold && frame.level >= self.options.leastLevel
        self.measure(frame, isSpeech: isSpeech)
        guard self.state == .bargedIn else { return self.summary.duration == Self.rest }
        self.quiet = isSpeech ? .zero : self.quiet + MicrophoneFrame.duration
        guard self.quiet >= Self.rest else { return false }
        self.state = .listening
        return true
    }

    /// Takes an event.
    package mutating func handle(_ event: ListeningEvent) {
        switch event {
        case .suspected:
            self.state = .suspected
            self.summary.suspicions += 1
        case .dismissed:
            self.state = .listening
            self.summary.dismissals += 1
        case .confirmed:
            self.state = .bargedIn
            self.quiet = .zero
            self.summary.bargeIns += 1
        case .microphone(.working):
            self.wasOpened = true
            self.state = self.frame == nil ? .opening : .listening
            // What was said while it distorted was not understood; all else is mended.
            if self.summary.trouble != .clipping { self.summary.trouble = nil }
        case .microphone(let state):
            self.state = .microphone(state)
            self.summary.trouble = state
        case .failed: break
        }
    }

    /// The likeliest that somebody spoke since this was last asked: a syllable between two looks is not missed.
    package mutating func takeSpeech() -> Double {
        defer { self.mostSpeech = 0 }
        return self.mostSpeech
    }

    private mutating func measure(_ frame: ListeningFrame, isSpeech: Bool) {
        let isFarEnd = frame.farEndLevel > Self.farEndLevel
        self.farEndSilence = isFarEnd ? .zero : self.farEndSilence + MicrophoneFrame.duration
        if isFarEnd { self.learned += MicrophoneFrame.duration }
        guard self.state == .listening, !isSpeech else { return }
        if isFarEnd {
            let reduction = frame.microphoneLevel - frame.level
            self.reduction = (self.reduction ?? reduction) * Self.memory + reduction * (1 - Self.memory)
            // What a canceller does that is still learning tells nothing of the room.
            guard self.learned > self.options.coldTime else { return }
            self.echo.add(frame.microphoneLevel)
            self.residual.add(frame.level)
            self.summary.echo = self.echo.median(ofAtLeast: 100)
            self.summary.residual = self.residual.median(ofAtLeast: 100)
        } else if self.farEndSilence >= Self.echoTail {
            self.noise.add(frame.microphoneLevel)
            self.summary.noise = self.noise.median(ofAtLeast: 20)
        }
    }
}
