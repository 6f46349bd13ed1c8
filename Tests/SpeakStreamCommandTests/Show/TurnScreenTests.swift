import SpeakStreamTesting
import Testing

@testable import SpeakStream
@testable import SpeakStreamCommand

@Suite("The screen of a turn")
struct TurnScreenTests {
    /// A turn, as it is shown by a terminal.
    private struct Shown {
        var screen: TurnScreen
        var terminal: SimulatedTerminal

        init(columns: Int = 24, rows: Int = 8, keys: Bool = false, color: Bool = true) {
            let size = WindowSize(columns: columns, rows: rows)
            (self.screen, self.terminal) = (
                TurnScreen(showsKeys: keys, usesColor: color), SimulatedTerminal(size, row: 0)
            )
            self.step(.began(SpeechConfiguration(), .eSpeak, isPaced: true, start: .zero))
        }

        mutating func step(_ kind: TurnStep.Kind) { self.screen.take(TurnStep(turn: 1, kind, now: .zero)) }
        mutating func text(_ text: String) { self.step(.input(.text(Array(text.utf8)), PlaybackPosition())) }
        mutating func event(_ kind: SpeechEvent.Kind) { self.step(.event(SpeechEvent(kind, at: .zero))) }

        /// The rows, with _ around what is underlined, and < before what is dim.
        mutating func draw() -> [String] {
            self.terminal.receive(self.screen.draw(self.terminal.size))
            return self.terminal.lines.map { line in
                var (text, before) = ("", Style())
                for cell in SimulatedTerminal.row(line).cells {
                    if cell.style.contains(.underlined) != before.contains(.underlined) { text += "_" }
                    if cell.style.contains(.dim), !before.contains(.dim) { text += "<" }
                    before = cell.style
                    text += cell.glyph?.text ?? ""
                }
                return before.contains(.underlined) ? text + "_" : text
            }
        }
    }

    @Test("is dim where nothing was heard yet, underlined where it is, and bright behind that")
    func styles() {
        var shown = Shown(columns: 40)
        #expect(shown.draw().first == "starting<  175 words/min  0 words ahead")
        shown.text("One two three.")
        #expect(shown.draw().prefix(2) == ["<One two three.", "starting<  175 words/min  3 words ahead"])
        shown.event(.phraseBegan(text: "One two three.", range: 0..<14))
        shown.event(.word(text: "two", range: 4..<7))
        #expect(shown.draw().prefix(2) == ["One _two_< three.", "speaking<  175 words/min  2 words ahead"])
        shown.event(.phraseEnded(range: 0..<14))
        #expect(shown.draw().prefix(2) == ["One two three.", "waiting<  175 words/min  0 words ahead"])
        shown.event(.paused)
        shown.event(.rateChanged(192))
        #expect(shown.draw()[1] == "paused<  192 words/min  0 words ahead")
    }

    @Test("sends only what changed, and nothing if nothing did")
    func changes() {
        var shown = Shown(columns: 40)
        shown.text("One two three four five.\nSix.")
        _ = shown.draw()
        #expect(shown.screen.draw(shown.terminal.size).isEmpty)
        shown.event(.word(text: "One", range: 0..<3))
        _ = shown.draw()
        shown.event(.word(text: "two", range: 4..<7))
        let bytes = shown.screen.draw(shown.terminal.size)
        #expect(bytes.count < 60, "\(String(decoding: bytes, as: UTF8.self))")
    }

    @Test("follows the word, whatever is ahead, and leaves above it what was heard")
    func following() {
        var shown = Shown(columns: 10, rows: 6)
        shown.text((1...50).map { "line \($0)\n" }.joined())
        #expect(shown.draw() == ["<line 1", "<line 2", "<line 3", "starting", "", ""])
        shown.event(.word(text: "4", range: 26..<27))
        #expect(shown.draw() == ["line 2", "line 3", "line _4_", "<line 5", "<line 6", "starting"])
        #expect(shown.terminal.text.first == "line 1")
    }

    @Test("shows again, as it is heard, what is gone back to")
    func back() {
        var shown = Shown(columns: 20, rows: 8)
        shown.text("One.\nTwo.\nThree.\n")
        shown.event(.word(text: "Three", range: 10..<16))
        _ = shown.draw()
        shown.event(.steppedBack(to: 5))
        shown.event(.word(text: "Two", range: 5..<9))
        #expect(shown.draw().prefix(4) == ["One.", "Two.", "_Two._", "<Three."])
        // Within what has not scrolled up it is only drawn anew.
        shown.event(.steppedBack(to: 5))
        #expect(shown.draw().prefix(4) == ["One.", "Two.", "<Two.", "<Three."])
    }

    @Test("keeps dim what was passed over")
    func skipped() {
        var shown = Shown(columns: 30)
        shown.text("One. Two. Three.")
        shown.event(.word(text: "One", range: 0..<4))
        shown.event(.skipped(range: 5..<10))
        shown.event(.word(text: "Three", range: 10..<16))
        #expect(shown.draw().first == "One. <Two. _Three._")
    }

    @Test("shows messages above the text")
    func messages() {
        var shown = Shown(columns: 30)
        shown.text("One.")
        _ = shown.draw()
        shown.screen.show("speakstream: \u{1B}[2Jthe server is gone")
        #expect(shown.draw().prefix(3) == ["speakstream: \u{241B}[2Jthe server is", "gone", "<One."])
    }

    @Test(
        "tells what keys do where there is room",
        arguments: [
            (3, "sta"), (8, "starting"), (9, "starting"), (25, "starting  0 words ahead"),
            (60, "starting  175 words/min  0 words ahead  space: pause"),
            (
                200,
                "starting  175 words/min  0 words ahead  space: pause  \u{2190} \u{2192}: sentence  r: again  + -: rate  s: stop  q: quit"
            ),
        ]
    )
    func status(_ columns: Int, _ line: String) {
        var shown = Shown(columns: columns, keys: true)
        #expect(shown.draw().first?.filter { $0 != "<" } == line)
    }

    @Test("has no colors where they are not wanted")
    func colors() {
        for usesColor in [true, false] {
            var shown = Shown(color: usesColor)
            shown.event(.paused)
            _ = shown.draw()
            let styles = shown.terminal.lines.joined().compactMap { $0?.style }
            #expect(styles.contains { !$0.isDisjoint(with: .colors) } == usesColor)
        }
    }

    @Test("is what the frame is, whatever happens, and leaves what was heard", arguments: 0..<150)
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = ShowTexts.random(Int.random(in: 1...80, using: &random), using: &random)
        let pieces = Array(text.unicodeScalars).pieces(longest: 8, using: &random)
        var script = Simulation.Script(
            pieces.map { $0.flatMap { Array(String($0).utf8) } },
            every: .milliseconds(Int.random(in: 1...40, using: &random))
        )
        let isControlled = Bool.random(using: &random)
        for _ in 0..<(isControlled ? 4 : 0) {
            let time = Duration.milliseconds(Int.random(in: 0...9000, using: &random))
            script.controls.append((time, .skip(Int.random(in: -3...3, using: &random))))
        }
        script.controls.sort { $0.time < $1.time }
        if Bool.random(using: &random) { script.interrupt = .milliseconds(Int.random(in: 1...9000, using: &random)) }
        let outcome = Simulation.run(script)

        var size = WindowSize(
            columns: Int.random(in: 1...50, using: &random),
            rows: Int.random(in: 1...20, using: &random)
        )
        var terminal = SimulatedTerminal(size, row: Int.random(in: 0..<size.rows, using: &random))
        let before = terminal.row
        var screen = TurnScreen(showsKeys: true, usesColor: true)
        let isResized = Bool.random(using: &random)
        for step in outcome.steps {
            screen.take(step)
            if isResized, Int.random(in: 0..<40, using: &random) == 0 {
                size = WindowSize(
                    columns: Int.random(in: 1...50, using: &random),
                    rows: Int.random(in: 1...20, using: &random)
                )
                terminal.resize(size)
            }
            if Int.random(in: 0..<60, using: &random) == 0 { screen.show("something happened") }
            guard Int.random(in: 0..<3, using: &random) == 0 else { continue }
            terminal.receive(screen.draw(size))
            var expected = screen.region.rows ?? []
            while expected.last?.cells.isEmpty ?? false { expected.removeLast() }
            try #require(terminal.rowsFromCursor.map(\.described) == expected.map(\.described))
            #expect(terminal.column == 0 && !terminal.showsCursor && !terminal.wraps)
            #expect(expected.allSatisfy { $0.cells.count <= size.columns } && expected.count <= size.rows)
        }
        terminal.receive(screen.finish(size))
        #expect(terminal.rowsFromCursor.isEmpty && terminal.column == 0)
        // What others wrote is still there, and then comes what was heard, in the order in which it was.
        #expect(terminal.text.prefix(before).allSatisfy { $0 == "$" })
        let all = terminal.text.dropFirst(before).joined().filter { $0 != " " && $0 != "\u{FFFD}" }
        guard !isResized, !isControlled, size.columns > 2, let heard = outcome.report?.ledger.heard.text else { return }
        let wanted = heard.compactMap { $0.isNewline || $0 == "\t" ? nil : Glyph($0)?.text }.joined()
        #expect(all.replacing("somethinghappened", with: "") == wanted.filter { $0 != " " && $0 != "\u{FFFD}" })
    }

    @Test("keeps no more of a long text than it needs")
    func memory() {
        var shown = Shown(columns: 40, rows: 20)
        var place = 0
        for turn in 0..<40_000 {
            shown.text("some words and more of them, line after line\n")
            shown.event(.word(text: "some", range: place..<place + 4))
            shown.event(.phraseEnded(range: place..<place + 45))
            place += 45
            // A terminal that takes nothing for a while.
            if turn % 100 == 0, !(10_000..<30_000).contains(turn) { _ = shown.draw() }
            #expect(shown.screen.keptBytes < 600 * 1024)
        }
    }
}
