/// How something is drawn.
struct Style: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let dim = Style(rawValue: 1)
    static let bold = Style(rawValue: 2)
    static let underlined = Style(rawValue: 4)
    static let red = Style(rawValue: 8)
    static let green = Style(rawValue: 16)
    static let yellow = Style(rawValue: 32)

    static let colors: Style = [.red, .green, .yellow]

    private static let codes: [(Style, String)] = [
        (.dim, "2"), (.bold, "1"), (.underlined, "4"), (.red, "31"), (.green, "32"), (.yellow, "33"),
    ]

    /// What a terminal has to be sent to draw so, whatever it drew like before (ECMA-48, SGR).
    var sequence: String {
        self.isEmpty
            ? "\u{1B}[m" : "\u{1B}[0;\(Self.codes.filter { self.contains($0.0) }.map(\.1).joined(separator: ";"))m"
    }
}

/// A row of a screen, column by column; what is behind its end is empty.
struct ScreenRow: Sendable, Equatable {
    /// What is seen in a column.
    struct Cell: Sendable, Equatable {
        /// Nil where the glyph of a column before goes on.
        var glyph: Glyph?
        var style: Style
    }

    private(set) var cells: [Cell] = []

    /// Makes an empty row.
    init() {}

    /// Makes a row of a text; what is wider than the window is cut off.
    init(_ text: some StringProtocol, _ style: Style, width: Int) {
        for character in text {
            guard let glyph = Glyph(character) else { continue }
            guard self.cells.count + glyph.columns <= width else { return }
            self.append(glyph, style)
        }
    }

    /// Adds a glyph at the end.
    mutating func append(_ glyph: Glyph, _ style: Style) {
        self.cells.append(Cell(glyph: glyph, style: style))
        for _ in 1..<Swift.max(1, glyph.columns) { self.cells.append(Cell(glyph: nil, style: style)) }
    }

    /// Adds a row at the end.
    mutating func append(_ row: ScreenRow) { self.cells += row.cells }

    /// Without what can not be seen at its end.
    mutating func trim() {
        while let last = self.cells.last, last.glyph == .blank, !last.style.contains(.underlined) {
            self.cells.removeLast()
        }
    }
}

extension ScreenRow {
    /// The same, drawn more simply.
    func without(_ style: Style) -> ScreenRow {
        var row = self
        for place in row.cells.indices { row.cells[place].style.subtract(style) }
        return row
    }
}
