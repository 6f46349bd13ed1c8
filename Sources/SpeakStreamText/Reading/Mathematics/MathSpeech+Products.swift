// Things side by side.
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
        if case .scripts(_, let lower, []) = left, lower.number != nil, left.isCapital, right.isCapital {
            // A molecule.
            return
        }
        switch (left, right) {
        case (.text, _), (_, .text), (.fence(.ket, _), _), (.fence(.bra, _), _), (_, .fence(.ket, _)),
            (_, .fence(.bra, _)):
            return
        case (_, .evaluation): return self.pause()
        default: break
        }
        if ["nabla", "partial"].contains(left.base.symbol?.words) || left.isDegree && right.letter != nil {
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
            let isClosed =
                lower.isEmpty && (upper.number == "2" || upper.number == "3" || upper.first?.kind == .postfix)
            return !isClosed && base.kind != .function
        case .symbol(let symbol): return symbol.kind == .postfix
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
    /// A letter that is a capital, also an upright one, or one with scripts.
    var isCapital: Bool {
        switch self.base {
        case .letter(let letter): letter.utf8.count == 1 && letter.utf8.allSatisfy { $0 < 0x61 }
        // "Na" is one in a molecule.
        case .text(let text): text.utf8.count <= 2 && text.utf8.first.map { $0 < 0x61 } ?? false
        default: false
        }
    }
}
