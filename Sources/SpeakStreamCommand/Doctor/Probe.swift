import SpeakStream

/// A look at something that may block for ever, on a thread of its own: what it has found by then is there at the deadline.
struct Probe<Findings: Sendable>: Sendable {
    private struct State {
        var findings: Findings
        var isComplete = false
    }

    private let state: Monitor<State>

    /// Begins to look.
    ///
    /// - Parameters:
    ///   - name: the thread's, at most 15 UTF-8 bytes.
    ///   - findings: what is known before.
    ///   - body: looks, and notes what it finds as it finds it.
    init(
        _ name: String,
        _ findings: Findings,
        _ body: @escaping @Sendable (_ note: ((inout Findings) -> Void) -> Void) -> Void
    ) {
        let state = Monitor(State(findings: findings))
        self.state = state
        Thread.start(name) {
            body { note in state.withLock { note(&$0.findings) } }
            state.signal { $0.isComplete = true }
        }
    }

    /// What has been found: all of it, or at the deadline what is known then.
    func findings(until deadline: Duration) -> Findings {
        _ = self.state.wait(until: { _ in deadline }, { $0.isComplete ? true : nil })
        return self.state.withLock { $0.findings }
    }
}
