import SpeakStream

/// Writes text to standard output on a thread of its own, so that a reader who does not read cannot hold up the speech.
package final class EchoWriter: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var isWriting = false
        var isClosed = false
        var isBroken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// How much may wait to be written before the upstream is held back, in bytes.
    private static let limit = 64 * 1024

    private let monitor = Monitor(State())

    /// Starts the thread.
    package init() {
        Thread.start("echo") { [monitor] in Self.run(monitor) }
    }

    /// Queues bytes; returns when there is room for more.
    package func write(_ bytes: [UInt8]) async {
        let isFull = self.monitor.signal { state in
            if !state.isBroken { state.pending += bytes }
            return state.pending.count > Self.limit
        }
        if isFull { await self.wait { $0.pending.count > Self.limit } }
    }

    /// Returns when all has been written, or nobody reads any more.
    package func drain() async {
        await self.wait { !$0.pending.isEmpty || $0.isWriting }
    }

    /// Lets all who wait go, whatever is left: the turn was interrupted.
    package func abandon() {
        let waiting = self.monitor.signal { state in
            state.isBroken = true
            state.pending = []
            state.isWriting = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func wait(while isBusy: @Sendable (State) -> Bool) async {
        while self.monitor.withLock({ isBusy($0) && !$0.isBroken }) {
            await withCheckedContinuation { continuation in
                let isOver = self.monitor.withLock { state in
                    let isOver = !isBusy(state) || state.isBroken
                    if !isOver { state.waiting.append(continuation) }
                    return isOver
                }
                if isOver { continuation.resume() }
            }
        }
    }

    private static func run(_ monitor: Monitor<State>) {
        while let bytes = monitor.wait({ state -> [UInt8]? in
            guard !state.pending.isEmpty else { return nil }
            state.isWriting = true
            defer { state.pending = [] }
            return state.pending
        }) {
            let isWritten = writeAll(bytes, to: 1)
            let waiting = monitor.signal { state in
                state.isWriting = false
                // Nobody reads: that is no reason to stop speaking.
                if !isWritten {
                    state.isBroken = true
                    state.pending = []
                }
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }
    }
}
