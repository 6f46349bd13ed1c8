/// How far the sink had got at an instant.
package struct PlaybackPosition: Sendable, Equatable {
    /// Frames of the turn that the sink had taken.
    package var written: Int
    /// Frames of the turn that had been heard: `written` less the sink's latency.
    package var heard: Int
    /// When that was, in monotonic time.
    package var at: Duration
    /// The frame with which the sink began to play after a flush, and when.
    package var onset: Onset?

    /// When the sink began to play after a flush.
    package struct Onset: Sendable, Equatable {
        /// The first frame that it played.
        package let frame: Int
        /// When that was, in monotonic time.
        package let at: Duration

        /// Makes one.
        package init(frame: Int, at: Duration) {
            self.frame = frame
            self.at = at
        }
    }

    /// How long what a sink says of its latency is checked against the clock after a flush: until it has asked its server anew.
    private static let settling = Duration.seconds(1)

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

    /// A sink that was flushed is given frames to play.
    package mutating func begin(at now: Duration) {
        self.onset = Onset(frame: self.written, at: now)
    }

    /// Moves on to what a latency says that was read behind a write.
    package mutating func wrote(_ frames: Int, latency: Int, at now: Duration, rate: Int) {
        self.written += frames
        // What was heard is never taken back, however the sink's own estimate wavers.
        self.heard = Swift.max(self.heard, self.possible(Swift.min(self.written - latency, self.written), now, rate))
        self.at = now
    }

    /// No more than can have been heard: just after a flush a sink may say that it holds next to nothing of what it was given.
    private func possible(_ frame: Int, _ now: Duration, _ rate: Int) -> Int {
        guard let onset, now - onset.at < Self.settling else { return frame }
        return Swift.min(frame, onset.frame + Swift.max(0, (now - onset.at).frames(at: rate)))
    }

    /// Moves on to what a latency says that was read while a write was under way.
    ///
    /// The latency counts the part of that write which the sink has taken, `written` does not: what was heard lies
    /// between them not counted and all counted, and the clock since the last position says where.
    package mutating func advance(latency: Int, inFlight: Int, at now: Duration, rate: Int) {
        let least = self.possible(Swift.min(self.written, self.written - latency), now, rate)
        let most = self.possible(Swift.min(self.written, self.written + inFlight - latency), now, rate)
        let expected = self.heard(by: now, rate: rate)
        self.heard = Swift.max(self.heard, Swift.min(Swift.max(expected, least), most))
        self.at = now
    }
}
