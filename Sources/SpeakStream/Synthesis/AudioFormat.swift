/// The shape of sound in the pipeline: one channel of signed 16-bit samples in the machine's byte order.
public struct AudioFormat: Sendable, Hashable {
    /// Frames a second.
    public var sampleRate: Int

    /// Makes a format of `sampleRate` frames a second.
    public init(sampleRate: Int) {
        self.sampleRate = sampleRate
    }

    /// What eSpeak NG gives: 22,050 frames a second.
    public static let eSpeak = AudioFormat(sampleRate: 22_050)
}
