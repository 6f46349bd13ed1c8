// What a node is to its neighbours.
extension MathNode {
    var symbol: MathSymbol? {
        if case .symbol(let symbol) = self { symbol } else { nil }
    }

    var kind: MathSymbol.Kind? { self.symbol?.kind }

    var isNumber: Bool {
        if case .number = self { true } else { false }
    }

    var isFence: Bool {
        if case .fence(let fence, _) = self.base { fence != .ket && fence != .bra } else { false }
    }

    /// What carries scripts and primes.
    var base: MathNode {
        switch self {
        case .scripts(let base, _, _): base.base
        case .accent(_, let nodes) where nodes.count == 1: nodes[0].base
        default: self
        }
    }

    /// Whether it stands for a thing, so that an operator may follow.
    var isOperand: Bool {
        switch self.base {
        case .symbol(let symbol):
            switch symbol.kind {
            case .ordinary, .postfix, .set: true
            default: false
            }
        default: true
        }
    }

    /// A letter, also with scripts or an accent.
    var letter: String? {
        if case .letter(let letter) = self.base { letter } else { nil }
    }

    var isVector: Bool {
        switch self {
        case .symbol(let symbol): symbol.words == "nabla"
        case .accent(let accent, _): accent.isVector
        case .scripts(let base, _, _): base.isVector
        default: false
        }
    }

    /// Whether it is an angle or a temperature, as far as its sign.
    var isDegree: Bool {
        switch self {
        case .symbol(let symbol): symbol.words == "degrees"
        case .scripts(_, _, let upper):
            upper.count == 1 && ["degrees", "composed with"].contains(upper[0].symbol?.words)
        default: false
        }
    }

    /// A power, or something with one.
    var isRaised: Bool {
        if case .scripts(_, _, let upper) = self { !upper.isEmpty } else { false }
    }

    /// A sum or the like in parentheses, which is said as a quantity.
    var isCompoundFence: Bool {
        if case .fence(let fence, let nodes) = self.base {
            (fence == .round || fence == .square) && !nodes.isTight
        } else {
            false
        }
    }

    /// Whether it is heard as one thing, so that nothing has to say where it ends.
    var isTight: Bool {
        switch self {
        case .number, .letter, .text: true
        case .symbol(let symbol):
            switch symbol.kind {
            case .ordinary, .postfix, .set, .currency, .ellipsis: true
            default: false
            }
        case .fraction(let numerator, let denominator):
            MathFractions.name(numerator, denominator) != nil
        case .root(let nodes, _): nodes.isTight
        case .scripts(let base, let lower, let upper):
            (base.isTight || base.kind == .function) && lower.isTight && upper.isTight
        case .accent(_, let nodes), .group(let nodes): nodes.isTight
        case .fence(let fence, let nodes):
            switch fence {
            case .round, .square: nodes.count == 1 && nodes.isTight
            case .ket, .bra, .bars, .doubleBars, .floor, .ceiling: nodes.isTight
            default: false
            }
        case .choice, .rows, .evaluation: false
        }
    }
}

extension [MathNode] {
    /// Whether they are heard as one thing: a short product, perhaps with a sign.
    var isTight: Bool {
        let unsigned = self.first?.kind == .sign ? self.dropFirst() : self[...]
        return unsigned.count <= 4 && unsigned.allSatisfy(\.isTight)
    }

    /// Whether it lists things that are each heard as one.
    var isTightList: Bool {
        let parts = self.list
        return parts.count > 1 && parts.allSatisfy(\.isTight)
    }

    /// The digits, if a number is all there is.
    var number: String? {
        if self.count == 1, case .number(let digits) = self[0] { digits } else { nil }
    }

    /// The parts between commas; one if there are none.
    var list: [[MathNode]] {
        self.split(omittingEmptySubsequences: false) { $0.kind == .pause }.map { Array($0) }
    }
}
