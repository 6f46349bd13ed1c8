/// How much later than it should the echo comes, from how the levels of loudspeaker and microphone rise and fall together.
///
/// The sink's account of its latency says nothing of what lies behind it: a wireless loudspeaker holds a tenth of a second more. The
/// canceller's filter is as long as that, and what comes later it cannot remove. Steps of 10 ms are enough to bring the echo into
/// its reach.
struct EchoDelay: Sendable {
    /// The longest delay that is found, in frames of 10 ms.
    static let longest = 40
    /// How many frames of our own speech have to be heard before there is an answer.
    private static let least = 100
    /// For how many frames of it the answer has to have been the same.
    ///
    /// Between two words any may look best for a moment, and with each that is believed the canceller has to learn the room anew.
    private static let steady = 50
    /// What the past weighs after a frame: a mean over some three seconds of speech.
    private static let memory = 1 - 1.0 / 300
    /// A level below this is silence, whatever is in it.
    private static let floor = -60.0

    /// The loudspeaker's last levels, the newest first.
    private var farEnd: [Double] = []
    private var farEndMean = 0.0
    private var microphoneMean = 0.0
    private var together = [Double](repeating: 0, count: Self.longest)
    private var alone = [Double](repeating: 1e-9, count: Self.longest)
    private var microphonePower = 1e-9
    private var heard = 0
    /// What looks best, and since how much of our own speech.
    private var candidate: (lag: Int, since: Int)?

    /// Makes one that has heard nothing.
    init() {}

    /// Takes the levels of a frame.
    ///
    /// - Returns: the delay in frames, once it is clear.
    mutating func note(farEnd: Double, microphone: Double) -> Int? {
        let (far, near) = (Swift.max(farEnd, Self.floor), Swift.max(microphone, Self.floor))
        if self.farEnd.isEmpty { (self.farEndMean, self.microphoneMean) = (far, near) }
        self.farEndMean += (far - self.farEndMean) / 200
        self.microphoneMean += (near - self.microphoneMean) / 200
        self.farEnd.insert(far - self.farEndMean, at: 0)
        if self.farEnd.count > Self.longest { self.farEnd.removeLast() }
        if far > Self.floor + 10 { self.heard += 1 }
        // In silence there is nothing to be learned, and what was should not fade.
        guard self.farEnd.contains(where: { $0 > 0 }), self.farEnd.count == Self.longest else { return nil }
        let deviation = near - self.microphoneMean
        self.microphonePower = self.microphonePower * Self.memory + deviation * deviation
        for lag in 0..<Self.longest {
            self.together[lag] = self.together[lag] * Self.memory + deviation * self.farEnd[lag]
            self.alone[lag] = self.alone[lag] * Self.memory + self.farEnd[lag] * self.farEnd[lag]
        }
        guard let clearest else {
            self.candidate = nil
            return nil
        }
        if self.candidate.map({ abs($0.lag - clearest) > 1 }) ?? true { self.candidate = (clearest, self.heard) }
        guard let candidate, self.heard >= Self.least, self.heard - candidate.since >= Self.steady else { return nil }
        return candidate.lag
    }

    /// The lag at which both go together best, if they do.
    private var clearest: Int? {
        var best: (lag: Int, likeness: Double)?
        for lag in 0..<Self.longest {
            let likeness = self.together[lag] / (self.alone[lag] * self.microphonePower).squareRoot()
            if likeness > best?.likeness ?? 0.5 { best = (lag, likeness) }
        }
        return best?.lag
    }
}
