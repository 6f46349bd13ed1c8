public import SpeakStream

/// What takes a session's steps on a thread of its own, where it may block.
package protocol StepConsumer {
    /// Takes the steps that have come since the last call, in order.
    mutating func take(_ steps: [TurnStep]) throws(SpeakStreamError)

    /// Nothing more will come.
    mutating func finish() throws(SpeakStreamError)
}

/// Carries a session's steps from the thread that speaks to one that may block, in order and without loss.
///
/// What waits is bounded by the upstream: it is held back while the consumer is behind.
public final class TurnWriter: TurnFollower {
    private struct State {
        var steps: [TurnStep] = []
        var isClosed = false
        var hasEnded = false
        var failure: SpeakStreamError?
        /// Who wait until there is room, by their numbers.
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextNumber = 0
        /// How often the consumer has come back.
        var rounds = 0

        var isFull: Bool { self.steps.count > TurnWriter.limit && !self.hasEnded }
    }

    /// How many steps may wait before the upstream is held back.
    private static let limit = 4096
    /// How many are given to the consumer at once: few enough that it comes back soon.
    private static let batch = 512
    /// A consumer that has not come back for so long at the end, blocked in a pipe that nobody reads, is not waited for any longer.
    private static let patience = Duration.seconds(1)

    private let monitor = Monitor(State())

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - name: of the thread, at most 15 UTF-8 bytes.
    ///   - consumer: takes the steps. After it has thrown it is given nothing more, and what it threw is told by ``finish()``.
    package init(_ name: String, _ consumer: some StepConsumer & Sendable) {
        Thread.start(name) { [monitor] in Self.run(monitor, consumer) }
    }

    /// Queues the step.
    public func follow(_ step: TurnStep) {
        self.monitor.signal { state in
            if !state.hasEnded { state.steps.append(step) }
        }
    }

    /// Returns when the consumer has caught up, or the task is cancelled.
    public func ready() async {
        guard self.monitor.withLock({ $0.isFull }) else { return }
        let number = self.monitor.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFull = self.monitor.withLock { state in
                    let isFull = state.isFull && !Task.isCancelled
                    if isFull { state.waiting[number] = continuation }
                    return isFull
                }
                if !isFull { continuation.resume() }
            }
        } onCancel: {
            self.monitor.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }

    /// Waits until all has been taken, but not for a consumer that is stuck.
    ///
    /// To be called once no step comes any more; blocks.
    ///
    /// - Throws: what the consumer threw, or that it is stuck: a ``SpeakStreamError`` with code
    ///   ``SpeakStreamError/Code/writeFailed``.
    public func finish() throws(SpeakStreamError) {
        self.monitor.signal { $0.isClosed = true }
        while true {
            let (rounds, deadline) = (self.monitor.withLock { $0.rounds }, MonotonicTime.now() + Self.patience)
            _ = self.monitor.wait(until: { _ in deadline }, { $0.hasEnded || $0.rounds != rounds ? true : nil })
            let (failure, hasEnded, isStuck) = self.monitor.withLock {
                ($0.failure, $0.hasEnded, $0.rounds == rounds)
            }
            if let failure { throw failure }
            if hasEnded { return }
            if isStuck {
                throw SpeakStreamError(.writeFailed, "what follows the turn takes nothing more: nobody reads it")
            }
        }
    }

    private static func run(_ monitor: Monitor<State>, _ consumer: some StepConsumer) {
        var consumer = consumer
        do throws(SpeakStreamError) {
            while let steps = monitor.wait({ state -> [TurnStep]?? in
                guard !state.steps.isEmpty else { return state.isClosed ? .some(nil) : nil }
                defer { state.steps.removeFirst(Swift.min(Self.batch, state.steps.count)) }
                return Array(state.steps.prefix(Self.batch))
            }) ?? nil {
                try consumer.take(steps)
                Self.release(monitor) { $0.rounds += 1 }
            }
            try consumer.finish()
            Self.release(monitor) { $0.hasEnded = true }
        } catch {
            Self.release(monitor) { ($0.hasEnded, $0.failure, $0.steps) = (true, error, []) }
        }
    }

    /// Changes the state, and lets those go on who waited for room.
    private static func release(_ monitor: Monitor<State>, _ change: (inout State) -> Void) {
        let waiting = monitor.signal { state in
            change(&state)
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }
}
