import Glibc
import SpeakStreamListening

/// Where the meter is shown: a line of a terminal that is drawn over and over, with what happened above it, or lines for a program.
struct MeterScreen {
    /// How it is shown.
    enum Style {
        /// What happens as lines, and beneath them one that is drawn anew.
        case terminal
        /// What happens as lines.
        case lines
        /// What happens, and the levels now and then, as JSON lines.
        case json

        /// What fits standard output.
        static var usual: Style { isatty(STDOUT_FILENO) == 1 ? .terminal : .lines }
    }

    /// Back to the start of the line, and nothing in it.
    private static let clear = "\r\u{1B}[K"

    let style: Style
    /// When the levels are shown again.
    private var next = Duration.zero

    /// Makes a screen that shows nothing yet.
    init(_ style: Style) { self.style = style }

    /// Shows the levels if it is time to.
    mutating func draw(_ meter: inout ListeningMeter, at time: Duration) throws {
        guard self.style != .lines, time >= self.next else { return }
        self.next = time + (self.style == .terminal ? .milliseconds(100) : .milliseconds(500))
        try self.redraw(&meter, at: time)
    }

    /// Shows what happened.
    mutating func show(_ happening: ListeningHappening, _ meter: inout ListeningMeter) throws {
        guard self.style != .json else { return try StandardOutput.writeLines([happening]) }
        try StandardOutput.write(((self.style == .terminal ? Self.clear : "") + happening.line + "\n").utf8)
        if self.style == .terminal { try self.redraw(&meter, at: happening.time) }
    }

    /// Shows what came of it all, and leaves the line clean.
    mutating func end(_ summary: ListeningSummary) throws {
        switch self.style {
        case .terminal: try StandardOutput.write((Self.clear + summary.text).utf8)
        case .lines: try StandardOutput.write(summary.text.utf8)
        case .json: try StandardOutput.writeLines([ListeningHappening(.summary(summary), at: summary.duration)])
        }
    }

    /// Leaves the line clean; from any thread, at any time.
    static func leave(_ style: Style) {
        if style == .terminal { _ = Glibc.write(STDOUT_FILENO, Self.clear, Self.clear.utf8.count) }
    }

    private mutating func redraw(_ meter: inout ListeningMeter, at time: Duration) throws {
        let speech = meter.takeSpeech()
        guard self.style == .terminal else {
            guard let frame = meter.frame else { return }
            return try StandardOutput.writeLines([ListeningHappening(.levels(frame, meter, speech: speech), at: time)])
        }
        let line = MeterLine.text(meter, speech: speech, width: WindowSize(of: STDOUT_FILENO).columns)
        try StandardOutput.write((Self.clear + line).utf8)
    }
}
