import SpeakStream

/// 10 ms of what the loudspeaker plays, at the microphone's rate.
public struct FarEndFrame: Sendable, Hashable {
    /// One channel, ``MicrophoneFrame/count`` samples.
    public var samples: [Int16]
    /// Whether it does not follow on the frame before, so that the canceller has to find the echo again.
    ///
    /// Speech begins, goes on after a pause, or is placed anew in time.
    public var isBroken: Bool

    /// Makes a frame.
    public init(samples: [Int16], isBroken: Bool = false) {
        self.samples = samples
        self.isBroken = isBroken
    }

    /// Silence.
    public static let silence = FarEndFrame(samples: [Int16](repeating: 0, count: MicrophoneFrame.count))
}
