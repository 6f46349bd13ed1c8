/// How far the sink had got at an instant.
package struct PlaybackPosition: Sendable, Equatable {
    /// Frames of the turn that the sink had taken.
    package var written: Int
    /// Frames of the turn that had been heard: `written` less the sink's latency.
    package var heard: Int
    /// When that was, in monotonic time.
    package var at: Duration

    /// Makes a position.
    package init(written: Int = 0, heard: Int = 0, at: Duration = .zero) {
        self.written = written
        self.heard = heard
        self.at = at
    }

    /// The frames heard by `now`, if the sink has gone on at `rate` frames a second; never more than it has.
    package func heard(by now: Duration, rate: Int) -> Int {
        Swift.min(self.written, self.heard + Swift.max(0, (now - self.at).frames(at: rate)))
    }

    /// Moves on to what a latency says that was read while a write was under way.
    ///
    /// The latency counts the part of that write which the sink has taken, `written` does not: what was heard lies
    /// between them not counted and all counted, and the clock since the last position says where.
    package mutating func advance(latency: Int, inFlight: Int, at now: Duration, rate: Int) {
        let least = Swift.min(self.written, self.written - latency)
        let most = Swift.min(self.written, self.written + inFlight - latency)
        let expected = self.heard(by: now, rate: rate)
        self.heard = Swift.max(self.heard, Swift.min(Swift.max(expected, least), most))
        self.at = now
    }
}
