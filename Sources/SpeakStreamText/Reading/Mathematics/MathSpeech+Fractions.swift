// Fractions, roots, and how it is heard where they end.
extension MathSpeech {
    /// Says what has to be heard as one thing.
    mutating func quantity(_ nodes: [MathNode]) throws(UnspeakableMathematics) {
        if nodes.isTight {
            return try self.sequence(nodes)
        }
        if nodes.count == 1, nodes[0].isFence {
            return try self.node(nodes[0])
        }
        // Of two quantities that begin together one is enough for the ear.
        if nodes.first?.isCompoundFence != true {
            try self.say("the quantity")
        }
        try self.sequence(nodes)
        self.pause()
    }

    mutating func fraction(_ numerator: [MathNode], _ denominator: [MathNode]) throws(UnspeakableMathematics) {
        guard !numerator.isEmpty, !denominator.isEmpty else {
            throw UnspeakableMathematics()
        }
        if let name = MathFractions.name(numerator, denominator) {
            return try self.say(name)
        }
        if MathFractions.isDerivative(numerator, denominator) {
            try self.differential(numerator)
            try self.say("by")
            return try self.differential(denominator)
        }
        if let unit = MathUnits.ratio(numerator, denominator) {
            return try self.say(unit)
        }
        if numerator.isTight {
            try self.sequence(numerator)
            try self.say("over")
            try self.quantity(denominator)
        } else {
            try self.say("the fraction")
            try self.sequence(numerator)
            if numerator.contains(where: { !$0.isTight && $0.isOperand || $0.isFence }) {
                self.pause()
            }
            try self.say("over")
            try self.quantity(denominator)
            self.pause()
        }
    }

    private mutating func differential(_ nodes: [MathNode]) throws(UnspeakableMathematics) {
        let outside = self.scope
        self.scope.isIntegral = true
        for node in nodes {
            try self.node(node)
        }
        self.scope = outside
    }

    mutating func root(_ nodes: [MathNode], _ index: [MathNode]) throws(UnspeakableMathematics) {
        guard !nodes.isEmpty else {
            throw UnspeakableMathematics()
        }
        switch index.number {
        case "2": try self.say("the square root of")
        case "3": try self.say("the cube root of")
        case let digits?:
            try self.say("the \(digits)th root of")
        case nil where index.isEmpty: try self.say("the square root of")
        case nil:
            if index.count == 1, let letter = index[0].letter, index[0].base == index[0] {
                try self.say("the \(letter)th root of")
            } else {
                throw UnspeakableMathematics()
            }
        }
        try self.quantity(nodes)
    }
}

/// Fractions that have a name.
enum MathFractions {
    private static let parts = [
        "2": "half", "3": "third", "4": "quarter", "5": "fifth", "6": "sixth", "7": "seventh", "8": "eighth",
        "9": "ninth",
        "10": "tenth",
    ]
    private static let counts = [
        "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
        "9": "nine",
    ]

    /// "one half", "two thirds".
    static func name(_ numerator: [MathNode], _ denominator: [MathNode]) -> String? {
        guard let top = numerator.number, let bottom = denominator.number, let count = self.counts[top],
            let part = self.parts[bottom]
        else {
            return nil
        }
        let plural = part == "half" ? "halves" : part + "s"
        return "\(count) \(top == "1" ? part : plural)"
    }

    /// `\frac{dy}{dx}`, which is read "d y by d x".
    static func isDerivative(_ numerator: [MathNode], _ denominator: [MathNode]) -> Bool {
        guard denominator.count >= 2, denominator.count <= 6, numerator.count <= 3, let top = numerator.first,
            let bottom = denominator.first
        else {
            return false
        }
        let isPartial = top.base.symbol?.words == "partial" && bottom.base.symbol?.words == "partial"
        return isPartial || top.letter == "d" && bottom.letter == "d"
    }
}
