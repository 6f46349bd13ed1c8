/// A formula over several lines, as far as it has come.
struct FormulaScope: Sendable {
    /// What is read once it is over.
    private(set) var source: [UInt8] = []
    /// The bytes upstream that it stands for, marks and indentation included.
    private(set) var upstream = 0
    /// Nothing is said of it yet.
    private(set) var isOpen = false

    /// How much of a formula is held (UTF-8 bytes): what is longer is too much for the ear.
    private static let longest = 400

    /// Whether the formula is too long, with so many bytes held behind it.
    func isFull(with next: Int = 0) -> Bool { self.upstream + next > Self.longest }

    /// Begins with a line, whose first two bytes are the mark.
    mutating func begin(_ line: ArraySlice<UInt8>) {
        self.source = Array(line.dropFirst(2))
        self.upstream = line.count
        self.isOpen = true
    }

    mutating func take(_ byte: UInt8) {
        self.source.append(byte)
        self.upstream += 1
    }

    /// Takes bytes that are no part of the formula.
    mutating func pass(_ count: Int) {
        self.upstream += count
    }

    /// Ends with so many bytes of a mark.
    mutating func end(mark count: Int) {
        self.source.removeLast(Swift.min(count, self.source.count))
        self.isOpen = false
    }
}

// Formulas over several lines are held until they end, so that they can be read in words.
extension Reader {
    mutating func takeMathematics(_ byte: UInt8, _ read: inout ReadText) {
        self.holdMathematics(byte, &read)
        self.window = self.window << 8 | UInt128(byte)
        guard case .mathematics(let close) = self.leaf, byte == close else {
            return
        }
        let mark = close == UInt8(ascii: "$") ? close : UInt8(ascii: "\\")
        if UInt8(truncatingIfNeeded: self.window >> 8) == mark {
            self.sayFormula(mark: 2, &read)
            self.leaf = .paragraph
            self.phase = .text
            self.isAfterDropped = false
        }
    }

    mutating func endMathematicsLine(_ byte: UInt8?, _ read: inout ReadText) {
        self.window = 0
        if let byte {
            self.holdMathematics(byte, &read)
        }
    }

    /// Holds a byte of a formula, or drops it if the formula has been announced.
    mutating func holdMathematics(_ byte: UInt8, _ read: inout ReadText) {
        guard self.formula.isOpen else {
            self.drop(1, .mathematics, &read)
            return
        }
        self.formula.take(byte)
        if self.formula.isFull() {
            self.announceFormula(&read)
        }
    }

    /// Reads what is held of a formula, which ends here.
    mutating func sayFormula(mark count: Int = 0, _ read: inout ReadText) {
        if self.formula.isOpen {
            self.formula.end(mark: count)
            self.say(
                SpokenWords.formula(self.formula.source),
                for: self.formula.upstream,
                .replaced,
                .mathematics,
                &read
            )
        }
    }

    /// Says that there is a formula, of which no more is read.
    mutating func announceFormula(_ read: inout ReadText) {
        if self.formula.isOpen {
            self.formula.end(mark: 0)
            self.say(SpokenWords.unreadFormula, for: self.formula.upstream, .replaced, .mathematics, &read)
        }
    }
}
