extension ThreadExecutor {
    /// Waits for a monotonic time, or until the task is cancelled; by one task at a time, in place of an alarm.
    package func wait(until time: Duration) async {
        let waiting = Monitor<CheckedContinuation<Void, Never>?>(nil)
        let goOn: @Sendable () -> Void = { waiting.withLock { $0.take() }?.resume() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0 = continuation }
                self.setAlarm(time, goOn)
                if Task.isCancelled { goOn() }
            }
        } onCancel: {
            goOn()
        }
    }
}
