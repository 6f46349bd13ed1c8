import CSpeakStreamShims
import Glibc
import SpeakStream

/// Reads the listener's keys from the terminal while standard input is the stream.
///
/// A thread of its own reads `/dev/tty`. It does so while this process is in the terminal's foreground: otherwise the keys are for
/// another. The terminal is given back at the end, however that comes about, and while the process is stopped by Ctrl-Z.
package final class KeyReader: Sendable {
    private struct State {
        var isStopped = false
        var hasEnded = false
        var thread: pthread_t?
    }

    /// Of the process, as a signal's handler may be writing to it at any time; only one reader at a time looks at it.
    private static let waker = WakePipe()
    private static let isTaken = Monitor(false)

    private let terminal: Int32
    private let onKey: @Sendable (KeyCommand) -> Void
    private let monitor = Monitor(State())

    /// Starts reading.
    ///
    /// - Parameters:
    ///   - evenIfInputIsTerminal: also where standard input is a terminal, which nobody else may be reading then.
    ///   - onKey: told of each key that means something, on a thread of the reader's; it must not wait for anything.
    /// - Returns: the reader; nil where there is nothing to read: lines are typed at standard input, there is no terminal, or another
    ///   reader is at work.
    package static func start(
        evenIfInputIsTerminal: Bool = false,
        onKey: @escaping @Sendable (KeyCommand) -> Void
    ) -> KeyReader? {
        guard evenIfInputIsTerminal || isatty(STDIN_FILENO) == 0, let terminal = Self.openTerminal() else { return nil }
        let isFree = Self.isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
        guard isFree else {
            close(terminal)
            return nil
        }
        let reader = KeyReader(terminal: terminal, onKey: onKey)
        Thread.start("keys") { reader.run() }
        return reader
    }

    /// Whether there is a terminal of which keys could be read.
    static var isPossible: Bool {
        guard let terminal = self.openTerminal() else { return false }
        close(terminal)
        return true
    }

    /// The terminal of this process; nil if it has none.
    static func openTerminal() -> Int32? {
        let terminal = open("/dev/tty", O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        return terminal >= 0 ? terminal : nil
    }

    private init(terminal: Int32, onKey: @escaping @Sendable (KeyCommand) -> Void) {
        self.terminal = terminal
        self.onKey = onKey
    }

    /// Stops reading and gives the terminal back; from any thread, also in `onKey`, and more than once.
    package func stop() {
        let isReader = self.monitor.signal { state in
            state.isStopped = true
            return state.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
        }
        guard !isReader else { return }
        // If it has ended this may wake the one after it, which finds nothing to do.
        Self.waker.wake()
        // It ends at once, unless onKey waits for something.
        let deadline = MonotonicTime.now() + .seconds(1)
        _ = self.monitor.wait(until: { _ in deadline }, { $0.hasEnded ? true : nil })
    }

    private func run() {
        self.monitor.withLock { $0.thread = pthread_self() }
        self.read()
        KeyMode.leave()
        close(self.terminal)
        Self.isTaken.withLock { $0 = false }
        self.monitor.signal { $0.hasEnded = true }
    }

    private func read() {
        // A read from the background then fails, where it would otherwise stop the process.
        Signals.block(SIGTTIN)
        let isStoppable = Signals.isDefault(SIGTSTP)
        if isStoppable { Self.waker.wake(onSignal: SIGTSTP) }
        Self.waker.wake(onSignal: SIGCONT)
        defer {
            signal(SIGCONT, SIG_DFL)
            if isStoppable {
                signal(SIGTSTP, SIG_DFL)
                // One that came too late to be met below.
                if Self.waker.clear().contains(SIGTSTP) { KeyMode.suspend() }
            }
        }
        var decoder = KeyDecoder()
        var isOurs = KeyMode.enter(self.terminal)
        while !self.monitor.withLock({ $0.isStopped }) {
            guard isOurs else {
                guard self.waitInBackground() else { return }
                isOurs = KeyMode.enter(self.terminal)
                continue
            }
            guard Self.waker.wait(for: self.terminal, POLLIN) else {
                self.meet(Self.waker.clear())
                isOurs = KeyMode.enter(self.terminal)
                continue
            }
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = Glibc.read(self.terminal, &buffer, buffer.count)
            if count > 0 {
                for command in decoder.push(buffer[..<count]).compactMap(KeyCommand.init) { self.onKey(command) }
            } else if count == 0 || errno != EAGAIN && errno != EINTR {
                // Another's since we looked; or gone, and then for good.
                guard speakstream_is_foreground(self.terminal) == 0, count < 0 else { return }
                isOurs = KeyMode.enter(self.terminal)
            }
        }
    }

    /// Waits until this process may be in the foreground; returns false if the terminal is gone.
    ///
    /// A shell sends SIGCONT to a job that was stopped. Of one that runs in the background and is brought to the foreground nothing
    /// is told: that alone has to be looked for.
    private func waitInBackground() -> Bool {
        var wanted = [
            pollfd(fd: self.terminal, events: 0, revents: 0),
            pollfd(fd: Self.waker.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&wanted, 2, 1_000)
        self.meet(Self.waker.clear())
        return wanted[0].revents == 0
    }

    private func meet(_ signals: [Int32]) {
        guard signals.contains(SIGTSTP) else { return }
        KeyMode.suspend()
        Self.waker.wake(onSignal: SIGTSTP)
    }
}

/// What is asked about signals.
enum Signals {
    /// Blocks it for the calling thread.
    static func block(_ signal: Int32) {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, signal)
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Whether nobody handles or ignores it.
    static func isDefault(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        return action.__sigaction_handler.sa_handler == nil
    }
}

/// Runs a closure while the listener's keys are read.
///
/// - Parameters:
///   - isOn: whether they are to be read at all.
///   - evenIfInputIsTerminal: also where standard input is a terminal, of which nobody else reads then.
///   - onKey: told of each key that means something, on a thread of its own; it must not wait for anything.
///   - body: what is done meanwhile.
/// - Returns: what the closure returns.
/// - Throws: what the closure throws.
package nonisolated(nonsending) func withKeys<Result>(
    isOn: Bool = true,
    evenIfInputIsTerminal: Bool = false,
    _ onKey: @escaping @Sendable (KeyCommand) -> Void,
    body: () async throws -> Result
) async rethrows -> Result {
    let reader = isOn ? KeyReader.start(evenIfInputIsTerminal: evenIfInputIsTerminal, onKey: onKey) : nil
    defer { reader?.stop() }
    return try await body()
}
