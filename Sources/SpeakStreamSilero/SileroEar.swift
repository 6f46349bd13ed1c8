public import SpeakStream
public import SpeakStreamListening

/// A second ear for speech behind an echo canceller and its own: Silero's network.
///
/// The canceller's own ear is quick, but hears speech in a knock and in a cough. The network is sure, and some 40 ms later. So what the
/// quick ear alone takes for speech is 0.5, enough for a suspicion; what both do is 0.75 or more, which confirms it
/// (``SpeakStreamListening/BargeInOptions/certainty``).
public final class SileroEar: EchoCanceller {
    /// Networks that hear the same, their windows staggered: an answer every 10.7 ms instead of every 32.
    private static let networks = 3
    /// 18 dB: what is left of a voice in a room is weaker than the recordings that the network knows.
    private static let gain: Float = 8 / 32_768

    private let canceller: any EchoCanceller
    private var networks: [SileroNetwork]
    /// Where in `samples` the next window of each begins.
    private var starts: [Int]
    private var samples: [Float] = []
    private var probability = 0.0

    /// Puts the network behind `canceller`.
    public init(behind canceller: any EchoCanceller, weights: SileroWeights) {
        self.canceller = canceller
        self.networks = [SileroNetwork](repeating: SileroNetwork(weights), count: Self.networks)
        self.starts = (0..<Self.networks).map { $0 * SileroNetwork.window / Self.networks }
    }

    /// Cleans 10 ms, and says how likely somebody spoke in the last 32.
    public func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double {
        let own = try self.canceller.process(&microphone, farEnd: farEnd)
        self.samples += microphone.map { Swift.max(-1, Swift.min(1, Float($0) * Self.gain)) }
        for index in self.networks.indices where self.samples.count >= self.starts[index] + SileroNetwork.window {
            let window = Array(self.samples[self.starts[index]..<self.starts[index] + SileroNetwork.window])
            self.probability = Double(self.networks[index].probability(window))
            self.starts[index] += SileroNetwork.window
        }
        let heard = self.starts.min() ?? 0
        self.samples.removeFirst(heard)
        self.starts = self.starts.map { $0 - heard }
        return own >= 0.5 ? 0.5 + self.probability / 2 : self.probability
    }
}
