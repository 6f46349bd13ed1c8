/// Speaks faster while the speech is far behind the text, and at the usual rate again when it has caught up.
///
/// Phrase by phrase, in steps that are hardly noticed; the pitch stays.
public struct CatchUp: Sendable, Hashable {
    /// How far the speech may be behind the text that has come, in time of speech.
    public var limit: Duration
    /// The fastest, as a multiple of the usual rate.
    public var most: Double

    /// In how many seconds of speech what is too much should be made up for.
    private static let horizon = 20.0
    /// From one phrase to the next the rate changes by this factor at most.
    private static let step = 1.08

    /// Makes one.
    ///
    /// - Parameters:
    ///   - limit: how far the speech may be behind.
    ///   - most: the fastest, as a multiple of the usual rate.
    public init(limit: Duration, most: Double = 1.6) {
        self.limit = limit
        self.most = Swift.max(1, most)
    }

    /// The multiple of the usual rate for the next phrase.
    ///
    /// - Parameters:
    ///   - lag: how far the speech is behind, in seconds at the usual rate.
    ///   - factor: that of the phrase before.
    /// - Returns: at least 1, or on its way there.
    func factor(lag: Double, after factor: Double) -> Double {
        let excess = Swift.max(0, lag - self.limit.seconds)
        let wanted = Swift.min(self.most, 1 + excess / Self.horizon)
        return Swift.min(Swift.max(wanted, factor / Self.step), factor * Self.step)
    }
}
