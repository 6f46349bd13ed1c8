/// Rows at the bottom of a terminal that are drawn anew in place, while those above them scroll up for good.
///
/// Between two frames the cursor rests at the start of the first row. So nothing has to be known of the rest of the screen; a terminal
/// that breaks lines anew when it is resized takes the cursor along; and what takes the region away is always the same:
/// `speakstream_screen_leave`.
struct ScreenRegion: Sendable {
    /// No cursor, and nothing is broken at the edge, where this is narrower than we know.
    static let opening = "\u{1B}[?25l\u{1B}[?7l"
    /// Clears from a row on.
    ///
    /// Not in one piece: what is cleared from the first column of a window on, tmux keeps in its history.
    static let clearing = "\r\u{1B}[K\u{1B}[2G\u{1B}[J\r"
    /// Cells between two that changed are drawn again rather than passed over, as that takes as many bytes.
    private static let shortest = 5

    /// What the terminal shows; nil where nothing is drawn.
    private(set) var rows: [ScreenRow]?

    private var output = ""
    private var row = 0
    /// Nil where terminals do not agree.
    private var column: Int? = 0
    private var style = Style()

    /// Makes a region of which nothing is drawn.
    init() {}

    /// Nothing is drawn any more, or what is can not be known: it is cleared, and drawn as a whole.
    mutating func forget() { self.rows = nil }

    /// What makes the terminal show other rows.
    ///
    /// - Parameters:
    ///   - past: rows that scroll up, above those.
    ///   - rows: no more than the window has.
    /// - Returns: what to write; nothing if nothing changed.
    mutating func draw(past: [ScreenRow] = [], _ rows: [ScreenRow]) -> [UInt8] {
        if let before = self.rows, past.isEmpty, before == rows { return [] }
        (self.output, self.row, self.column, self.style) = ("", 0, 0, [])
        // A key that the terminal shows has moved the cursor along.
        self.output += self.rows == nil ? Self.opening + Self.clearing : "\r"
        let before = self.rows ?? []
        let all = past + rows
        var count = Swift.max(1, before.count)
        for (index, row) in all.enumerated() {
            if index >= count {
                self.move(to: count - 1)
                self.output += "\r\n"
                (self.row, self.column, count) = (index, 0, index + 1)
            }
            self.draw(row, over: index < before.count ? before[index] : ScreenRow(), at: index)
        }
        self.set([])
        if before.count > all.count {
            self.move(to: all.count)
            self.output += Self.clearing
            self.column = 0
        } else if rows.isEmpty, !past.isEmpty {
            // What is drawn or written next begins a line.
            self.move(to: all.count - 1)
            self.output += "\r\n"
            (self.row, self.column) = (all.count, 0)
        }
        self.move(to: past.count)
        if self.column != 0 { self.output += "\r" }
        self.rows = rows
        return Array(self.output.utf8)
    }

    private mutating func draw(_ row: ScreenRow, over before: ScreenRow, at index: Int) {
        guard row != before else { return }
        var column = 0
        while let run = Self.nextChange(row.cells, before.cells, from: column) {
            self.move(to: index)
            for place in run {
                guard let glyph = row.cells[place].glyph else { continue }
                self.move(toColumn: place)
                self.set(row.cells[place].style)
                // It may turn out to be narrower than what was there.
                if !glyph.isSure, glyph.columns > 1 { self.output += "\u{1B}[\(glyph.columns)X" }
                self.output += glyph.text
                self.column = glyph.isSure ? place + glyph.columns : nil
            }
            column = run.upperBound
        }
        guard before.cells.count > row.cells.count else { return }
        self.move(to: index)
        self.move(toColumn: row.cells.count)
        self.set([])
        self.output += "\u{1B}[K"
    }

    /// The next columns that are to be drawn: whole glyphs, from the first that differs.
    private static func nextChange(_ cells: [ScreenRow.Cell], _ before: [ScreenRow.Cell], from: Int) -> Range<Int>? {
        let isSame = { (index: Int) in index < before.count && cells[index] == before[index] }
        guard var first = (from..<Swift.max(from, cells.count)).first(where: { !isSame($0) }) else { return nil }
        while first > 0, cells[first].glyph == nil { first -= 1 }
        var (end, same) = (first, 0)
        for index in first..<cells.count {
            same = isSame(index) ? same + 1 : 0
            if same == 0 { end = index + 1 }
            if same > Self.shortest { break }
        }
        while end < cells.count, cells[end].glyph == nil { end += 1 }
        return first..<end
    }

    private mutating func move(to row: Int) {
        guard row != self.row else { return }
        self.output += "\u{1B}[\(abs(row - self.row))\(row < self.row ? "A" : "B")"
        self.row = row
    }

    private mutating func move(toColumn column: Int) {
        guard column != self.column else { return }
        self.output += column == 0 ? "\r" : "\u{1B}[\(column + 1)G"
        self.column = column
    }

    private mutating func set(_ style: Style) {
        guard style != self.style else { return }
        self.output += style.sequence
        self.style = style
    }
}
