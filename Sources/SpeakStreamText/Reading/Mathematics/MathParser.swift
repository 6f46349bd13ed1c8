/// Makes a tree of tokens, by recursive descent no deeper than `deepest`.
struct MathParser {
    private var tokens: [MathToken]
    private var index = 0
    private var depth = 0

    private static let deepest = 16

    init(_ tokens: [MathToken]) {
        self.tokens = tokens
    }

    /// What ends a part of a formula.
    enum Terminator {
        case end
        case brace
        case bracket
        case fence
        case right
        case bar
        case doubleBar
        case cell

        var isBar: Bool { self == .bar || self == .doubleBar }
    }

    mutating func formula() throws(UnspeakableMathematics) -> [MathNode] {
        var rows = try self.rows()
        guard self.index == self.tokens.count else {
            throw UnspeakableMathematics()
        }
        return rows.count == 1 && rows[0].count == 1 ? rows.removeFirst()[0] : [.rows(.lines, rows)]
    }

    var next: MathToken? { self.index < self.tokens.count ? self.tokens[self.index] : nil }

    mutating func advance() {
        self.index += 1
    }

    mutating func expect(_ token: MathToken) throws(UnspeakableMathematics) {
        guard self.next == token else {
            throw UnspeakableMathematics()
        }
        self.advance()
    }

    /// Takes the first digit of the number that comes next.
    mutating func takeDigit() -> MathNode? {
        guard case .number(let digits)? = self.next, let first = digits.first, digits.utf8.count > 1 else {
            return nil
        }
        self.tokens[self.index] = .number(String(digits.dropFirst()))
        return .number(String(first))
    }

    // MARK: Sequences

    /// Reads rows of cells up to the end of what they are in.
    mutating func rows() throws(UnspeakableMathematics) -> [[[MathNode]]] {
        var rows: [[[MathNode]]] = [[]]
        while true {
            rows[rows.count - 1].append(try self.sequence(until: .cell))
            switch self.next {
            case .cell: self.advance()
            case .row:
                self.advance()
                rows.append([])
            default:
                return rows.filter { row in row.contains { !$0.isEmpty } }
            }
        }
    }

    /// Reads what stands before a terminator, which is left.
    mutating func sequence(until terminator: Terminator) throws(UnspeakableMathematics) -> [MathNode] {
        self.depth += 1
        defer { self.depth -= 1 }
        guard self.depth <= Self.deepest else {
            throw UnspeakableMathematics()
        }
        var nodes: [MathNode] = []
        // A bar behind an operator can only open: "|x - |y||".
        while !self.isAt(terminator) || terminator.isBar && nodes.last?.isOperand == false {
            guard let token = self.next else {
                throw UnspeakableMathematics()
            }
            if MathCommands.isSilent(token) {
                self.advance()
                continue
            }
            let node = try self.scripted(isFirst: nodes.last.map { !$0.isOperand } ?? true)
            if case .group(let inner) = node {
                nodes += inner
            } else {
                nodes.append(node)
            }
        }
        return nodes
    }

    private func isAt(_ terminator: Terminator) -> Bool {
        guard let next = self.next else {
            return terminator == .end || terminator == .cell
        }
        switch terminator {
        case .end: return false
        case .brace: return next == .closeBrace
        case .bracket: return next == .mark("]")
        case .fence: return MathFences.isClosing(next)
        case .right: return next == .command("right")
        case .bar: return MathFences.isBar(next) || next == .mark("||")
        case .doubleBar: return MathFences.isDoubleBar(next)
        case .cell:
            switch next {
            case .cell, .row, .end, .closeBrace: return true
            default: return false
            }
        }
    }

    /// Reads "{...}".
    mutating func braced() throws(UnspeakableMathematics) -> [MathNode] {
        try self.expect(.openBrace)
        let nodes = try self.sequence(until: .brace)
        self.advance()
        return nodes
    }

    /// Reads what a command or a script applies to: braces, or the one thing that follows.
    mutating func argument() throws(UnspeakableMathematics) -> [MathNode] {
        while let token = self.next, MathCommands.isSilent(token) {
            self.advance()
        }
        if self.next == .openBrace {
            return try self.braced()
        }
        let first = try self.nested()
        // "10^-3" without braces.
        if case .symbol(let symbol) = first, symbol.kind == .sign, case .number? = self.next {
            return [first, try self.atom(isFirst: true)]
        }
        return [first]
    }

    /// Reads an atom one level deeper.
    private mutating func nested() throws(UnspeakableMathematics) -> MathNode {
        self.depth += 1
        defer { self.depth -= 1 }
        guard self.depth <= Self.deepest else {
            throw UnspeakableMathematics()
        }
        return try self.atom(isFirst: true)
    }

    // MARK: Scripts

    /// Reads an atom with what stands above and below behind it.
    private mutating func scripted(isFirst: Bool) throws(UnspeakableMathematics) -> MathNode {
        if let token = self.next, MathFences.isBar(token), self.hasScript(behind: self.index), !isFirst {
            self.advance()
            let (lower, upper, _) = try self.scripts()
            return .evaluation(lower: lower, upper: upper)
        }
        var base = try self.atom(isFirst: isFirst)
        let (lower, upper, primes) = try self.scripts()
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

    // MARK: Bars

    /// Takes the bar that closes, which may be half of a double one: "|a||b|".
    mutating func closeBar(of fence: MathFence) {
        if fence == .bars, self.next == .mark("||") {
            self.tokens[self.index] = .mark("|")
        } else {
            self.advance()
        }
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
