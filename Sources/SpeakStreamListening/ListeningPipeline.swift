public import SpeakStream

/// From a frame of the microphone to a decision: echo removal, then the machine.
///
/// Its state lives across turns; it is used on one thread.
public struct ListeningPipeline {
    /// What a frame came to.
    public struct Result: Sendable, Hashable {
        /// What is known of the frame.
        public var frame: ListeningFrame
        /// What is to be done, if anything.
        public var action: BargeInMachine.Action?
    }

    /// How much earlier the far end is taken than the microphone: the sink's account may be late by some milliseconds, and an echo
    /// that comes before its cause cannot be removed.
    public static let farEndLead = Duration.milliseconds(20)
    /// The delay at which the canceller gets the echo, in frames: what the air, the wavering of the sink's account and that of this
    /// estimate need, and little of the filter's length.
    private static let usualDelay = 3
    /// From so many frames on another delay is worth learning the room anew: at first, and when the room is known.
    private static let firstDelayStep = 2
    private static let delayStep = 3

    private let canceller: any EchoCanceller
    /// What decides.
    public private(set) var machine: BargeInMachine
    private var delay = EchoDelay()
    /// By how many frames the far end is held back.
    private var held = 0
    /// The last frames of the far end, the newest last.
    private var farEnds: [[Int16]] = []
    private var microphonePower = MeanPower()
    private var power = MeanPower()

    /// Joins a canceller to a new machine.
    public init(canceller: any EchoCanceller, options: BargeInOptions = BargeInOptions()) {
        self.canceller = canceller
        self.machine = BargeInMachine(options)
    }

    /// How much later than the sink says the echo comes, as far as it is made up for.
    public var echoDelay: Duration { MicrophoneFrame.duration * self.held }

    /// Takes the next frame.
    ///
    /// - Parameters:
    ///   - microphone: what came.
    ///   - farEnd: what the loudspeaker played ``farEndLead`` later.
    ///   - isSpeaking: whether a turn is being spoken, or waits in a pause.
    /// - Returns: what was found in it.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/cancellerUnavailable``.
    public mutating func handle(
        _ microphone: MicrophoneFrame,
        farEnd: FarEndFrame,
        isSpeaking: Bool
    ) throws(SpeakStreamError) -> Result {
        let microphoneLevel = self.microphonePower.add(microphone.samples)
        let farEndLevel = Level.of(farEnd.samples)
        if farEnd.isBroken { self.machine.unsettle() }
        self.align(farEndLevel: farEndLevel, microphoneLevel: Level.of(microphone.samples))
        var samples = microphone.samples
        let speech = try self.canceller.process(&samples, farEnd: self.holdBack(farEnd.samples))
        let frame = ListeningFrame(
            time: microphone.time,
            speech: speech,
            microphoneLevel: microphoneLevel,
            level: self.power.add(samples),
            farEndLevel: farEndLevel,
            isSpeaking: isSpeaking
        )
        return Result(frame: frame, action: self.machine.handle(frame))
    }

    private mutating func align(farEndLevel: Double, microphoneLevel: Double) {
        guard let delay = self.delay.note(farEnd: farEndLevel, microphone: microphoneLevel) else { return }
        let wanted = Swift.max(0, delay - Self.usualDelay)
        guard abs(wanted - self.held) >= (self.held == 0 ? Self.firstDelayStep : Self.delayStep) else { return }
        self.held = wanted
        self.machine.forgetRoom()
    }

    private mutating func holdBack(_ farEnd: [Int16]) -> [Int16] {
        self.farEnds.append(farEnd)
        if self.farEnds.count > EchoDelay.longest { self.farEnds.removeFirst() }
        return self.farEnds[Swift.max(0, self.farEnds.count - 1 - self.held)]
    }
}

/// The mean level of the last frames.
struct MeanPower: Sendable {
    /// 60 ms: a syllable's length, so that the gaps between the pulses of a voice do not count.
    private static let frames = 6

    private var powers: [Double] = []

    /// The level of the last frames and this one.
    mutating func add(_ samples: [Int16]) -> Double {
        self.powers.append(Level.power(samples))
        if self.powers.count > Self.frames { self.powers.removeFirst() }
        return Level.of(power: self.powers.reduce(0, +) / Double(self.powers.count))
    }
}
