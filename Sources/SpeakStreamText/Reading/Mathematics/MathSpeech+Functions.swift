// Functions and what they are applied to.
extension MathSpeech {
    /// Says a function with what stands in parentheses behind it; returns how many nodes those are, nil if it is none.
    mutating func application(_ nodes: [MathNode], _ index: Int) throws(UnspeakableMathematics) -> Int? {
        guard index + 1 < nodes.count, case .fence(let fence, let arguments) = nodes[index + 1],
            fence == .round || fence == .square || fence == .curly && ["F", "L"].contains(nodes[index].letter),
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
            if node.isPrimed || arguments.contains(where: \.isBar) {
                return true
            }
            if Self.functionLetters.contains(letter) {
                // "P(1 + r)" is an amount and its interest.
                return !node.isCapital || !arguments.isSumWithNumber
            }
            // Others are, in "x(t)" and "y(0)", but not "n(n - 1)".
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

extension MathNode {
    fileprivate var isPrimed: Bool {
        switch self {
        case .accent(let accent, _): accent.words.hasSuffix("prime")
        case .scripts(let base, _, _): base.isPrimed
        default: false
        }
    }

    /// A bar within parentheses: "P(A | B)".
    fileprivate var isBar: Bool { self.kind == .bar || self.symbol?.words == "is parallel to" }
}

extension [MathNode] {
    /// Whether they are like "1 + r".
    fileprivate var isSumWithNumber: Bool {
        self.count > 2 && self[0].isNumber && self[1].kind == .sign && !self.contains { $0.kind == .relation }
    }
}
