import Glibc

/// Time as the machines see it: the time since some fixed past instant, read from `CLOCK_MONOTONIC`.
///
/// A plain `Duration` rather than a clock's instant, so that a virtual clock is nothing but a number, and so that
/// the times in a report can be compared with those of any other program on the machine.
package enum MonotonicTime {
    /// The time now.
    package static func now() -> Duration {
        var spec = timespec()
        clock_gettime(CLOCK_MONOTONIC, &spec)
        return .seconds(spec.tv_sec) + .nanoseconds(spec.tv_nsec)
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

    /// The duration as the timespec that C calls take.
    var timespec: timespec {
        Glibc.timespec(
            tv_sec: Int(self.components.seconds),
            tv_nsec: Int(self.components.attoseconds / 1_000_000_000)
        )
    }
}
