import Glibc
import SpeakStream

/// Turns SIGINT, SIGTERM and SIGHUP into a barge-in, and the second of them into an exit.
///
/// A handler writes to a pipe and a thread reads it. Blocking the signals and waiting for them with `sigwait` does not
/// do: under an asynchronous `main` the first thread ends up in Dispatch's `sigsuspend`, which lets them all in.
final class SignalWatcher: Sendable {
    private struct State {
        var isSignalled = false
        var onSignal: (@Sendable () -> Void)?
        var onExit: (@Sendable () -> Void)?
    }

    private let monitor = Monitor(State())

    /// Starts watching, and lets a broken pipe be an error code.
    init() {
        let pipe = WakePipe()
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] { pipe.wake(onSignal: number) }
        Thread.start("signals") { [monitor] in
            var isFirst = true
            while true {
                var count = pipe.next()
                if isFirst {
                    isFirst = false
                    count -= 1
                    monitor.withLock { state in
                        state.isSignalled = true
                        return state.onSignal
                    }?()
                }
                if count > 0 {
                    monitor.withLock { $0.onExit }?()
                    _exit(ExitStatus.interrupted.rawValue)
                }
            }
        }
    }

    /// What to do at the second signal, before this process exits.
    func onExit(_ action: @escaping @Sendable () -> Void) {
        self.monitor.withLock { $0.onExit = action }
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
