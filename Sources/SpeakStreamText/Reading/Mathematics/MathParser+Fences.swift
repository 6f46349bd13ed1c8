// What stands between parentheses, brackets, bars.
extension MathParser {
    /// Reads a fence and what it holds, if the token opens one.
    mutating func fence(_ token: MathToken, isFirst: Bool) throws(UnspeakableMathematics) -> MathNode? {
        if token == .command("left") {
            self.advance()
            return try self.stretchedFence()
        }
        if let fence = try self.stateFence(token) {
            return fence
        }
        if MathFences.isBar(token) {
            guard isFirst || self.opens(MathFences.isBar) else {
                self.advance()
                return .symbol(MathSymbol("divides", .bar))
            }
            return try self.fence(.bars, until: .bar)
        }
        if MathFences.isDoubleBar(token) {
            guard isFirst || self.opens(MathFences.isDoubleBar) else {
                self.advance()
                return .symbol(MathSymbol("is parallel to", .relation))
            }
            return try self.fence(.doubleBars, until: .doubleBar)
        }
        guard let opening = MathFences.opening(token) else {
            return nil
        }
        self.advance()
        self.openAngles += opening == .angle ? 1 : 0
        let nodes = try self.sequence(until: .fence)
        self.openAngles -= opening == .angle ? 1 : 0
        guard let token = self.next, let closing = MathFences.closing(token) else {
            throw UnspeakableMathematics()
        }
        self.advance()
        return .fence(try Self.pair(opening, closing), nodes)
    }

    /// Reads a state of quantum mechanics between a bar and an angle.
    ///
    /// In "⟨ψ|φ⟩", between two angles, a bar is only a bar.
    private mutating func stateFence(_ token: MathToken) throws(UnspeakableMathematics) -> MathNode? {
        let isClosingAngle = { (token: MathToken) in MathFences.closing(token) == .angle }
        if MathFences.opening(token) == .angle, !self.comes(isClosingAngle, before: { _ in false }) {
            return try self.fence(.bra, until: .bar)
        }
        guard MathFences.isBar(token), self.openAngles == 0, self.comes(isClosingAngle, before: MathFences.isEndOfState)
        else {
            return nil
        }
        self.advance()
        let nodes = try self.sequence(until: .fence)
        self.advance()
        return .fence(.ket, nodes)
    }

    private mutating func fence(_ fence: MathFence, until end: Terminator) throws(UnspeakableMathematics) -> MathNode {
        self.advance()
        let nodes = try self.sequence(until: end)
        self.closeBar(of: fence)
        return .fence(fence, nodes)
    }

    /// Reads what stands between `\left` and `\right`.
    private mutating func stretchedFence() throws(UnspeakableMathematics) -> MathNode {
        let opening = try self.delimiter(MathFences.opening)
        let nodes = try self.sequence(until: .right)
        self.advance()
        let closing = try self.delimiter(MathFences.closing)
        if opening == .curly, closing == .none, nodes.count == 1, case .rows(.matrix, let rows) = nodes[0] {
            return .rows(.cases, rows)
        }
        return .fence(try Self.pair(opening, closing), nodes)
    }

    private mutating func delimiter(_ side: (MathToken) -> MathFence?) throws(UnspeakableMathematics) -> MathFence {
        guard let token = self.next else {
            throw UnspeakableMathematics()
        }
        self.advance()
        if token == .mark(".") {
            return .none
        }
        if let fence = side(token)
            ?? (MathFences.isBar(token) ? .bars : MathFences.isDoubleBar(token) ? .doubleBars : nil)
        {
            return fence
        }
        throw UnspeakableMathematics()
    }

    /// What two ends make together.
    private static func pair(_ opening: MathFence, _ closing: MathFence) throws(UnspeakableMathematics) -> MathFence {
        switch (opening, closing) {
        case _ where opening == closing: return opening
        case (.round, .square), (.square, .round): return .halfOpen
        case (.bars, .angle): return .ket
        case (.angle, .bars): return .bra
        // An open end: a case distinction by one brace, a bar for where something is evaluated.
        case (.curly, .none), (.none, .bars), (.none, .square): return .none
        default: throw UnspeakableMathematics()
        }
    }
}

/// Which marks open and close what.
enum MathFences {
    static func opening(_ token: MathToken) -> MathFence? {
        switch token {
        case .mark("("), .command("lparen"): .round
        case .mark("["), .command("lbrack"): .square
        case .command("{"), .command("lbrace"): .curly
        case .command("langle"), .mark("⟨"): .angle
        case .command("lfloor"), .mark("⌊"): .floor
        case .command("lceil"), .mark("⌈"): .ceiling
        default: nil
        }
    }

    static func closing(_ token: MathToken) -> MathFence? {
        switch token {
        case .mark(")"), .command("rparen"): .round
        case .mark("]"), .command("rbrack"): .square
        case .command("}"), .command("rbrace"): .curly
        case .command("rangle"), .mark("⟩"): .angle
        case .command("rfloor"), .mark("⌋"): .floor
        case .command("rceil"), .mark("⌉"): .ceiling
        default: nil
        }
    }

    static func isClosing(_ token: MathToken) -> Bool { self.closing(token) != nil }

    static func isBar(_ token: MathToken) -> Bool {
        switch token {
        case .mark("|"), .command("vert"), .command("lvert"), .command("rvert"), .mark("∣"): true
        default: false
        }
    }

    /// Whether a state can not go on over a token.
    static func isEndOfState(_ token: MathToken) -> Bool {
        self.isBar(token) || self.opening(token) == .angle
    }

    static func isDoubleBar(_ token: MathToken) -> Bool {
        switch token {
        case .command("|"), .command("Vert"), .command("lVert"), .command("rVert"), .mark("||"), .mark("‖"): true
        default: false
        }
    }
}
