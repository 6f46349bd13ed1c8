import Glibc
import SpeakStream
public import SpeakStreamListening

/// A listener in a simulated room with us: we speak, and pause, go on or stop as the decisions are; now and then somebody else speaks.
public struct RoomConversation {
    /// Somebody speaks.
    public struct NearTalk: Sendable {
        /// When.
        public var time: Duration
        /// What, at 16 kHz, as loud as it is at the microphone.
        public var samples: [Float]
        /// When it can be heard.
        public var onset: Duration

        /// Makes a talk of a recording.
        ///
        /// - Parameters:
        ///   - time: when it begins.
        ///   - saying: what is said, at 16 kHz.
        ///   - level: how loud its speech is to be, in decibels to full scale.
        public init(time: Duration, saying: [Int16], level: Double) {
            self.time = time
            let gain = Float(pow(10, (level - Level.ofSpeech(saying, rate: MicrophoneFrame.rate)) / 20))
            self.samples = saying.map { Float($0) * gain }
            self.onset =
                time + .frames(Level.onset(of: saying, rate: MicrophoneFrame.rate), at: MicrophoneFrame.rate)
        }

        /// When it is over.
        public var end: Duration { self.time + .frames(self.samples.count, at: MicrophoneFrame.rate) }
    }

    /// What was found in a frame; its time is when the frame was complete, since the beginning.
    public struct Step: Sendable {
        /// When the frame was complete.
        public var time: Duration
        /// What the pipeline said.
        public var result: ListeningPipeline.Result
    }

    /// How much we write ahead, as to a PulseAudio stream.
    private static let lead = Duration.milliseconds(200)
    /// How far we go back after a pause, about a word.
    private static let rewind = Duration.milliseconds(200)
    /// How long we are silent after a barge-in, at least.
    private static let rest = Duration.seconds(1)
    /// What is left of our loudness where a suspicion makes us quieter: 15 dB less.
    private static let quieter = pow(10, -15 / 20.0)
    /// Before the first turn.
    private static let beginning = Duration.seconds(1)

    private let speech: [Int16]
    private var talks: ArraySlice<NearTalk>
    private var room: Room
    private let loudspeaker: RoomLoudspeaker
    private let clock = VirtualClock()
    private let sink: TappedSink
    private var pipeline: ListeningPipeline
    /// The time since the beginning.
    public private(set) var now = Duration.zero
    private var position = 0
    private var isPaused = false
    private var silentUntil = Self.beginning

    /// Sets up a conversation.
    ///
    /// - Parameters:
    ///   - speech: what we say, at eSpeak's rate; over and over.
    ///   - talks: what others say, in order.
    ///   - path: the echo path.
    ///   - pipeline: what listens.
    ///   - seed: of the room and of all that wavers.
    public init(
        speech: [Int16],
        talks: [NearTalk] = [],
        path: EchoPath,
        pipeline: ListeningPipeline,
        seed: UInt64
    ) {
        self.speech = speech
        self.talks = talks[...]
        self.room = Room(path, seed: seed)
        self.loudspeaker = RoomLoudspeaker(seed: seed ^ 0xA5)
        self.sink = TappedSink(self.loudspeaker, now: { [clock] in clock.now })
        self.pipeline = pipeline
    }

    /// Whether the canceller does not know the room yet.
    public var isCold: Bool { self.pipeline.machine.isCold }

    /// How much later than the loudspeaker says the echo is thought to come.
    public var echoDelay: Duration { self.pipeline.echoDelay }

    /// Goes on for 10 ms.
    public mutating func step() throws -> Step {
        let isSpeaking = self.now >= self.silentUntil
        if isSpeaking, !self.isPaused { try self.speak() }
        let played = self.loudspeaker.play()
        while let talk = self.talks.first, talk.end <= self.now { self.talks.removeFirst() }
        let frame = MicrophoneFrame(
            samples: self.room.microphone(loudspeaker: played, near: self.near()),
            time: self.now
        )
        let farEnd = self.sink.farEnd(at: self.now + ListeningPipeline.farEndLead)
        let result = try self.pipeline.handle(frame, farEnd: farEnd, isSpeaking: isSpeaking)
        self.now += MicrophoneFrame.duration
        self.clock.set(self.now)
        if let action = result.action { try self.take(action) }
        return Step(time: self.now, result: result)
    }

    private mutating func speak() throws {
        // As the player does: in slices of 10 ms.
        let slice = 220
        while self.loudspeaker.inHand + slice <= Self.lead.frames(at: AudioFormat.eSpeak.sampleRate) {
            let end = Swift.min(self.position + slice, self.speech.count)
            try self.sink.write(self.speech[self.position..<end])
            self.position = end == self.speech.count ? 0 : end
        }
    }

    private mutating func near() -> [Float]? {
        guard let talk = self.talks.first, self.now + MicrophoneFrame.duration > talk.time else { return nil }
        let start = (self.now - talk.time).frames(at: MicrophoneFrame.rate)
        return (start..<start + MicrophoneFrame.count).map { talk.samples.indices.contains($0) ? talk.samples[$0] : 0 }
    }

    private mutating func take(_ action: BargeInMachine.Action) throws {
        let rate = AudioFormat.eSpeak.sampleRate
        switch action {
        case .suspected(.pause):
            self.isPaused = true
            self.position = Swift.max(0, self.position - self.loudspeaker.inHand - Self.rewind.frames(at: rate))
            try self.sink.flush()
        case .suspected(.duck): self.setGain(Self.quieter)
        case .suspected(.none): break
        case .dismissed:
            self.isPaused = false
            self.setGain(1)
        case .confirmed:
            self.isPaused = false
            self.setGain(1)
            try self.sink.flush()
            let end = self.talks.first.flatMap { $0.time <= self.now ? $0.end : nil } ?? self.now
            self.silentUntil = Swift.max(self.now, end) + Self.rest
        }
    }

    private func setGain(_ gain: Double) {
        self.loudspeaker.setGain(gain)
        self.sink.setGain(gain)
    }
}
