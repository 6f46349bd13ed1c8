extension Reader.TableScope {
    mutating func beginRow() {
        (self.column, self.spaces) = (0, 0)
        (self.isInCell, self.isSaid, self.hasBegun, self.afterBackslash) = (false, false, false, false)
    }
}

// Tables, said row by row with the header before each cell.
extension Reader {
    /// The line that was held is no header.
    mutating func flushHead(_ read: inout ReadText) {
        guard self.leaf == .tableHead else {
            return
        }
        let phase = self.phase
        let bytes = self.head.bytes
        let text = bytes.prefix { !$0.isLineEnd }
        let lineEnd = bytes[text.endIndex...]
        self.leaf = .paragraph
        self.flushBreak(&read)
        self.isAfterDropped = false
        self.resumeText(&read)
        self.resolve(.line, &read)
        if let first = lineEnd.first {
            self.endParagraphLine(first, isBroken: self.trailingSpaces >= 2, &read)
            if self.waitingLineEnd.isEmpty {
                self.drop(lineEnd.count - 1, .breaks, &read)
            } else {
                self.waitingLineEnd += lineEnd.dropFirst()
            }
        }
        self.recent = 0x20
        self.trailingSpaces = 0
        self.phase = phase
    }

    /// The line is the delimiter row under the header that was held.
    mutating func beginTable(_ read: inout ReadText) {
        self.table = TableScope()
        self.table.headers = TableRow.cells(self.head.bytes).map { self.spoken($0) }
        let count = self.head.bytes.count - self.head.said + self.line.count
        self.leaf = .table
        self.ensure(.paragraph)
        if self.configuration.tables == .announce {
            self.say(Array("Table".utf8), for: count, .announced, .table, &read)
        } else {
            self.drop(count, .table, &read)
        }
        self.head.clear(isPossible: false)
        self.phase = .rule
        self.clearLine()
    }

    /// What is said of the header of a column.
    private func spoken(_ cell: ArraySlice<UInt8>) -> [UInt8] {
        var reader = Reader(self.configuration)
        reader.hold.labels = self.hold.labels
        reader.leaf = .paragraph
        reader.phase = .text
        var read = ReadText()
        for byte in cell {
            reader.takeText(byte, &read)
        }
        reader.resolve(.line, &read)
        return read.utf8
    }

    mutating func takeRow(_ byte: UInt8, _ read: inout ReadText) {
        guard self.configuration.tables == .rows, self.table.column < self.table.headers.count else {
            self.drop(1, .table, &read)
            return
        }
        if byte == UInt8(ascii: "|"), !self.table.afterBackslash {
            self.endCell(&read)
            self.table.column += self.table.hasBegun ? 1 : 0
            self.table.hasBegun = true
            self.drop(1, .table, &read)
            return
        }
        self.table.afterBackslash = byte == UInt8(ascii: "\\") && !self.table.afterBackslash
        if byte == 0x20 || byte.isBlank && !self.table.isInCell {
            if self.table.isInCell, self.hold.scalars + self.table.spaces >= InlineHold.limit {
                self.resolve(.cut, &read)
                guard self.phase == .row else {
                    self.flushSpaces(&read)
                    self.takeReasoning(byte, &read)
                    return
                }
            }
            if self.table.isInCell, self.table.spaces < InlineHold.limit {
                self.table.spaces += 1
            } else {
                self.drop(1, .table, &read)
            }
            return
        }
        self.table.hasBegun = true
        if !self.table.isInCell {
            self.table.isInCell = true
            let header = self.table.headers[self.table.column]
            var words = Array((self.table.isSaid ? self.endsInMark ? " " : "; " : "").utf8)
            if !header.isEmpty {
                words.append(contentsOf: header)
                words.append(contentsOf: ": ".utf8)
            }
            self.say(words, for: 0, .announced, .table, &read)
            self.table.isSaid = true
            self.recent = 0x20
        }
        self.flushSpaces(&read)
        self.takeInCell(byte, &read)
    }

    private mutating func takeInCell(_ byte: UInt8, _ read: inout ReadText) {
        if self.phase == .row {
            self.takeText(byte, &read)
        } else {
            self.takeReasoning(byte, &read)
        }
    }

    mutating func flushSpaces(_ read: inout ReadText) {
        let count = self.table.spaces
        self.table.spaces = 0
        for _ in 0..<count {
            self.takeInCell(0x20, &read)
        }
    }

    private mutating func endCell(_ read: inout ReadText) {
        self.resolve(.line, &read)
        self.drop(self.table.spaces, .table, &read)
        self.table.spaces = 0
        self.table.isInCell = false
    }

    /// Whether a cell ends in a mark of its own.
    private var endsInMark: Bool { ".!?;:,".utf8.contains(self.lastSaid) }

    mutating func endRow(_ byte: UInt8?, _ read: inout ReadText) {
        self.endCell(&read)
        guard self.table.isSaid else {
            if byte != nil {
                self.drop(1, .table, &read)
            }
            return
        }
        let mark = self.endsInMark ? "" : "."
        guard byte != nil else {
            self.say(Array(mark.utf8), for: 0, .announced, .table, &read)
            return
        }
        self.say(Array((mark + "\u{2028}").utf8), for: 1, .replaced, .table, &read)
        self.ending = .line
    }
}

/// A row of a table as a whole.
enum TableRow {
    /// The cells of a row without the white space around them.
    static func cells(_ row: [UInt8]) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        let end = row.firstIndex { $0.isLineEnd } ?? row.count
        var start = row.first == UInt8(ascii: "|") ? 1 : 0
        var index = start
        while index < end {
            if row[index] == UInt8(ascii: "\\") {
                index += 1
            } else if row[index] == UInt8(ascii: "|") {
                cells.append(self.trimmed(row[start..<index]))
                start = index + 1
            }
            index += 1
        }
        if start < end, !row[start..<end].allSatisfy(\.isBlank) {
            cells.append(self.trimmed(row[start..<end]))
        }
        return cells
    }

    private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var cell = cell.drop { $0.isBlank }
        while cell.last?.isBlank ?? false {
            cell.removeLast()
        }
        return cell
    }

    /// Whether all of the row so far could be in a delimiter row.
    static func mayDelimit(_ row: ArraySlice<UInt8>) -> Bool {
        row.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x7C || $0.isBlank }
    }

    /// The number of columns of a delimiter row; zero if it is none.
    static func delimiterColumns(_ row: ArraySlice<UInt8>) -> Int {
        let cells = self.cells(Array(row))
        let areDelimiters = cells.allSatisfy { cell in
            var dashes = cell
            if dashes.first == 0x3A {
                dashes.removeFirst()
            }
            if dashes.last == 0x3A {
                dashes.removeLast()
            }
            return !dashes.isEmpty && dashes.allSatisfy { $0 == 0x2D }
        }
        return areDelimiters ? cells.count : 0
    }
}
