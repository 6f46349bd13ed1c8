/// Makes a tree of tokens, by recursive descent no deeper than `deepest`.
struct MathParser {
    var tokens: [MathToken]
    var index = 0
    private var depth = 0
    /// How many angle brackets are open.
    var openAngles = 0

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
    mutating func nested() throws(UnspeakableMathematics) -> MathNode {
        self.depth += 1
        defer { self.depth -= 1 }
        guard self.depth <= Self.deepest else {
            throw UnspeakableMathematics()
        }
        return try self.atom(isFirst: true)
    }
}
