import Synchronization

/// A clock that stands still until it is set.
package final class VirtualClock: Sendable {
    private let time = Mutex(Duration.zero)

    /// Makes a clock that stands at zero.
    package init() {}

    /// Its time.
    package var now: Duration { self.time.withLock { $0 } }

    /// Sets it.
    package func set(_ time: Duration) {
        self.time.withLock { $0 = time }
    }
}
