// What stands above and below behind a thing, read.
extension MathParser {
    /// Reads an atom with what stands above and below behind it.
    mutating func scripted(isFirst: Bool) throws(UnspeakableMathematics) -> MathNode {
        if let token = self.next, MathFences.isBar(token), self.hasScript(behind: self.index), !isFirst {
            self.advance()
            let (lower, upper, _) = try self.scripts()
            return .evaluation(lower: lower, upper: upper)
        }
        var base = try self.atom(isFirst: isFirst)
        let (lower, upper, primes) = try self.scripts()
        if case .group(let nodes) = base, nodes.count == 1 {
            base = nodes[0]
        }
        if primes > 0 {
            base = .accent(MathAccent(words: ["prime", "double prime", "triple prime"][min(primes, 3) - 1]), [base])
        }
        return lower.isEmpty && upper.isEmpty ? base : .scripts(base, lower: lower, upper: upper)
    }

    private func hasScript(behind index: Int) -> Bool {
        guard index + 1 < self.tokens.count else {
            return false
        }
        return self.tokens[index + 1] == .subscript
    }

    private mutating func scripts() throws(UnspeakableMathematics) -> (
        lower: [MathNode], upper: [MathNode], primes: Int
    ) {
        var lower: [MathNode] = []
        var upper: [MathNode] = []
        var primes = 0
        while true {
            switch self.next {
            case .subscript? where lower.isEmpty:
                self.advance()
                lower = try self.argument()
            case .superscript? where upper.isEmpty:
                self.advance()
                if let count = self.primesInScript() {
                    primes += count
                } else {
                    upper = try self.argument()
                }
            case .prime?:
                self.advance()
                primes += 1
            case .command("limits")?, .command("nolimits")?: self.advance()
            default: return (lower, upper, primes)
            }
        }
    }

    /// Takes `\prime` or `{\prime\prime}` as the primes that they are.
    private mutating func primesInScript() -> Int? {
        let prime = MathToken.command("prime")
        if self.next == prime {
            self.advance()
            return 1
        }
        guard self.next == .openBrace else {
            return nil
        }
        let end = self.tokens[(self.index + 1)...].firstIndex { $0 != prime && $0 != .prime } ?? self.tokens.count
        guard end > self.index + 1, end < self.tokens.count, self.tokens[end] == .closeBrace else {
            return nil
        }
        defer { self.index = end + 1 }
        return end - self.index - 1
    }
}
