import SpeakStreamRig

/// Waits until a condition holds, looking every few milliseconds.
///
/// - Returns: Whether it held within so many seconds.
func poll(within seconds: Double, _ condition: () async throws -> Bool) async throws -> Bool {
    let deadline = Monotonic.now() + seconds
    while try await !condition() {
        guard Monotonic.now() < deadline else {
            return false
        }
        try await Task.sleep(for: .milliseconds(5))
    }
    return true
}

/// Runs a closure with a private server whose loudspeaker is being recorded.
func withLoudspeaker<Result>(
    _ body: (PrivatePulse, MonitorRecorder) async throws -> Result
) async throws -> Result {
    try await withPrivatePulse { pulse in
        let recorder = try await MonitorRecorder.start(pulse)
        await recorder.wait(until: Monotonic.now())
        return try await body(pulse, recorder)
    }
}
