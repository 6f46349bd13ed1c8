// What stands between parentheses, brackets, bars.
extension MathSpeech {
    mutating func fence(_ fence: MathFence, _ nodes: [MathNode]) throws(UnspeakableMathematics) {
        let outside = self.scope
        defer { self.scope = outside }
        switch fence {
        case .round, .square, .halfOpen: try self.parentheses(fence, nodes)
        case .curly:
            self.scope.bar = "such that"
            guard !nodes.isEmpty else {
                return try self.say("the empty set")
            }
            try self.say(nodes.contains { $0.kind == .bar || $0.kind == .colon } ? "the set of" : "the set")
            try self.sequence(nodes)
            self.pause()
        case .bars:
            let isSize =
                nodes.count == 1 && nodes[0].isCapital
                || nodes.contains { ["union", "intersection"].contains($0.symbol?.words) }
            try self.say(
                isSize
                    ? "the size of" : nodes.contains(where: \.isVector) ? "the magnitude of" : "the absolute value of"
            )
            try self.quantity(nodes)
        case .doubleBars: try self.named("the norm of", nodes)
        case .floor: try self.named("the floor of", nodes)
        case .ceiling: try self.named("the ceiling of", nodes)
        case .ket: try self.named("ket", nodes)
        case .bra: try self.named("bra", nodes)
        case .angle:
            let parts = nodes.split { $0.kind == .pause || $0.kind == .bar }.map { Array($0) }
            guard parts.count == 2 else {
                return try self.named("the expectation of", nodes)
            }
            try self.say("the inner product of")
            try self.quantity(parts[0])
            try self.say("and")
            try self.quantity(parts[1])
        case .none: try self.sequence(nodes)
        }
    }

    private mutating func named(_ name: String, _ nodes: [MathNode]) throws(UnspeakableMathematics) {
        try self.say(name)
        try self.quantity(nodes)
    }

    private mutating func parentheses(_ fence: MathFence, _ nodes: [MathNode]) throws(UnspeakableMathematics) {
        let parts = nodes.list
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else {
            return try self.quantity(nodes)
        }
        if fence != .round, parts.count == 2 {
            try self.interval(fence == .square ? "the interval" : "the half-open interval", parts)
        } else {
            try self.say(parts.count == 2 ? "the pair" : parts.count == 3 ? "the triple" : "the tuple")
            try self.sequence(nodes)
        }
        self.pause()
    }

    /// Says an interval by its two ends.
    mutating func interval(_ name: String, _ ends: [[MathNode]]) throws(UnspeakableMathematics) {
        try self.say("\(name) from")
        try self.sequence(ends[0])
        try self.say("to")
        try self.sequence(ends[1])
    }
}
