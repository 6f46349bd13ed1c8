/// How often which level was met, in steps of a decibel: what a whole evening takes no more room for than a second.
struct LevelHistogram: Sendable, Hashable {
    /// The lowest level that is told apart, in decibels to full scale; the highest is 0.
    private static let lowest = -100

    private var counts = [Int](repeating: 0, count: 1 - Self.lowest)
    private var total = 0

    /// Takes note of a level, in decibels to full scale.
    mutating func add(_ level: Double) {
        let step = Swift.min(Swift.max(Int(level.rounded()), Self.lowest), 0)
        self.counts[step - Self.lowest] += 1
        self.total += 1
    }

    /// The level that half of them do not exceed, to a decibel; nil if there are fewer than `least`.
    func median(ofAtLeast least: Int) -> Int? {
        guard self.total >= Swift.max(1, least) else { return nil }
        var below = 0
        for (index, count) in self.counts.enumerated() {
            below += count
            if 2 * below >= self.total { return index + Self.lowest }
        }
        return nil
    }
}
