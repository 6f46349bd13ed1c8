internal import SpeakStreamPulse

/// A thread that records a sink's monitor in small fragments and stamps every read.
///
/// The small fragments are part of the rig: they make a null sink render a few milliseconds at a time. Recording ends
/// with `stop()`, with the last reference to the recorder, or with the server. A server that is frozen holds the
/// thread, and `stop()` with it, until it is thawed or killed.
public final class MonitorRecorder: Sendable {
    private let tape: Tape

    /// Opens the monitor on a thread of its own and starts to record.
    ///
    /// - Parameters:
    ///   - server: The server's address.
    ///   - source: The source to record, such as `t.monitor`.
    ///   - rate: Frames a second; the sink's own rate keeps the recording bit exact.
    ///   - fragment: The fragment size in milliseconds; a null sink then renders in blocks of this length.
    /// - Returns: The recorder, when the stream is open.
    /// - Throws: A `PulseSourceError` when it cannot be opened.
    public static func start(
        server: String,
        source: String = "t.monitor",
        rate: Int = 22_050,
        fragment: Int = 5
    ) async throws -> MonitorRecorder {
        let tape = Tape(rate: rate, fragment: fragment)
        try await withCheckedThrowingContinuation { (opened: CheckedContinuation<Void, any Error>) in
            startThread { record(server, source, rate, fragment, onto: tape, opened: opened) }
        }
        return MonitorRecorder(tape: tape)
    }

    /// Starts to record the monitor of a private daemon's null sink.
    ///
    /// - Parameter pulse: The daemon.
    /// - Returns: The recorder, when the stream is open.
    /// - Throws: A `PulseSourceError` when it cannot be opened.
    public static func start(_ pulse: PrivatePulse) async throws -> MonitorRecorder {
        try await self.start(server: pulse.server, source: "\(pulse.sink.name).monitor", rate: pulse.sink.rate)
    }

    private init(tape: Tape) {
        self.tape = tape
    }

    deinit {
        self.tape.end()
    }

    /// Whether the thread still records; `false` after `stop()` and after the server has gone.
    public var isRecording: Bool {
        !self.tape.isOver
    }

    /// Ends the recording.
    ///
    /// - Returns: All that was recorded and not yet discarded.
    public func stop() async -> Recording {
        self.tape.end()
        await self.tape.wait { $0.isOver }
        return self.tape.recording(since: -.infinity)
    }

    /// A copy of what has been recorded up to now.
    ///
    /// - Parameter time: Reads before it are left out; seconds of ``Monotonic``.
    /// - Returns: The recording, which the recorder goes on to extend.
    public func recording(since time: Double = -.infinity) -> Recording {
        self.tape.recording(since: time)
    }

    /// Forgets what was read before an instant, so that a long session stays small.
    ///
    /// - Parameter time: Seconds of ``Monotonic``.
    public func discard(before time: Double) {
        self.tape.discard(before: time)
    }

    /// Waits until the recording has gone past an instant.
    ///
    /// - Parameter time: Seconds of ``Monotonic``.
    public func wait(until time: Double) async {
        await self.tape.wait { $0.isOver || $0.lastRead >= time }
    }

    /// Waits for a sound.
    ///
    /// - Parameters:
    ///   - time: Sound read before it does not count; seconds of ``Monotonic``.
    ///   - timeout: How long to wait beyond `time`, in seconds.
    /// - Returns: The precise time of the onset, or `nil` when none came.
    public func waitForSound(after time: Double, timeout: Double) async -> Double? {
        var from = time
        while true {
            await self.tape.wait { [from] in
                $0.isOver || $0.lastSound >= from || $0.lastRead >= time + timeout
            }
            if let onset = self.tape.recording(since: time - 2).onset(after: time) {
                return onset
            }
            // The stamp of a read is later than the sound in it, so this sound may have been before `time`.
            let (isOver, lastRead, lastSound) = self.tape.read { ($0.isOver, $0.lastRead, $0.lastSound) }
            if isOver || lastRead >= time + timeout {
                return nil
            }
            from = max(from, lastSound.nextUp)
        }
    }

    /// Waits for a silence.
    ///
    /// - Parameters:
    ///   - seconds: How long the silence has to last.
    ///   - time: When to begin counting; seconds of ``Monotonic``.
    ///   - timeout: How long to wait beyond `time`, in seconds.
    /// - Returns: Whether it fell silent in time.
    @discardableResult
    public func waitForSilence(lasting seconds: Double, after time: Double, timeout: Double) async -> Bool {
        await self.tape.wait {
            $0.isOver || $0.lastRead >= max($0.lastSound, time) + seconds || $0.lastRead >= time + timeout
        }
        return self.tape.read { $0.lastRead >= max($0.lastSound, time) + seconds }
    }
}

// At file scope, see startThread.
private func record(
    _ server: String,
    _ source: String,
    _ rate: Int,
    _ fragment: Int,
    onto tape: Tape,
    opened: CheckedContinuation<Void, any Error>
) {
    defer { tape.finish() }
    let stream: PulseSource
    do {
        stream = try PulseSource(server: server, source: source, rate: rate, fragment: fragment)
    } catch {
        opened.resume(throwing: error)
        return
    }
    opened.resume()
    var samples = [Int16](repeating: 0, count: stream.fragmentSamples)
    while !tape.shouldEnd, (try? stream.read(into: &samples)) != nil {
        tape.append(samples, at: Monotonic.now())
    }
}
