/// How far apart tokens usually come.
struct TokenPace: Sendable {
    /// The gaps between the latest tokens, oldest first.
    private var gaps: [Duration] = []
    private(set) var median = Duration.milliseconds(250)

    /// As many as a median of which stands still, and few enough that it follows a change of pace within a sentence.
    private static let window = 31

    /// Takes the time between two tokens.
    ///
    /// What came in one piece counts as one token: the pause before the next is what the listener would wait for.
    mutating func note(_ gap: Duration) {
        self.gaps.append(gap)
        if self.gaps.count > Self.window {
            self.gaps.removeFirst()
        }
        self.median = self.gaps.sorted()[self.gaps.count / 2]
    }
}
