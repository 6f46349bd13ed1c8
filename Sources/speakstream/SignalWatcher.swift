import Glibc
import SpeakStream

/// Turns SIGINT, SIGTERM and SIGHUP into a barge-in, and the second of them into an exit.
final class SignalWatcher: Sendable {
    private struct State {
        var isSignalled = false
        var onSignal: (@Sendable () -> Void)?
    }

    private let monitor = Monitor(State())

    /// The signals that are a barge-in.
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Leaves the signals to the watcher in this thread and all that it starts, and lets a broken pipe be an error code.
    static func blockSignals() {
        var set = Self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in Self.signals { sigaddset(&set, signal) }
        return set
    }

    /// Starts watching.
    init() {
        Thread.start("signals") { [monitor] in
            var set = Self.set
            while true {
                var number: Int32 = 0
                guard sigwait(&set, &number) == 0 else { continue }
                let (isFirst, onSignal) = monitor.withLock { state in
                    defer { state.isSignalled = true }
                    return (!state.isSignalled, state.onSignal)
                }
                guard isFirst else { _exit(ExitStatus.interrupted.rawValue) }
                onSignal?()
            }
        }
    }

    /// What to do at the first signal; done at once when it has come already.
    func onSignal(_ action: @escaping @Sendable () -> Void) {
        let isSignalled = self.monitor.withLock { state in
            state.onSignal = action
            return state.isSignalled
        }
        if isSignalled { action() }
    }
}
