import CSpeakStreamShims

/// Time as the machines see it: the time since some fixed past instant, read from `CLOCK_MONOTONIC`.
///
/// A plain `Duration` rather than a clock's instant, so that a virtual clock is nothing but a number, and so that
/// the times in a report can be compared with those of any other program on the machine.
package enum MonotonicTime {
    /// The time now.
    package static func now() -> Duration {
        .nanoseconds(speakstream_monotonic_time())
    }
}

extension Duration {
    /// The duration in seconds.
    package var seconds: Double {
        Double(self.components.seconds) + Double(self.components.attoseconds) * 1e-18
    }

    /// The time that `frames` frames last at `rate` frames a second.
    package static func frames(_ frames: Int, at rate: Int) -> Duration {
        .nanoseconds(Int64(frames) * 1_000_000_000 / Int64(rate))
    }

    /// How many whole frames at `rate` frames a second the duration holds.
    package func frames(at rate: Int) -> Int {
        Int((self.seconds * Double(rate)).rounded(.down))
    }

    /// The duration in whole nanoseconds.
    var nanoseconds: Int64 { self.components.seconds * 1_000_000_000 + self.components.attoseconds / 1_000_000_000 }
}
