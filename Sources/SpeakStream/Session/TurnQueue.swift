import Synchronization

/// Turns that wait to be spoken, in order.
///
/// Not an `AsyncStream`: that forgets what it holds when the task that reads it is cancelled, and a turn that is
/// forgotten would leave somebody waiting for its report.
final class TurnQueue: Sendable {
    private struct State {
        var turns: [Turn] = []
        var isClosed = false
        var reader: CheckedContinuation<Turn?, Never>?
    }

    private let state = Mutex(State())

    /// Adds a turn at the end.
    func append(_ turn: Turn) {
        let reader = self.state.withLock { state in
            defer { state.reader = nil }
            if state.reader == nil { state.turns.append(turn) }
            return state.reader
        }
        reader?.resume(returning: turn)
    }

    /// The turns that wait.
    var waiting: [Turn] { self.state.withLock { $0.turns } }

    /// Lets `next` return nil once the turns in the queue have been taken.
    func close() {
        let reader = self.state.withLock { state in
            state.isClosed = true
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(returning: nil)
    }

    /// Takes the first turn, waiting for it; nil when the queue is closed and empty.
    func next() async -> Turn? {
        await withCheckedContinuation { continuation in
            let taken = self.state.withLock { state -> Turn?? in
                if !state.turns.isEmpty { return state.turns.removeFirst() }
                if state.isClosed { return .some(nil) }
                state.reader = continuation
                return nil
            }
            if let taken { continuation.resume(returning: taken) }
        }
    }
}
