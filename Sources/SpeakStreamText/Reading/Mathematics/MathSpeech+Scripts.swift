// What stands above and below behind a thing.
extension MathSpeech {
    mutating func scripts(
        _ base: MathNode,
        _ lower: [MathNode],
        _ upper: [MathNode],
        before rest: ArraySlice<MathNode>
    ) throws(UnspeakableMathematics) {
        switch base {
        case .symbol(let symbol) where symbol.kind == .function || symbol.kind == .big:
            return try self.operator(symbol, lower, upper, before: rest.first)
        case .symbol(let symbol) where symbol.kind == .set: return try self.set(symbol.words, lower, upper)
        case .fence(let fence, let nodes) where fence == .none || fence == .square && !lower.isEmpty && !upper.isEmpty:
            try self.sequence(nodes)
            self.pause()
            return try self.evaluation(lower, upper)
        case .accent(MathAccent(words: ""), let nodes) where !upper.isEmpty || !lower.isEmpty:
            // The words at a brace below or above.
            try self.sequence(nodes)
            self.pause()
            try self.sequence(lower + upper)
            return self.pause()
        case .symbol(let symbol) where symbol.kind == .relation || symbol.kind == .arrow:
            return try self.say(symbol.words)
        case .fence(.doubleBars, let nodes) where !lower.isEmpty:
            try self.say("the")
            try self.sequence(lower)
            try self.say("norm of")
            try self.quantity(nodes)
            return upper.isEmpty ? () : try self.power(upper)
        case .group([]): throw UnspeakableMathematics()
        default: break
        }
        if let ordinal = MathText.ordinal(base, upper), lower.isEmpty {
            return try self.say(ordinal)
        }
        try self.scriptedBase(base, hasUpper: !upper.isEmpty)
        if !lower.isEmpty {
            try self.say("sub")
            try self.index(lower)
        }
        if !upper.isEmpty {
            try self.power(upper, of: base)
            if base.isQuantity {
                self.pause()
            }
        }
    }

    private mutating func scriptedBase(_ base: MathNode, hasUpper: Bool) throws(UnspeakableMathematics) {
        switch base {
        case .fence(_, let nodes) where hasUpper && base.isQuantity:
            try self.say("the quantity")
            try self.sequence(nodes)
            self.pause()
        case .group(let nodes) where nodes.count > 1:
            try self.quantity(nodes)
        case .fraction:
            try self.say("the quantity")
            try self.node(base)
            self.pause()
        default: try self.node(base)
        }
    }

    /// Says an index: without commas, and with a pause if its end could not be heard.
    private mutating func index(_ nodes: [MathNode]) throws(UnspeakableMathematics) {
        if nodes.count == 1, let symbol = nodes[0].symbol, symbol.kind == .function {
            return try self.say(symbol.words.hasPrefix("the ") ? String(symbol.words.dropFirst(4)) : symbol.words)
        }
        let parts = nodes.filter { $0.kind != .pause }
        let outside = self.scope
        defer { self.scope = outside }
        self.scope.isBound = true
        if parts.allSatisfy({ $0.isNumber || $0.letter != nil }) {
            for part in parts {
                try self.node(part)
            }
            return
        }
        try self.sequence(parts)
        if !parts.isTight, parts.count > 1 {
            self.pause()
        }
    }

    /// Says what stands above: a power, or what is written like one.
    mutating func power(_ upper: [MathNode], of base: MathNode? = nil) throws(UnspeakableMathematics) {
        if upper.count == 1, let word = self.mark(upper[0], on: base) {
            return try self.say(word)
        }
        if let degree = upper.first?.symbol?.words, degree == "composed with" || degree == "degrees" {
            try self.say("degrees")
            return try self.sequence(Array(upper.dropFirst()))
        }
        if upper.isMinusOne, let base,
            base.isCapital || base.holdsMatrix || base.isVector || ["f", "g", "h"].contains(base.letter)
        {
            return try self.say("inverse")
        }
        if upper.count == 2, upper[0].isNumber, upper[1].kind == .sign {
            // A charge: "3 plus".
            return try self.sequence(upper)
        }
        if upper.count == 1, case .fence(.round, let nodes) = upper[0] {
            try self.say("superscript")
            try self.sequence(nodes)
        } else if upper.isTight, !upper.contains(where: \.isRaised) {
            try self.say("to the power of")
            try self.sequence(upper)
        } else {
            try self.say("to the")
            try self.sequence(upper)
            try self.say("power")
        }
    }

    /// What a single sign above is called.
    private func mark(_ node: MathNode, on base: MathNode?) -> String? {
        switch node {
        case .number("2"): return "squared"
        case .number("3"): return "cubed"
        case .letter("c") where base?.isCapital == true: return "complement"
        case .letter("T") where base?.isNumber == false && (base?.isVector == true || base?.isMatrix == true),
            .symbol(MathSymbol("top", .ordinary)):
            return "transpose"
        case .symbol(let symbol):
            switch symbol.words {
            case "plus" where self.scope.arrow != nil: return "from the right"
            case "minus" where self.scope.arrow != nil: return "from the left"
            case "dagger", "star", "plus", "minus": return symbol.words
            case "times": return "star"
            case "is perpendicular to": return "perp"
            default: return nil
            }
        default: return nil
        }
    }

    /// Says a set of numbers: "R n", "the positive real numbers".
    private mutating func set(_ letter: String, _ lower: [MathNode], _ upper: [MathNode]) throws(UnspeakableMathematics)
    {
        let name = MathSymbols.sets[letter] ?? letter
        switch (lower + upper).first?.symbol?.words {
        case "plus" where lower.count + upper.count == 1: return try self.say(name.replacingArticle(by: "the positive"))
        case "minus" where lower.count + upper.count == 1:
            return try self.say(name.replacingArticle(by: "the negative"))
        default: break
        }
        guard lower.isEmpty else {
            try self.say(name)
            return try self.sequence(lower)
        }
        try self.say(letter)
        for node in upper {
            if node.symbol?.words == "times" {
                try self.say("by")
            } else {
                try self.node(node)
            }
        }
    }
}

extension MathNode {
    /// A capital letter or a fence, which a raised T transposes.
    fileprivate var isMatrix: Bool {
        switch self.base {
        case .letter: self.base.isCapital
        case .fence, .rows: true
        default: false
        }
    }

    /// Parentheses around matrices.
    fileprivate var holdsMatrix: Bool {
        if case .fence(.round, let nodes) = self { nodes.contains { $0.isCapital || $0.isVector } } else { false }
    }

    /// Parentheses around more than one thing.
    fileprivate var isQuantity: Bool {
        if case .fence(let fence, let nodes) = self {
            (fence == .round || fence == .square) && (nodes.count > 1 || !nodes.isTight)
        } else {
            false
        }
    }
}

extension String {
    fileprivate func replacingArticle(by words: String) -> String {
        words + self.dropFirst(3)
    }
}
