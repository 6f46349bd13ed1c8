import SpeakStream

/// What other threads tell the server's.
final class ControlMailbox: Sendable {
    /// An answer to a request.
    struct Answer {
        let connection: Int
        let number: Int
        let reply: ControlReply
    }

    /// All that came since it was last looked at.
    struct Mail {
        var answers: [Answer] = []
        var statuses: [ControlStatus] = []
        var isClosing = false
    }

    private struct State {
        var mail = Mail()
        var hasEnded = false
    }

    /// More than these say nothing that the newest do not.
    private static let longestSeries = 64

    /// Wakes the server's thread.
    let waker = WakePipe()
    private let monitor = Monitor(State())

    /// Gives an answer; at most one for each connection waits.
    func post(_ answer: Answer) {
        self.monitor.withLock { $0.mail.answers.append(answer) }
        self.waker.wake()
    }

    /// Gives a status to all who follow.
    func post(_ status: ControlStatus) {
        self.monitor.withLock { state in
            if state.mail.statuses.count >= Self.longestSeries { state.mail.statuses.removeFirst() }
            state.mail.statuses.append(status)
        }
        self.waker.wake()
    }

    /// Tells the thread to end.
    func close() {
        self.monitor.withLock { $0.mail.isClosing = true }
        self.waker.wake()
    }

    /// Takes all that has come.
    func take() -> Mail {
        self.waker.clear()
        return self.monitor.withLock { state in
            defer { state.mail = Mail(isClosing: state.mail.isClosing) }
            return state.mail
        }
    }

    /// The thread has ended.
    func end() {
        self.monitor.signal { $0.hasEnded = true }
    }

    /// Waits until the thread has ended, but not for ever.
    func waitForEnd(within limit: Duration) {
        let deadline = MonotonicTime.now() + limit
        _ = self.monitor.wait(until: { _ in deadline }, { $0.hasEnded ? true : nil })
    }
}
