import Glibc
import SpeakStream

/// Turns SIGINT, SIGTERM and SIGHUP into a barge-in, and the second of them into an exit.
///
/// A handler writes to a pipe and a thread reads it. Blocking the signals and waiting for them with `sigwait` does not
/// do: under an asynchronous `main` the first thread ends up in Dispatch's `sigsuspend`, which lets them all in.
package final class SignalWatcher: Sendable {
    private struct State {
        var signal: Int32?
        var onSignal: (@Sendable (Int32) -> Void)?
        var onExit: [@Sendable () -> Void] = []
        /// Whether something is being started that nobody could end yet.
        var isStarting = false
    }

    private let monitor = Monitor(State())

    /// Starts watching, and lets a broken pipe be an error code.
    package init() {
        let pipe = WakePipe()
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] { pipe.wake(onSignal: number) }
        Thread.start("signals") { [monitor] in
            while true {
                for number in pipe.next() {
                    let (isFirst, onSignal) = monitor.withLock { state in
                        defer { state.signal = state.signal ?? number }
                        return (state.signal == nil, state.onSignal)
                    }
                    if isFirst {
                        onSignal?(number)
                    } else {
                        let onExit = monitor.wait { $0.isStarting ? nil : $0.onExit } ?? []
                        for action in onExit { action() }
                        KeyMode.end()
                        _exit(ExitStatus.interrupted.rawValue)
                    }
                }
            }
        }
    }

    /// What to do at the second signal, before this process exits; besides what it was told before.
    package func onExit(_ action: @escaping @Sendable () -> Void) {
        self.monitor.withLock { $0.onExit.append(action) }
    }

    /// Something is being started that has to be ended at the second signal, which waits until ``didStart()``.
    func willStart() {
        self.monitor.withLock { $0.isStarting = true }
    }

    /// It is known how to end what was being started, or it was not started.
    func didStart() {
        self.monitor.signal { $0.isStarting = false }
    }

    /// What to do at the first signal, which is told its number; done at once when it has come already.
    package func onSignal(_ action: @escaping @Sendable (Int32) -> Void) {
        let signal = self.monitor.withLock { state in
            state.onSignal = action
            return state.signal
        }
        if let signal { action(signal) }
    }

    /// Takes the next signal for the first again: what the last one asked for has been done.
    package func rearm() {
        self.monitor.withLock { $0.signal = nil }
    }
}
