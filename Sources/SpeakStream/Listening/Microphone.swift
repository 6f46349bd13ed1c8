/// 10 ms of sound from a microphone.
public struct MicrophoneFrame: Sendable, Hashable {
    /// Frames a second.
    public static let rate = 16_000
    /// Samples in a frame.
    public static let count = 160
    /// How long a frame lasts.
    public static let duration = Duration.milliseconds(10)

    /// One channel, ``count`` samples.
    public var samples: [Int16]
    /// When the first of them was captured, in monotonic time.
    public var time: Duration

    /// Makes a frame.
    public init(samples: [Int16], time: Duration) {
        self.samples = samples
        self.time = time
    }
}

/// Where the listener's voice comes from: PulseAudio, a simulated room, or a microphone of your own.
public protocol Microphone: Sendable {
    /// Begins to record; may block. Called again when the stream was lost.
    ///
    /// - Returns: the stream, which stays on the thread that opened it.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/microphoneUnavailable``.
    func open() throws(SpeakStreamError) -> any MicrophoneStream
}

/// A microphone that records, until it is let go of.
public protocol MicrophoneStream: AnyObject {
    /// Waits for the next frame.
    ///
    /// - Returns: the frame; nil at the end, which a real microphone does not have.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/microphoneLost``.
    func read() throws(SpeakStreamError) -> MicrophoneFrame?
}
