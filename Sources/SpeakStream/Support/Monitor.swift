import CSpeakStreamShims
import Glibc

/// A value behind a lock, with a condition to wait on until it has changed.
///
/// `Synchronization.Mutex` has no condition variable, and a thread that makes blocking C calls has to wait for work
/// somewhere other than in the cooperative pool; this is that place, and the only one in the core.
///
/// `@unchecked Sendable`: `value` is touched only inside `withLock` and `wait`, both of which hold `mutex`; the two
/// pthread objects are made for sharing and live at fixed addresses until `deinit`, when no other reference is left.
package final class Monitor<Value>: @unchecked Sendable {
    private var value: Value
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    /// Makes a monitor that guards `value`.
    package init(_ value: sending Value) {
        self.value = value
        self.mutex = .allocate(capacity: 1)
        self.condition = .allocate(capacity: 1)
        pthread_mutex_init(self.mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // Deadlines must not jump when somebody sets the wall clock.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(self.condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(self.condition)
        pthread_mutex_destroy(self.mutex)
        self.condition.deallocate()
        self.mutex.deallocate()
    }

    /// Reads or changes the value, without waking anybody.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure)
        -> Result
    {
        pthread_mutex_lock(self.mutex)
        defer { pthread_mutex_unlock(self.mutex) }
        return try body(&self.value)
    }

    /// Changes the value and wakes all who wait.
    package func signal<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(self.mutex)
        defer {
            pthread_cond_broadcast(self.condition)
            pthread_mutex_unlock(self.mutex)
        }
        return body(&self.value)
    }

    /// Blocks this thread until `body` gives a result.
    ///
    /// - Parameters:
    ///   - deadline: gives the monotonic time at which to stop waiting, or nil to wait for ever; asked anew after each wake-up.
    ///   - body: looks at the value, again after each signal; nil means wait on.
    /// - Returns: what `body` gave, or nil when the deadline passed first.
    package func wait<Result>(
        until deadline: (borrowing Value) -> Duration? = { _ in nil },
        _ body: (inout Value) -> Result?
    ) -> Result? {
        pthread_mutex_lock(self.mutex)
        defer { pthread_mutex_unlock(self.mutex) }
        while true {
            if let result = body(&self.value) { return result }
            guard let end = deadline(self.value) else {
                pthread_cond_wait(self.condition, self.mutex)
                continue
            }
            if speakstream_wait_until(self.condition, self.mutex, end.nanoseconds) == ETIMEDOUT {
                return body(&self.value)
            }
        }
    }
}
