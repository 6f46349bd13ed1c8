public import SpeakStream

/// Removes from the microphone what comes from our own loudspeaker, and says whether what is left is speech.
///
/// A canceller learns the room; it is made once, fed without a gap, and used on one thread.
public protocol EchoCanceller: AnyObject {
    /// Cleans 10 ms.
    ///
    /// - Parameters:
    ///   - microphone: ``MicrophoneFrame/count`` samples, which become those without the echo.
    ///   - farEnd: as many that the loudspeaker played then, or a little before.
    /// - Returns: how likely somebody speaks, from 0 to 1.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/cancellerUnavailable``.
    func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double
}

/// Removes nothing, for headphones and for a source that PulseAudio has cleaned already; speech is what stands out of the noise.
public final class NoCanceller: EchoCanceller {
    /// How far above the noise speech begins, in decibels.
    private static let distance = 12.0
    /// How fast the noise is thought to grow, in decibels a frame: 6 in a second.
    private static let growth = 0.06

    private var noise = 0.0

    /// Makes one that knows no noise yet.
    public init() {}

    /// Leaves the frame as it is.
    public func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double {
        let level = Level.of(microphone)
        self.noise = Swift.min(self.noise + Self.growth, level)
        return level > self.noise + Self.distance ? 1 : 0
    }
}
