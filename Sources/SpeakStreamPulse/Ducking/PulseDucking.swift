internal import CPulseSimple
internal import SpeakStream

/// Makes streams on a PulseAudio server quieter for a while, and gives their volumes back: our own speech, or all but it.
///
/// The streams' volumes are set on the server, as a mixer does. They are given back when ``release()`` or ``close(within:)`` is called;
/// a process that is killed by SIGKILL leaves them low. What somebody else sets meanwhile is left as it is. Of several that lower
/// the streams of others at once the first does; the speech of another speakstream is never lowered.
///
/// Everything happens on a thread of its own; nothing here waits but ``close(within:)``.
public final class PulseDucking: Sendable {
    /// Which streams are meant.
    public enum Streams: Sendable {
        /// The speech of this process. The connection is held, so that it takes some milliseconds.
        case own
        /// All others. A connection is held while they are low.
        case others
    }

    private struct State {
        var isWanted = false
        /// When they are given back.
        var end: Duration?
        var isClosed = false
        var isOver = false
        var isGivenBack = true
        /// The loop that waits, to be woken.
        var mainloop: OpaquePointer?
    }

    /// How long to wait before a lost server is tried again: doubled each time, up to the longest.
    private static let firstWait = Duration.milliseconds(250)
    private static let longestWait = Duration.seconds(4)

    private let state = Monitor(State())
    private let linger: Duration

    /// Prepares to lower streams; none is touched before ``duck()``.
    ///
    /// - Parameters:
    ///   - streams: which.
    ///   - share: what is left of their volume, 0 to 1 on the scale that mixers show; ``share(decibels:)`` reckons it.
    ///   - linger: how long after ``release()`` they stay low: what is said again by then does not make them swell and sink.
    ///   - server: its address; nil for the user's own.
    ///   - onChange: told when the server has made them low (true), or what they were, on the thread of the connection.
    public init(
        _ streams: Streams,
        to share: Double,
        linger: Duration = .zero,
        server: String? = nil,
        onChange: @escaping @Sendable (Bool) -> Void = { _ in }
    ) {
        self.linger = linger
        let machine = DuckingMachine(streams == .own ? .own : .another, to: share)
        Thread.start("ducking") { [state] in
            Self.run(state, streams, machine, server: server, onChange: onChange)
        }
    }

    deinit { self.finish() }

    /// What is left of a volume that is lowered by so many decibels, on the scale that mixers show, which is the cube root of the sound's.
    public static func share(decibels: Double) -> Double { Double(pa_sw_volume_from_dB(-decibels)) / 65_536 }

    /// Lowers the streams, those too that begin from now on.
    public func duck() {
        self.change { state in
            guard !state.isWanted || state.end != nil else { return false }
            (state.isWanted, state.end) = (true, nil)
            return true
        }
    }

    /// Gives their volumes back.
    public func release() {
        self.change { state in
            guard state.isWanted, state.end == nil else { return false }
            state.end = MonotonicTime.now() + self.linger
            return true
        }
    }

    /// Gives their volumes back at once, and waits for it.
    ///
    /// - Parameter limit: how long to wait at most, for a server that does not answer.
    /// - Returns: whether they are what they were.
    @discardableResult
    public func close(within limit: Duration = .milliseconds(500)) -> Bool {
        self.finish()
        let end = MonotonicTime.now() + limit
        return self.state.wait(until: { _ in end }, { $0.isOver ? $0.isGivenBack : nil }) ?? false
    }

    private func finish() {
        self.change { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
    }

    /// Wakes the thread if something has changed.
    private func change(_ body: (inout State) -> Bool) {
        self.state.signal { state in
            if body(&state), let mainloop = state.mainloop { pa_mainloop_wakeup(mainloop) }
        }
    }

    private static func run(
        _ state: Monitor<State>,
        _ streams: Streams,
        _ machine: DuckingMachine,
        server: String?,
        onChange: @escaping @Sendable (Bool) -> Void
    ) {
        var machine = machine
        var wait = Self.firstWait
        while state.wait({ $0.isClosed ? false : $0.isWanted || streams == .own ? true : nil }) == true {
            let kind: PlayedStream.Kind = streams == .own ? .own : .another
            guard let mixer = PulseMixer(server: server, kind: kind, machine: machine, onChange: onChange) else {
                break
            }
            state.withLock { $0.mainloop = mixer.mainloop }
            while !mixer.hasFailed {
                let now = MonotonicTime.now()
                let (isWanted, isClosed, end) = state.withLock { state in
                    if let end = state.end, end <= now { (state.isWanted, state.end) = (false, nil) }
                    return (state.isWanted && !state.isClosed, state.isClosed, state.end)
                }
                mixer.want(isWanted)
                if mixer.isIdle, !isWanted, isClosed || streams == .others { break }
                mixer.step(timeout: end.map { $0 - now })
            }
            // Before the loop is let go of.
            state.withLock { $0.mainloop = nil }
            machine = mixer.machine
            guard mixer.hasFailed else {
                wait = Self.firstWait
                continue
            }
            machine.removeAll()
            let time = MonotonicTime.now() + wait
            wait = Swift.min(wait * 2, Self.longestWait)
            _ = state.wait(until: { _ in time }, { $0.isClosed ? true : nil })
        }
        let isClean = machine.isClean
        state.signal { state in
            state.isOver = true
            state.isGivenBack = isClean
        }
    }
}
