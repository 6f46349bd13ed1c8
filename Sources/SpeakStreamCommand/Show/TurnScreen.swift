package import SpeakStream

/// What a terminal shows of a session's turns, and the bytes that make it show it: the text, dim until it is heard, the word that is being
/// heard underlined, and a line of status.
///
/// What has been heard scrolls up and is no longer touched. What is gone back to after that is shown anew, as it is heard.
package struct TurnScreen: Sendable {
    /// A turn's text, or what of it is shown in one piece.
    private struct Part {
        var text = ShownText()
        /// Whether it was gone back to when it had scrolled up.
        var isAgain = false
        /// What scrolled up, or is not shown, lies before it.
        var top = 0
    }

    /// So many parts may wait to be drawn on a terminal that takes nothing; the first of them are not shown then.
    private static let mostParts = 64
    /// What was heard and could not be shown, on a terminal that takes nothing, is left out if it is more than this, in bytes.
    private static let mostUnshown = 256 * 1024

    private let usesColor: Bool
    /// The last is under way.
    private var parts = [Part()]
    private var messages: [String] = []
    private var rows: TextRows?
    private var status: StatusRow
    private var isStopping = false
    private(set) var region = ScreenRegion()
    private var size: WindowSize?

    /// Makes a screen on which nothing is shown.
    ///
    /// - Parameters:
    ///   - showsKeys: whether the line of status tells what keys do.
    ///   - usesColor: whether that line has colors.
    package init(showsKeys: Bool, usesColor: Bool) {
        self.status = StatusRow(showsKeys: showsKeys)
        self.usesColor = usesColor
    }

    /// How many bytes of text are kept.
    package var keptBytes: Int { self.parts.reduce(0) { $0 + $1.text.end - $1.text.start } }

    /// Takes a step of the session.
    package mutating func take(_ step: TurnStep) {
        switch step.kind {
        case .began(let configuration, _, _, _):
            self.status.begin(rate: configuration.voice.rate)
            self.isStopping = false
        case .input(.text(let bytes, _), _):
            // What comes after a stop is dropped by the turn as well.
            if !self.isStopping { self.change { $0.append(bytes) } }
        case .input(.upstreamEnded, _): self.status.endText()
        case .input: break
        case .event(let event): self.take(event.kind)
        }
    }

    private mutating func take(_ event: SpeechEvent.Kind) {
        self.status.take(event)
        switch event {
        case .word(_, let range): self.change { $0.hear(range) }
        case .phraseEnded(let range): self.change { $0.pass(to: range.upperBound) }
        case .skipped(let range): self.change { $0.skip(range) }
        case .steppedBack(let place): self.stepBack(to: place)
        case .bargeIn: self.isStopping = true
        case .finished(let report):
            let part = self.parts[self.parts.count - 1]
            // The ledger tells how far it ever was heard.
            let isShort = part.isAgain && report.outcome != .finished
            let place = isShort ? part.text.word?.upperBound ?? part.text.place : .max
            self.close(at: Swift.min(report.ledger.heard.end, place))
            self.begin(Part())
        default: break
        }
    }

    /// Shows a line above the text that is not heard yet.
    package mutating func show(_ message: String) { self.messages.append(message) }

    private mutating func change(_ body: (inout ShownText) -> Void) {
        let last = self.parts.count - 1
        body(&self.parts[last].text)
        let part = self.parts[last]
        if part.text.place - part.top > Self.mostUnshown {
            self.parts[last].top = part.text.place
            self.rows = nil
            self.messages.append("\u{2026}")
        }
        self.parts[last].text.forget(before: self.parts[last].top)
    }

    private mutating func stepBack(to place: Int) {
        let last = self.parts.count - 1
        guard place < self.parts[last].top else { return self.change { $0.stepBack(to: place) } }
        var again = Part(text: self.parts[last].text, isAgain: true)
        again.text.stepBack(to: place)
        again.top = again.text.place
        self.close(at: self.parts[last].text.place)
        self.begin(again)
    }

    /// The part under way ends: what was not heard of it is not shown.
    private mutating func close(at place: Int) {
        let last = self.parts.count - 1
        self.parts[last].text.end(at: place)
        self.rows = nil
    }

    private mutating func begin(_ part: Part) {
        self.parts.append(part)
        if self.parts.count > Self.mostParts { self.parts.removeFirst() }
    }

    /// The terminal no longer shows what was drawn.
    package mutating func forget() { self.region.forget() }

    /// What makes a window show all this.
    ///
    /// - Parameter size: of the window.
    /// - Returns: what to write, which leaves the cursor where ``ScreenRegion`` says; nothing if it is shown already.
    package mutating func draw(_ size: WindowSize) -> [UInt8] {
        // What was drawn may have been broken anew, or cut off.
        if size != self.size { self.region.forget() }
        self.size = size
        var past = self.takeMessages(size)
        while self.parts.count > 1 {
            past += self.takeHeard(size, all: true)
            self.parts.removeFirst()
            self.rows = nil
        }
        past += self.takeHeard(size, all: false)
        let part = self.parts[0]
        var shown = self.rows?.rows.prefix(size.textRows).map { self.row($0, of: part.text) } ?? []
        if size.rows > 1 { shown.append(self.statusRow(size)) }
        return self.region.draw(past: past, shown)
    }

    /// What leaves what was heard, and nothing else.
    package mutating func finish(_ size: WindowSize) -> [UInt8] {
        self.close(at: self.parts[self.parts.count - 1].text.place)
        var past = self.takeMessages(size)
        for _ in self.parts {
            past += self.takeHeard(size, all: true)
            self.parts.removeFirst()
            self.rows = nil
        }
        self.parts = [Part()]
        return self.region.draw(past: past, [])
    }

    /// Messages that were not shown.
    package mutating func takeMessages() -> [String] {
        defer { self.messages = [] }
        return self.messages
    }

    private mutating func takeMessages(_ size: WindowSize) -> [ScreenRow] {
        self.takeMessages().flatMap { message in
            var text = ShownText()
            text.append(Array(message.utf8))
            var rows = TextRows(width: size.columns, start: 0)
            rows.extend(with: text, to: .max - 1)
            return rows.rows.map { row in self.row(row.glyphs) { _ in [] } }
        }
    }

    /// The rows of the first part that were heard; lays out what is to be seen of the rest.
    private mutating func takeHeard(_ size: WindowSize, all: Bool) -> [ScreenRow] {
        let text = self.parts[0].text
        var rows = TextRows(width: size.columns, start: self.parts[0].top)
        if let known = self.rows.take(), known.width == rows.width { rows = known }
        var heard: [ScreenRow] = []
        while true {
            rows.extend(with: text, to: size.textRows)
            guard let first = rows.rows.first, all || first.isComplete && first.range.upperBound <= text.place else {
                break
            }
            heard.append(self.row(rows.removeFirst(), of: text))
        }
        self.parts[0].top = rows.start
        self.rows = rows
        return heard
    }

    private func row(_ row: TextRows.Row, of text: ShownText) -> ScreenRow {
        self.row(row.glyphs) { place in
            if let word = text.word, word.contains(place) { return .underlined }
            return place >= text.place || text.isPassedOver(place) ? .dim : []
        }
    }

    private func row(_ glyphs: [TextRows.Placed], style: (Int) -> Style) -> ScreenRow {
        var row = ScreenRow()
        for placed in glyphs { row.append(placed.glyph, style(placed.place)) }
        row.trim()
        return row
    }

    private func statusRow(_ size: WindowSize) -> ScreenRow {
        let row = self.status.row(wordsAhead: self.parts[0].text.wordsAhead, width: size.columns)
        return self.usesColor ? row : row.without(.colors)
    }
}
