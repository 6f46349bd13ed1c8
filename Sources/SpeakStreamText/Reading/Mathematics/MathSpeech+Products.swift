// Things side by side: a product, or a function and what it is applied to.
extension MathSpeech {
    /// Says what stands unwritten between two neighbours.
    mutating func join(_ nodes: [MathNode], at index: Int) throws(UnspeakableMathematics) {
        let (left, right) = (nodes[index - 1], nodes[index])
        if case .fraction(let numerator, let denominator) = left, numerator.count == 1,
            MathFractions.isDerivative(numerator, denominator), right.isOperand || right.takesOperand
        {
            return try self.say("of")
        }
        guard left.isOperand, right.isOperand || right.base.kind == .big, right.kind != .postfix, left.kind != .currency
        else {
            return
        }
        let isDifferential = right == .letter("d") && index + 1 < nodes.count && nodes[index + 1].letter != nil
        if isDifferential, self.scope.isIntegral || left.isFence {
            return
        }
        switch (left, right) {
        case (.text, _), (_, .text), (.fence(.ket, _), _), (.fence(.bra, _), _), (_, .fence(.ket, _)),
            (_, .fence(.bra, _)):
            return
        case (_, .evaluation): return self.pause()
        default: break
        }
        if left.base.symbol?.words == "nabla" || left.isDegree && right.letter != nil {
            return
        }
        if left.isNumber, case .fraction(let numerator, let denominator) = right,
            MathFractions.name(numerator, denominator) != nil
        {
            try self.say("and")
        } else if self.isMultiplied(left, right) {
            try self.say("times")
        }
    }

    /// Whether "times" has to be said for the two to be heard as a product.
    private func isMultiplied(_ left: MathNode, _ right: MathNode) -> Bool {
        if right.isFence || left.isFence || right.base.isNumber || right.base.kind == .big {
            return true
        }
        if case .rows = left {
            return true
        }
        switch right {
        case .fraction, .root, .choice: return true
        // Not "a e, to the power of x".
        case .scripts(_, _, let upper) where left.letter != nil && right.letter != nil && upper.isPower: return true
        default: break
        }
        switch left {
        case .fraction(let numerator, let denominator): return MathFractions.name(numerator, denominator) == nil
        case .root, .choice: return true
        case .scripts(let base, let lower, let upper):
            if upper.isEmpty, lower.number != nil, left.isCapital, right.isCapital {
                // A molecule.
                return false
            }
            let isClosed =
                lower.isEmpty && (upper.number == "2" || upper.number == "3" || upper.first?.kind == .postfix)
            return !isClosed && base.kind != .function
        case .symbol(let symbol): return symbol.kind == .postfix
        default: return false
        }
    }

    /// Says a function with what stands in parentheses behind it; returns how many nodes those are, nil if it is none.
    mutating func application(_ nodes: [MathNode], _ index: Int) throws(UnspeakableMathematics) -> Int? {
        guard index + 1 < nodes.count, case .fence(let fence, let arguments) = nodes[index + 1],
            fence == .round || fence == .square || fence == .curly && nodes[index].letter == "L",
            fence == .square && nodes[index].letter != nil && !nodes[index].isRaised
                || self.isFunction(nodes[index], of: arguments)
        else {
            return nil
        }
        try self.node(nodes[index])
        try self.say("of")
        try self.arguments(arguments)
        var end = index + 2
        // Of an array with several indices.
        while fence == .square, end < nodes.count, case .fence(.square, let more) = nodes[end] {
            self.pause()
            try self.arguments(more)
            end += 1
        }
        return end - index
    }

    /// Says what a function is applied to, with a pause behind it if its end could not be heard.
    mutating func arguments(_ arguments: [MathNode]) throws(UnspeakableMathematics) {
        let outside = self.scope
        self.scope.bar = "given"
        self.scope.isBound = true
        try self.sequence(arguments)
        self.scope = outside
        if !arguments.isTight, !arguments.isTightList {
            self.pause()
        }
    }

    /// Letters that name functions, whatever they are applied to.
    private static let functionLetters: Set<String> = [
        "f", "g", "h", "F", "G", "H", "P", "E", "O", "T", "L", "N", "u", "phi", "psi", "sigma", "gamma", "zeta",
        "theta", "omega",
    ]

    private func isFunction(_ node: MathNode, of arguments: [MathNode]) -> Bool {
        switch node.base {
        case .letter(let letter):
            if case .scripts(_, _, let upper) = node, upper.number != nil {
                return false
            }
            if Self.functionLetters.contains(letter) || node.isPrimed {
                return true
            }
            // "x(t)" and "y(0)", but not "n(n - 1)".
            return arguments.list.allSatisfy { $0.count == 1 && $0[0].isTight && $0[0].letter != letter }
        case .text(let text): return text.utf8.count > 1
        case .symbol(let symbol): return symbol.kind == .function
        case .fence(.round, let nodes):
            return nodes.contains { $0.symbol?.words == "composed with" }
                || nodes.allSatisfy { $0.kind != nil || ["f", "g", "h"].contains($0.letter) }
        default: return false
        }
    }
}

extension [MathNode] {
    /// Whether they are said as a power, not as "squared" or "transpose".
    fileprivate var isPower: Bool {
        !self.isEmpty && self.number != "2" && self.number != "3" && self[0].isOperand && self != [.letter("T")]
    }
}

extension MathNode {
    /// A capital letter, also with scripts.
    var isCapital: Bool {
        guard let letter = self.letter else {
            return false
        }
        return letter.utf8.count == 1 && letter.utf8.allSatisfy { $0 < 0x61 }
    }

    fileprivate var isPrimed: Bool {
        switch self {
        case .accent(let accent, _): accent.words.hasSuffix("prime")
        case .scripts(let base, _, _): base.isPrimed
        default: false
        }
    }
}
