// Bars, which look the same at both ends.
extension MathParser {
    /// Takes the bar that closes, which may be half of a double one: "|a||b|".
    mutating func closeBar(of fence: MathFence) {
        if fence == .bars, self.next == .mark("||") {
            self.tokens[self.index] = .mark("|")
        } else {
            self.advance()
        }
    }

    /// Whether such a token comes behind the next one, before any of the other kind.
    func comes(_ isFirst: (MathToken) -> Bool, before isSecond: (MathToken) -> Bool) -> Bool {
        for token in self.tokens[(self.index + 1)...] {
            if isFirst(token) {
                return true
            }
            if isSecond(token) {
                return false
            }
        }
        return false
    }

    /// Whether the bar that comes next opens: an even number of such bars is left in its part of the formula.
    func opens(_ isBar: (MathToken) -> Bool) -> Bool {
        var count = 0
        var depth = 0
        for token in self.tokens[self.index...] where depth >= 0 {
            switch token {
            case .openBrace, .begin: depth += 1
            case .closeBrace, .end: depth -= 1
            case .row where depth == 0, .cell where depth == 0: return count % 2 == 0
            case _ where MathFences.opening(token) != nil: depth += 1
            case _ where MathFences.isClosing(token): depth -= 1
            case _ where depth == 0 && isBar(token): count += 1
            default: break
            }
        }
        return count % 2 == 0
    }
}
