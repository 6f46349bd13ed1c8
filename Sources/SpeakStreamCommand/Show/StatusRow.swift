import SpeakStream
import SpeakStreamControl

/// The line at the bottom: what is going on, and what keys do.
struct StatusRow: Sendable {
    /// Whether keys are read.
    let showsKeys: Bool
    private var state = ControlStatus.State.starting
    private var rate = 0
    private var aside: String?
    private var hasHeard = false
    private var isInPhrase = false
    private var hasEnded = false

    /// Makes one that knows nothing yet.
    init(showsKeys: Bool) { self.showsKeys = showsKeys }

    /// A turn begins.
    mutating func begin(rate: Int) {
        self = StatusRow(showsKeys: self.showsKeys)
        self.rate = rate
    }

    /// All of the text has come.
    mutating func endText() { self.hasEnded = true }

    /// Something happened.
    mutating func take(_ event: SpeechEvent.Kind) {
        switch event {
        case .phraseBegan: self.isInPhrase = true
        case .phraseEnded: self.isInPhrase = false
        case .word: self.hasHeard = true
        case .rateChanged(let rate): self.rate = rate
        case .asideBegan(let aside): self.aside = aside.text
        case .asideEnded: self.aside = nil
        default: break
        }
        self.state = self.state.next(event, hasHeard: self.hasHeard)
    }

    /// The line.
    ///
    /// - Parameters:
    ///   - wordsAhead: how many words have come that are still to be heard.
    ///   - width: how many columns there are.
    /// - Returns: what fits.
    func row(wordsAhead: Int, width: Int) -> ScreenRow {
        let waits =
            self.state == .speaking && !self.isInPhrase && self.aside == nil && wordsAhead == 0 && !self.hasEnded
        let name = waits ? "waiting" : self.state == .idle ? "done" : self.state.rawValue
        let isPaused = self.state == .paused
        // In the order in which they stand.
        var fields: [(rank: Int, text: String, style: Style)] = [
            (0, name, self.color), (3, self.aside.map { "\u{201C}\($0)\u{201D}" } ?? "", []),
            (2, "\(self.rate) words/min", .dim), (1, "\(wordsAhead) \(wordsAhead == 1 ? "word" : "words") ahead", .dim),
        ]
        if self.showsKeys {
            fields += [
                (4, isPaused ? "space: go on" : "space: pause", .dim), (6, "\u{2190} \u{2192}: sentence", .dim),
                (8, "r: again", .dim), (7, "+ -: rate", .dim), (5, "s: stop", .dim), (9, "q: quit", .dim),
            ]
        }
        fields.removeAll { $0.text.isEmpty }
        let rows = fields.map { ScreenRow($0.text, $0.style, width: width + 1) }
        let shown = RankedFields.fitting(zip(fields, rows).map { ($0.rank, $1.cells.count) }, in: width)
        guard !shown.isEmpty else { return ScreenRow(name, self.color, width: width) }
        var row = ScreenRow()
        for place in shown {
            if place != shown.first { row.append(ScreenRow("  ", .dim, width: 2)) }
            row.append(rows[place])
        }
        return row
    }

    private var color: Style {
        switch self.state {
        case .speaking: [.bold, .green]
        case .paused: [.bold, .yellow]
        case .stalled: [.bold, .red]
        case .idle, .starting, .stopping: .bold
        }
    }
}
