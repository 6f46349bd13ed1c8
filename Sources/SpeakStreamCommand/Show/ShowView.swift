import Glibc
package import SpeakStream

/// Shows a session's turns on the terminal behind standard output (``TurnScreen``).
///
/// A thread of its own draws, at most some thirty times a second, and only when something happened. It never waits for the terminal alone:
/// what happens meanwhile is taken in all the same, so that nothing piles up behind a Ctrl-S, and nobody waits for it.
package final class ShowView: TurnFollower {
    /// What has happened since the thread looked last.
    struct News {
        var steps: [TurnStep] = []
        var messages: [String] = []
        /// Nothing more will come.
        var isClosing = false
        /// The terminal takes nothing, and is not waited for any longer.
        var isAbandoned = false
    }

    private struct State {
        var news = News()
        /// A turn has begun: messages are for the view.
        var hasBegun = false
        var hasEnded = false
        /// Others write to the terminal: nothing is drawn before the end.
        var isLeft = false
        /// How often the thread has got on; negative when it has ended.
        var rounds = 0
    }

    /// Of the process, as a signal's handler may be writing to it at any time; one view at a time looks at it.
    static let waker = WakePipe()
    private static let current = Monitor<ShowView?>(nil)
    /// So long a terminal that takes nothing is waited for at the end.
    private static let patience = Duration.seconds(1)

    let terminal: ShownTerminal
    private let monitor = Monitor(State())

    /// Starts the thread; nothing is drawn before a turn begins.
    ///
    /// - Parameter showsKeys: whether keys are read, so that the screen tells what they do.
    /// - Returns: the view; nil where standard output is no terminal that can be drawn on, or another view has it.
    package static func start(showsKeys: Bool) -> ShowView? {
        guard let terminal = ShownTerminal() else { return nil }
        let view = ShowView(terminal)
        let isFirst = Self.current.withLock { current in
            defer { current = current ?? view }
            return current == nil
        }
        guard isFirst else {
            terminal.close()
            return nil
        }
        // Now: whoever reads keys asks for it where nobody has.
        let isStoppable = Signals.isDefault(SIGTSTP)
        if isStoppable { Self.waker.wake(onSignal: SIGTSTP) }
        for signal in [SIGCONT, SIGWINCH] { Self.waker.wake(onSignal: signal) }
        Message.divert { view.take($0) }
        Thread.start("show") {
            var drawing = Drawing(view, TurnScreen(showsKeys: showsKeys, usesColor: ShownTerminal.usesColor))
            drawing.run()
            for signal in [SIGCONT, SIGWINCH] { Glibc.signal(signal, SIG_DFL) }
            if isStoppable {
                signal(SIGTSTP, SIG_DFL)
                // One that came too late to be met.
                if Self.waker.clear().contains(SIGTSTP) { KeyMode.suspend() }
            }
            view.end(drawing.unshown)
        }
        return view
    }

    private init(_ terminal: ShownTerminal) { self.terminal = terminal }

    /// Queues the step.
    package func follow(_ step: TurnStep) {
        let isAwake = self.monitor.withLock { state in
            state.hasBegun = true
            guard !state.hasEnded else { return true }
            state.news.steps.append(step)
            return state.news.steps.count > 1
        }
        if !isAwake { Self.waker.wake() }
    }

    /// Takes a line that is to be shown; returns false if it is not for the view.
    private func take(_ message: String) -> Bool {
        guard self.terminal.takesMessages else { return false }
        let isTaken = self.monitor.withLock { state in
            guard state.hasBegun, !state.hasEnded else { return false }
            state.news.messages.append(message)
            return true
        }
        if isTaken { Self.waker.wake() }
        return isTaken
    }

    /// Takes away what is drawn, and draws nothing more before the end: whoever is stopped now may have something to say.
    package func leave() {
        self.monitor.withLock { $0.isLeft = true }
        ShownTerminal.leave()
    }

    /// Whether nothing is to be drawn before the end.
    var isLeft: Bool { self.monitor.withLock { $0.isLeft } }

    /// What has happened.
    func takeNews() -> News {
        self.monitor.withLock { state in
            defer { (state.news.steps, state.news.messages) = ([], []) }
            return state.news
        }
    }

    /// The thread has got on.
    func noteProgress() { self.monitor.signal { $0.rounds += 1 } }

    private func end(_ unshown: [String]) {
        let messages = self.monitor.withLock { state in
            state.hasEnded = true
            return unshown + state.news.messages
        }
        for message in messages { Message.write(message) }
        Self.current.withLock { $0 = nil }
        self.monitor.signal { $0.rounds = -1 }
    }

    /// Leaves on the terminal what was heard, and nothing else; to be called when no step comes any more, and again at will.
    ///
    /// A terminal that takes nothing is not waited for.
    package func finish() {
        self.monitor.signal { $0.news.isClosing = true }
        Self.waker.wake()
        while !self.waitForProgress() {}
        self.monitor.signal { $0.news.isAbandoned = true }
        Self.waker.wake()
        _ = self.waitForProgress()
    }

    /// Ends the view that there may be: nothing is to be lost that was said to it.
    package static func finishCurrent() { self.current.withLock { $0 }?.finish() }

    /// Returns whether the thread has ended, or does not get on.
    private func waitForProgress() -> Bool {
        let (rounds, deadline) = (self.monitor.withLock { $0.rounds }, MonotonicTime.now() + Self.patience)
        let now = self.monitor.wait(
            until: { _ in deadline },
            { $0.rounds < 0 || $0.rounds != rounds ? $0.rounds : nil }
        )
        return now.map { $0 < 0 } ?? true
    }
}
