import Testing

@testable import SpeakStreamCommand

/// A terminal without history of its own making: what it shows after it was sent these bytes, by the few sequences that we send.
///
/// Anything else that a terminal would obey is a failure. It gives characters the columns that we think they have.
struct SimulatedTerminal {
    /// A cell: what is seen, and how; nil where nothing was drawn or a wide glyph goes on.
    typealias Line = [ScreenRow.Cell?]

    private(set) var size: WindowSize
    /// What has scrolled off the top.
    private(set) var history: [Line] = []
    private(set) var lines: [Line]
    private(set) var row: Int
    private(set) var column = 0
    private(set) var showsCursor = true
    private(set) var wraps = true
    private var style = Style()

    /// A terminal whose cursor is at the start of a row, below what others wrote.
    init(_ size: WindowSize, row: Int) {
        self.size = size
        self.lines = Array(repeating: [], count: size.rows)
        self.row = row
        for index in 0..<row { self.lines[index] = [ScreenRow.Cell(glyph: Glyph(ascii: 0x24), style: [])] }
    }

    /// What a row shows, without what is empty at its end.
    static func row(_ line: Line) -> ScreenRow {
        var row = ScreenRow()
        for (index, cell) in line.enumerated() {
            if let cell, let glyph = cell.glyph {
                row.append(glyph, cell.style)
            } else if cell == nil, row.cells.count <= index {
                row.append(.blank, [])
            }
        }
        row.trim()
        return row
    }

    /// The rows from the cursor on, without the empty ones at the end.
    var rowsFromCursor: [ScreenRow] {
        var rows = self.lines[self.row...].map(Self.row)
        while rows.last?.cells.isEmpty ?? false { rows.removeLast() }
        return rows
    }

    /// All that was ever shown, as text.
    var text: [String] {
        (self.history + self.lines).map { Self.row($0).cells.compactMap { $0.glyph?.text }.joined() }
    }

    /// The window is resized, by a terminal that breaks no lines anew.
    mutating func resize(_ size: WindowSize) {
        while self.lines.count > size.rows {
            if self.row < self.lines.count - 1 {
                self.lines.removeLast()
            } else {
                self.history.append(self.lines.removeFirst())
                self.row -= 1
            }
        }
        while self.lines.count < size.rows { self.lines.append([]) }
        for index in self.lines.indices { self.lines[index] = Array(self.lines[index].prefix(size.columns)) }
        self.size = size
        self.column = min(self.column, size.columns - 1)
    }

    /// Takes what was sent.
    mutating func receive(_ bytes: [UInt8]) {
        var rest = String(decoding: bytes, as: UTF8.self)[...]
        while let character = rest.first {
            if character == "\u{1B}" {
                rest = self.obey(rest.dropFirst())
                continue
            }
            rest = rest.dropFirst()
            switch character {
            case "\r": self.column = 0
            case "\n": self.feed()
            case "\r\n":
                self.column = 0
                self.feed()
            default: self.put(character)
            }
        }
    }

    private mutating func feed() {
        if self.row < self.size.rows - 1 {
            self.row += 1
        } else {
            self.history.append(self.lines.removeFirst())
            self.lines.append([])
        }
    }

    private mutating func put(_ character: Character) {
        guard let glyph = Glyph(character), glyph.text == String(character) else {
            Issue.record("sent: \(character.unicodeScalars.map(\.value))")
            return
        }
        #expect(self.column + glyph.columns <= self.size.columns, "\(character) at \(self.column)")
        self.set(ScreenRow.Cell(glyph: glyph, style: self.style))
        for _ in 1..<max(1, glyph.columns) { self.set(ScreenRow.Cell(glyph: nil, style: self.style)) }
    }

    private mutating func set(_ cell: ScreenRow.Cell?) {
        while self.lines[self.row].count <= self.column { self.lines[self.row].append(nil) }
        self.lines[self.row][self.column] = cell
        self.column += 1
    }

    /// Obeys a sequence, behind its ESC.
    private mutating func obey(_ text: Substring) -> Substring {
        let body = text.dropFirst()
        guard text.first == "[", let end = body.firstIndex(where: { $0.isLetter }) else {
            Issue.record("an escape that we do not send: \(text.prefix(8))")
            return text
        }
        let parameters = body[..<end]
        let number = Int(parameters) ?? 1
        switch body[end] {
        case "A": self.row = max(0, self.row - number)
        case "B": self.row = min(self.size.rows - 1, self.row + number)
        case "G": self.column = min(number, self.size.columns) - 1
        case "K": self.lines[self.row] = Array(self.lines[self.row].prefix(self.column))
        case "X":
            let column = self.column
            for _ in 0..<number { self.set(nil) }
            self.column = column
        case "J":
            // A history would take what is cleared from the first column of a window on.
            #expect(self.column > 0 || self.size.columns == 1)
            self.lines[self.row] = Array(self.lines[self.row].prefix(self.column))
            for index in self.row + 1..<self.size.rows { self.lines[index] = [] }
        case "m": self.setStyle(parameters.split(separator: ";").compactMap { Int($0) })
        case "h", "l":
            if parameters == "?25" { self.showsCursor = body[end] == "h" }
            if parameters == "?7" { self.wraps = body[end] == "h" }
        default: Issue.record("a sequence that we do not send: \(body[...end])")
        }
        return body[body.index(after: end)...]
    }

    private mutating func setStyle(_ codes: [Int]) {
        self.style = []
        for code in codes {
            switch code {
            case 0: self.style = []
            case 1: self.style.insert(.bold)
            case 2: self.style.insert(.dim)
            case 4: self.style.insert(.underlined)
            case 31: self.style.insert(.red)
            case 32: self.style.insert(.green)
            case 33: self.style.insert(.yellow)
            default: Issue.record("an attribute that we do not send: \(code)")
            }
        }
    }
}

extension ScreenRow {
    /// All that can be seen of it: each glyph with its style.
    var described: String {
        self.cells.map { cell in cell.glyph.map { "\($0.text)\(cell.style.rawValue)" } ?? "" }.joined(separator: "|")
    }
}

/// Text of many kinds, among it what a terminal must never see.
enum ShowTexts {
    private static let pieces = [
        "word", "a", "sentence.", "Rindfleischetikettierung", "x", "\u{1B}[31mred\u{1B}[0m", "\u{9B}2J", "\u{7}", "\t",
        "    ",
        "\u{65E5}\u{672C}\u{8A9E}\u{306E}\u{6587}\u{7AE0}", "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "\u{2764}\u{FE0F}",
        "e\u{301}", "\u{301}", "\u{202E}evil", "\u{AD}", "\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7}", "1\u{FE0F}\u{20E3}",
        "\u{0}", "\r",
        "\u{1F44B}\u{1F3FD}", "\u{2028}", "https://example.org/a/long/path", "\u{915}\u{94D}\u{937}\u{93F}", "\u{200B}",
        "\u{FF21}",
    ]
    private static let spaces = [" ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", ""]

    static func random(_ count: Int, using random: inout some RandomNumberGenerator) -> String {
        (0..<count).map { _ in
            Self.pieces.randomElement(using: &random)! + Self.spaces.randomElement(using: &random)!
        }.joined()
    }
}
