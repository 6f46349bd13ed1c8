package import SpeakStream

/// What the listener asked for in a recorded turn, at the times at which that was.
package struct RecordedWishes: Sendable {
    private let wishes: [(time: Duration, control: Control?)]

    /// Takes them from the record of a turn.
    package init(_ turn: Recording.Turn) {
        self.wishes = turn.lines.compactMap { line in
            let time = Duration(seconds: line.time)
            switch line.input {
            case .control(let control): return (time, control)
            // The stop goes to the sink and to the turn on two ways, and the turn may be over before it hears of it.
            case .interrupt, .player(.stopped): return (time, nil)
            default: return nil
            }
        }
    }

    /// Asks for the same again of a turn that begins now, until all has been asked for or the task is cancelled.
    package func ask(_ turn: Turn) async {
        guard !self.wishes.isEmpty else { return }
        let clock = ThreadExecutor(name: "wishes")
        let start = MonotonicTime.now()
        for (time, control) in self.wishes {
            await clock.wait(until: start + time)
            guard !Task.isCancelled else { return }
            if let control { turn.control(control) } else { turn.requestInterrupt() }
        }
    }
}
