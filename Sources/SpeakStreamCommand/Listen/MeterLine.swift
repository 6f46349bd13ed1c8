import SpeakStreamListening

/// A moment of the meter as a line of a terminal.
package enum MeterLine {
    /// How long the bar is.
    private static let barLength = 12
    /// The level at which the bar is empty, in decibels to full scale; it is full at 0.
    private static let barBottom = -72.0

    /// The line, no longer than the terminal allows.
    ///
    /// What matters least is left out where the window is narrow.
    ///
    /// - Parameters:
    ///   - meter: what is known.
    ///   - speech: how likely somebody spoke since the last line, 0 to 1.
    ///   - width: how many columns there are; the last stays empty, where some terminals begin a new line.
    /// - Returns: a line without its end.
    package static func text(_ meter: ListeningMeter, speech: Double, width: Int) -> String {
        let level = meter.frame?.microphoneLevel
        let echo = meter.reduction.map { "echo \(Self.decibels(-$0))" }
        // In the order in which they stand, each with its rank.
        let fields: [(rank: Int, text: String)] = [
            (1, "microphone \(level.map(Self.decibels) ?? "-")"),
            (4, "[\(Self.bar(level ?? -100))]"),
            (3, echo ?? "no echo"),
            (2, "voice \(Figures.twoDigits(speech))"),
            (0, meter.state.name),
            (5, "\(meter.summary.dismissals) false, \(meter.summary.bargeIns) barge-ins"),
        ]
        let room = Swift.max(0, width - 1)
        let shown = RankedFields.fitting(fields.map { ($0.rank, $0.text.count) }, in: room)
        guard !shown.isEmpty else { return String(meter.state.name.prefix(room)) }
        return shown.map { fields[$0].text }.joined(separator: "  ")
    }

    private static func decibels(_ level: Double) -> String { "\(Int(level.rounded())) dB" }

    private static func bar(_ level: Double) -> String {
        let share = 1 - level / Self.barBottom
        let filled = Int((Swift.min(Swift.max(share, 0), 1) * Double(Self.barLength)).rounded())
        return String(repeating: "#", count: filled) + String(repeating: ".", count: Self.barLength - filled)
    }
}

/// Figures with few digits.
package enum Figures {
    /// A number with two decimals.
    static func twoDigits(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = abs(hundredths) % 100
        return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Seconds with one decimal.
    package static func seconds(_ time: Duration) -> String {
        let tenths = Int((time / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}

extension ListeningMeter.State {
    /// In a word or two.
    package var name: String {
        switch self {
        case .opening: "opening"
        case .listening: "listening"
        case .suspected: "SUSPECTED"
        case .bargedIn: "BARGE-IN"
        case .microphone(.working): "listening"
        case .microphone(.lost): "microphone lost"
        case .microphone(.stalled): "no sound comes"
        case .microphone(.silent): "silence only"
        case .microphone(.clipping): "distorted"
        }
    }
}
