#if Network
import NIOCore

/// Waits on the thread of the connections: `Task.sleep` would wake up Dispatch, which then goes on waking up.
struct Timer: Sendable {
    let loop: any EventLoop

    /// More time has passed than there was.
    struct Elapsed: Error {}

    /// Suspends the task for a while; cancelling it ends the wait.
    func sleep(for duration: Duration) async throws {
        let scheduled = self.loop.scheduleTask(in: .nanoseconds(duration.wholeNanoseconds)) {}
        do {
            try await withTaskCancellationHandler {
                try await scheduled.futureResult.get()
            } onCancel: {
                scheduled.cancel()
            }
        } catch {
            throw CancellationError()
        }
    }

    /// Runs `body`, which is cancelled if it takes longer than this; then it throws ``Elapsed``.
    func limit<Value: Sendable>(
        _ duration: Duration,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: body)
            group.addTask {
                try await self.sleep(for: duration)
                throw Elapsed()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
#endif
