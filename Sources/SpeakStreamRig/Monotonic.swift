internal import SpeakStream

/// The clock of every stamp in the rig: `CLOCK_MONOTONIC`, in seconds as a `Double`.
///
/// It is the clock of the `startMonotonic` in a report, so stamps of two processes compare. A `Double` still tells
/// nanoseconds apart after months of uptime.
public enum Monotonic {
    /// The seconds since the machine started, suspension excluded.
    public static func now() -> Double {
        MonotonicTime.now().seconds
    }

    /// Suspends the task until an instant; an instant in the past does not suspend.
    ///
    /// - Parameter instant: The instant, in seconds of this clock.
    /// - Throws: `CancellationError` when the task is cancelled.
    public static func sleep(until instant: Double) async throws {
        let seconds = instant - self.now()
        if seconds > 0 {
            try await Task.sleep(for: .seconds(seconds))
        }
    }
}
