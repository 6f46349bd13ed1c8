/// Code and mathematics, where marks are no punctuation.
struct Verbatim: Sendable {
    /// A fence of code is open.
    private(set) var isFence = false
    /// A row of a table, which is one unit.
    private var isRow = false
    private var ticks = 0
    private var isSpan = false
    private var mathLength = 0
    private var afterDollar = false
    private var afterBackslash = false
    private var isMath = false
    private var brackets: Unicode.Scalar?

    /// How far mathematics between dollars may go before it is taken for money.
    private static let longestMath = 80

    /// Whether marks here are no punctuation.
    var isOpen: Bool { self.isSpan || self.isMath || self.isFence || self.isRow }

    /// Whether each scalar has to be seen.
    private(set) var isCounting = false

    /// Takes the next visible scalar; returns whether a fence opened or closed.
    @discardableResult
    mutating func note(_ scalar: Unicode.Scalar, isLineStart: Bool, afterWord: Bool) -> Bool {
        defer {
            self.isCounting = self.isMath || self.afterDollar || self.afterBackslash || self.ticks > 0
        }
        if scalar == "`" {
            self.ticks = isLineStart || self.ticks > 0 ? self.ticks + 1 : 0
            // In Armenian a backtick stands for the comma-like mark behind a word.
            self.isSpan = self.isSpan ? false : !afterWord
            if self.ticks == 3 {
                self.isFence.toggle()
                self.isSpan = false
                return true
            }
            return false
        }
        self.ticks = 0
        self.isRow = self.isRow || isLineStart && scalar == "|"
        guard !self.isFence, !self.isSpan else {
            return false
        }
        self.noteMath(scalar)
        return false
    }

    private mutating func noteMath(_ scalar: Unicode.Scalar) {
        if self.afterBackslash {
            self.afterBackslash = false
            if scalar == "(" || scalar == "[" {
                (self.isMath, self.brackets, self.mathLength) = (true, scalar == "(" ? ")" : "]", 0)
            } else if scalar == self.brackets {
                (self.isMath, self.brackets) = (false, nil)
            }
        } else if scalar == "\\" {
            self.afterBackslash = true
        } else if scalar == "$" {
            self.afterDollar = !self.isMath
            self.isMath = false
            return
        } else if self.afterDollar {
            let isMoney = ("0"..."9").contains(scalar) || scalar == "," || scalar == "."
            (self.isMath, self.mathLength) = (!isMoney, 0)
        }
        self.afterDollar = false
        if self.isMath {
            self.mathLength += 1
            if self.mathLength > Self.longestMath {
                (self.isMath, self.brackets) = (false, nil)
            }
        }
    }

    /// White space: money, not mathematics, if it follows a dollar.
    mutating func noteWhite() {
        if self.isCounting {
            (self.afterDollar, self.afterBackslash, self.ticks) = (false, false, 0)
            self.isCounting = self.isMath
        }
    }

    /// Ends the line; returns whether the next one is code.
    mutating func endLine() -> Bool {
        let isFence = self.isFence
        self = Verbatim()
        self.isFence = isFence
        return isFence
    }
}
