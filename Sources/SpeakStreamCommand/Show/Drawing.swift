import Glibc
import SpeakStream

/// The work of the view's thread.
struct Drawing {
    /// Frames are at least so far apart.
    private static let interval = Duration.milliseconds(33)

    private let view: ShowView
    private var screen: TurnScreen
    /// What is left to be written of a frame.
    private var output: ArraySlice<UInt8> = []
    /// Whether the terminal is drawn on.
    private var isIn = false
    private var hasBegun = false
    /// Whether the last frame has been made.
    private var isFinished = false
    private var next = Duration.zero

    /// Makes one that has drawn nothing.
    init(_ view: ShowView, _ screen: TurnScreen) {
        (self.view, self.screen) = (view, screen)
    }

    /// Messages that were not shown.
    private(set) var unshown: [String] = []

    /// Draws until the view is to close, and leaves the terminal as it should be.
    mutating func run() {
        // Output from the background goes through or fails, where it would otherwise stop the process.
        Signals.block(SIGTTOU)
        while self.go() { self.view.noteProgress() }
        ShownTerminal.leave()
        self.unshown = self.screen.takeMessages()
        self.view.terminal.close()
    }

    /// Waits until something happens, and shows it; returns false at the end.
    private mutating func go() -> Bool {
        let signals = self.wait()
        if signals.contains(SIGTSTP) {
            ShownTerminal.leave()
            KeyMode.suspend()
            ShowView.waker.wake(onSignal: SIGTSTP)
            (self.isIn, self.output) = (false, [])
        }
        if signals.contains(where: { $0 != 0 }) { self.screen.forget() }
        let news = self.view.takeNews()
        self.hasBegun = self.hasBegun || !news.steps.isEmpty
        for step in news.steps { self.screen.take(step) }
        for message in news.messages { self.screen.show(message) }
        guard !news.isAbandoned else { return false }
        guard self.write() else { return false }
        if self.output.isEmpty, self.hasBegun, !self.isFinished, news.isClosing || !self.view.isLeft {
            self.draw(isLast: news.isClosing)
            guard self.write() else { return false }
        }
        return !(news.isClosing && self.output.isEmpty)
    }

    /// Writes what there is room for; returns false if the terminal is gone, or nothing is to be drawn any more.
    private mutating func write() -> Bool {
        if self.view.terminal.write(&self.output) { return true }
        guard self.isIn, self.view.isLeft else { return false }
        self.isIn = false
        // The last frame is drawn all the same, where the cursor is by then.
        guard self.isFinished else {
            self.output = []
            return true
        }
        return self.enter() && self.view.terminal.write(&self.output)
    }

    private mutating func draw(isLast: Bool) {
        self.next = MonotonicTime.now() + Self.interval
        self.isFinished = isLast
        // Somebody else has written since.
        if isLast, self.view.isLeft { self.isIn = false }
        guard self.enter() else {
            for message in self.screen.takeMessages() { Message.write(message) }
            return
        }
        let size = self.view.terminal.size
        self.output = (isLast ? self.screen.finish(size) : self.screen.draw(size))[...]
    }

    /// Waits for news, a signal, or room for what is left; then until the next frame may be drawn.
    ///
    /// - Returns: the signals that came.
    private func wait() -> [Int32] {
        guard self.output.isEmpty else {
            self.view.terminal.wait(ShowView.waker)
            return ShowView.waker.clear()
        }
        var signals = ShowView.waker.next()
        while MonotonicTime.now() < self.next {
            _ = ShowView.waker.wait(for: -1, 0, until: self.next)
            signals += ShowView.waker.clear()
        }
        return signals
    }

    /// Sees to it that the terminal can be drawn on; returns false where it is another's.
    private mutating func enter() -> Bool {
        if !self.view.terminal.isForeground {
            ShownTerminal.leave()
            self.isIn = false
        } else if !self.isIn {
            self.screen.forget()
            self.isIn = self.view.terminal.enter()
        }
        return self.isIn
    }
}
