package import SpeakStreamText

/// How long the silence between phrases is, by the mark that ends the phrase and by the rate of speech.
///
/// The figures are eSpeak NG 1.51's own end pauses, measured at seven rates; written as our frames they
/// make two phrases last as long as one call for both would have.
package enum Pauses {
    private struct Row {
        let rate: Double
        let comma, colon, stop, exclamation, paragraph: Double
    }

    /// Milliseconds at words a minute.
    private static let table = [
        Row(rate: 80, comma: 442, colon: 664, stop: 885, exclamation: 996, paragraph: 1550),
        Row(rate: 120, comma: 274, colon: 411, stop: 548, exclamation: 616, paragraph: 959),
        Row(rate: 175, comma: 150, colon: 226, stop: 302, exclamation: 340, paragraph: 528),
        Row(rate: 250, comma: 72, colon: 107, stop: 145, exclamation: 162, paragraph: 251),
        Row(rate: 300, comma: 42, colon: 63, stop: 85, exclamation: 96, paragraph: 147),
        Row(rate: 350, comma: 19, colon: 29, stop: 40, exclamation: 45, paragraph: 68),
        Row(rate: 450, comma: 21, colon: 34, stop: 45, exclamation: 51, paragraph: 81),
    ]

    /// The least pauses in milliseconds: from 350 words a minute on, eSpeak's own are too short to tell sentences apart.
    private static let least = Row(rate: 0, comma: 25, colon: 34, stop: 60, exclamation: 60, paragraph: 100)

    /// The silence after a phrase.
    ///
    /// - Parameters:
    ///   - text: the phrase; its last mark counts, closing quotes and brackets passed over.
    ///   - kind: the break that follows it.
    ///   - rate: words a minute.
    ///   - scale: what the table's figure is multiplied by, for each kind of break.
    /// - Returns: the time from the last sound of the phrase to the first of the next.
    package static func after(_ text: String, break kind: Break, rate: Int, scale: PauseScale) -> Duration {
        let column: KeyPath<Row, Double>
        switch (kind, Self.lastMark(of: text)) {
        case (.paragraph, _): column = \.paragraph
        case (.sentence, "!"), (.sentence, "！"): column = \.exclamation
        case (.sentence, ":"), (.sentence, ";"), (.clause, ":"), (.clause, ";"), (.clause, "—"), (.clause, "–"),
            (.clause, "："), (.clause, "；"):
            column = \.colon
        case (.sentence, _): column = \.stop
        case (.clause, _): column = \.comma
        case (.run, _): return .zero
        }
        let milliseconds = Swift.max(Self.interpolate(column, rate: Double(rate)), Self.least[keyPath: column])
        return .microseconds(Int64(milliseconds * 1000 * Swift.max(0, scale[kind])))
    }

    private static func interpolate(_ column: KeyPath<Row, Double>, rate: Double) -> Double {
        guard let above = Self.table.firstIndex(where: { $0.rate >= rate }), above > 0 else {
            return (rate <= Self.table[0].rate ? Self.table.first : Self.table.last)?[keyPath: column] ?? 0
        }
        let (low, high) = (Self.table[above - 1], Self.table[above])
        let share = (rate - low.rate) / (high.rate - low.rate)
        return low[keyPath: column] + share * (high[keyPath: column] - low[keyPath: column])
    }

    private static func lastMark(of text: String) -> Unicode.Scalar? {
        let closers: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", ")", "]", "}", "*", "_", "`", "」", "』"]
        return text.unicodeScalars.reversed().first { !$0.properties.isWhitespace && !closers.contains($0) }
    }
}
