// Lines, case distinctions, matrices.
extension MathSpeech {
    mutating func rows(_ environment: MathEnvironment, _ rows: [[[MathNode]]]) throws(UnspeakableMathematics) {
        switch environment {
        case .lines:
            for row in rows {
                // Alignment is nothing to hear: the cells of a line are one formula.
                try self.sequence(Array(row.joined()))
                self.pause()
            }
        case .cases:
            for row in rows {
                self.pause()
                try self.caseRow(row)
            }
            self.pause()
        case .matrix: try self.matrix(rows)
        case .determinant:
            try self.say("the determinant of")
            try self.matrix(rows)
        }
    }

    private mutating func caseRow(_ cells: [[MathNode]]) throws(UnspeakableMathematics) {
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            if index > 0 {
                if case .text = cell[0] {
                } else {
                    try self.say("if")
                }
            }
            // The comma before a condition is heard as its "if".
            try self.sequence(cell.last?.kind == .pause ? cell.dropLast() : cell)
        }
    }

    private static let mostCells = 9

    private mutating func matrix(_ rows: [[[MathNode]]]) throws(UnspeakableMathematics) {
        guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }),
            rows.count * width <= Self.mostCells
        else {
            throw UnspeakableMathematics()
        }
        if rows.count == 1 || width == 1 {
            try self.say(width == 1 ? "the column vector" : "the row vector")
            try self.cells(Array(rows.joined()))
        } else {
            try self.say("the \(rows.count) by \(width) matrix")
            for (index, row) in rows.enumerated() {
                self.pause()
                try self.say("row \(index + 1)")
                try self.cells(row)
            }
        }
        self.pause()
    }

    private mutating func cells(_ cells: [[MathNode]]) throws(UnspeakableMathematics) {
        for cell in cells {
            self.pause()
            try self.sequence(cell)
        }
    }
}
