// Signs between things, whose words depend on what stands beside them.
extension MathSpeech {
    mutating func symbol(_ symbol: MathSymbol, in nodes: [MathNode], at index: Int) throws(UnspeakableMathematics) {
        let before = index > 0 ? nodes[index - 1] : nil
        let next = index + 1 < nodes.count ? nodes[index + 1] : nil
        switch symbol.kind {
        case .sign: try self.sign(symbol, before, next)
        case .relation:
            let isDistribution =
                symbol.words == "is similar to" && self.scope.isBound
                || symbol.words == "is similar to" && next?.letter != nil
                    && nodes.dropFirst(index + 2).first?.isFence == true
            let words = isDistribution ? "is distributed as" : symbol.words
            try self.say(self.scope.isBound && words.hasPrefix("is ") ? String(words.dropFirst(3)) : words)
            self.scope.isBound = self.scope.isBound || words == "for all" || words == "there exists"
        case .binary, .cross:
            let isVectors =
                symbol.words == "times" && before?.isVector == true && (next?.isVector == true || next?.letter == "d")
            try self.say(isVectors ? symbol.kind == .cross ? "cross" : "dot" : symbol.words)
        case .pause:
            self.scope.isBound = false
            self.pause()
        case .bar: try self.say(self.scope.bar)
        case .colon: try self.colon(before, next, nodes.dropFirst(index + 1))
        case .arrow:
            try self.say(
                self.scope.arrow
                    ?? (nodes[(index + 1)...].isLimit || nodes.contains(where: \.isAs) ? "approaches" : "to")
            )
        case .function, .big: try self.operator(symbol, [], [], before: next)
        case .set: try self.say(MathSymbols.sets[symbol.words] ?? symbol.words)
        case .currency: throw UnspeakableMathematics()
        default: try self.say(symbol.words)
        }
    }

    private mutating func sign(
        _ symbol: MathSymbol,
        _ before: MathNode?,
        _ next: MathNode?
    ) throws(UnspeakableMathematics) {
        let isBetween = before.map { $0.isOperand || $0.kind == .ellipsis } ?? false
        guard !isBetween, next != nil else {
            return try self.say(symbol.words)
        }
        switch symbol.words {
        case "minus": try self.say("negative")
        case "plus": try self.say("positive")
        default: try self.say(symbol.words)
        }
    }

    private mutating func colon(
        _ before: MathNode?,
        _ next: MathNode?,
        _ rest: ArraySlice<MathNode>
    ) throws(UnspeakableMathematics) {
        if self.scope.bar == "such that" {
            try self.say(self.scope.bar)
        } else if before?.isNumber == true, next?.isNumber == true {
            try self.say("to")
        } else if rest.contains(where: { $0.kind == .arrow }) {
            try self.say("from")
        } else {
            self.pause()
        }
    }

    /// Says a function or a sum with its bounds: "the sum from i equals 1 to n of".
    mutating func `operator`(
        _ symbol: MathSymbol,
        _ lower: [MathNode],
        _ upper: [MathNode],
        before next: MathNode?
    ) throws(UnspeakableMathematics) {
        let isInverse = upper.isMinusOne && symbol.kind == .function
        try self.say(isInverse ? "inverse \(symbol.words)" : symbol.words)
        if symbol.words.hasSuffix("integral") {
            self.scope.isIntegral = true
        }
        if !lower.isEmpty {
            let isLimit = symbol.words.hasPrefix("the limit")
            let isOver = symbol.words.hasPrefix("the ") || symbol.words.hasPrefix("arg ")
            if symbol.kind == .big {
                try self.say(isLimit ? "as" : upper.isEmpty ? "over" : "from")
            } else {
                try self.say(symbol.words == "log" ? "base" : isOver ? "over" : "sub")
            }
            let outside = self.scope
            self.scope.arrow = isLimit ? "approaches" : nil
            self.scope.isBound = true
            try self.sequence(lower)
            self.scope = outside
        }
        if !upper.isEmpty, !isInverse {
            if symbol.kind == .big {
                try self.say("to")
                try self.sequence(upper)
            } else {
                try self.power(upper)
            }
        }
        // "n log n"
        let isBare = symbol.words.hasSuffix("log") && lower.isEmpty && next?.letter != nil
        if let next, next.isOperand || next.takesOperand, !isBare {
            try self.say("of")
        }
    }

    /// Says a bar with what stands below and above behind it.
    mutating func evaluation(_ lower: [MathNode], _ upper: [MathNode]) throws(UnspeakableMathematics) {
        try self.say(upper.isEmpty ? "evaluated at" : "evaluated from")
        try self.sequence(lower)
        if !upper.isEmpty {
            try self.say("to")
            try self.sequence(upper)
        }
        self.pause()
    }
}

extension MathNode {
    /// The word between two limits: "f(x) → L as x → a".
    fileprivate var isAs: Bool {
        if case .text(let text) = self { text.filter { $0 != " " } == "as" } else { false }
    }

    /// Whether it is something that applies to what follows, as a sign does.
    var takesOperand: Bool {
        switch self.base.kind {
        case .function, .big, .sign, .currency: true
        default: false
        }
    }
}

extension ArraySlice<MathNode> {
    /// Whether they begin with a number or infinity, and end or pause behind it.
    fileprivate var isLimit: Bool {
        let unsigned = self.first?.kind == .sign ? self.dropFirst() : self
        guard let first = unsigned.first, first.isNumber || first.symbol?.words == "infinity" else {
            return false
        }
        return unsigned.count == 1 || unsigned.dropFirst().first?.kind == .pause
    }
}

extension [MathNode] {
    /// The exponent of an inverse.
    var isMinusOne: Bool {
        self.count == 2 && self[0].symbol?.words == "minus" && self[1] == .number("1")
    }
}
