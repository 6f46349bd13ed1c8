/// A stretch of silence between two sounds.
public struct SilentGap: Sendable, Hashable {
    /// The index of the first silent sample.
    public var index: Int

    /// The number of silent samples.
    public var count: Int

    /// When the first silent sample left the sink, in seconds of ``Monotonic``.
    public var start: Double

    /// How long the silence lasts, in seconds.
    public var duration: Double
}

extension Recording {
    /// When the first sound at or after an instant left the sink.
    ///
    /// - Parameters:
    ///   - time: Seconds of ``Monotonic``.
    ///   - threshold: A sample is sound when its magnitude is above this.
    /// - Returns: Seconds of ``Monotonic``, or `nil` when nothing sounded.
    public func onset(after time: Double = -.infinity, threshold: Int16 = Self.audible) -> Double? {
        self.firstSoundIndex(from: self.index(at: time), threshold: threshold).map { self.time(of: $0) }
    }

    /// When the last sound before an instant left the sink.
    ///
    /// - Parameters:
    ///   - time: Seconds of ``Monotonic``.
    ///   - threshold: A sample is sound when its magnitude is above this; 0 finds the last sample that is not zero.
    /// - Returns: Seconds of ``Monotonic``, or `nil` when nothing sounded.
    public func lastSound(before time: Double = .infinity, threshold: Int16 = 0) -> Double? {
        self.lastSoundIndex(below: self.index(at: time), threshold: threshold).map { self.time(of: $0) }
    }

    /// The index of the first sound at or after an index.
    public func firstSoundIndex(from index: Int = 0, threshold: Int16 = Self.audible) -> Int? {
        self.samples[min(index, self.samples.count)...].firstIndex { $0.magnitude > threshold }
    }

    /// The index of the last sound before an index.
    public func lastSoundIndex(below index: Int = .max, threshold: Int16 = 0) -> Int? {
        self.samples[..<min(index, self.samples.count)].lastIndex { $0.magnitude > threshold }
    }

    /// The number of samples that sound at or after an instant.
    ///
    /// - Parameters:
    ///   - time: Seconds of ``Monotonic``.
    ///   - threshold: A sample is sound when its magnitude is above this.
    /// - Returns: 0 when all is silent from then on.
    public func soundingSamples(after time: Double, threshold: Int16 = 0) -> Int {
        self.samples[self.index(at: time)...].count { $0.magnitude > threshold }
    }

    /// The silences between sounds; what comes before the first sound and after the last is none.
    ///
    /// - Parameters:
    ///   - seconds: Shorter ones are left out.
    ///   - threshold: A sample is sound when its magnitude is above this.
    /// - Returns: The gaps in order.
    public func gaps(atLeast seconds: Double, threshold: Int16 = 0) -> [SilentGap] {
        let least = Int((seconds * Double(self.rate)).rounded(.up))
        var gaps: [SilentGap] = []
        var previous: Int?
        for (index, sample) in self.samples.enumerated() where sample.magnitude > threshold {
            if let previous, index - previous - 1 >= max(least, 1) {
                let count = index - previous - 1
                gaps.append(
                    SilentGap(
                        index: previous + 1,
                        count: count,
                        start: self.time(of: previous + 1),
                        duration: Double(count) / Double(self.rate)
                    )
                )
            }
            previous = index
        }
        return gaps
    }
}
