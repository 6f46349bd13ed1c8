/// Says a formula's tree.
struct MathSpeech {
    private var text: [UInt8] = []
    private var count = 0
    private var isPaused = false
    private let longest: Int
    /// What a bar, a colon or an arrow says depends on what it is in.
    var scope = Scope()

    struct Scope {
        var bar = "divides"
        var arrow: String?
        /// Behind an integral sign, where a "d" before a letter ends the integral.
        var isIntegral = false
        /// Within bounds, or behind a quantifier: "for all x greater than 0".
        var isBound = false
    }

    init(longest: Int) {
        self.longest = longest
    }

    /// The words of a formula.
    mutating func speak(_ formula: [MathNode]) throws(UnspeakableMathematics) -> [UInt8] {
        try self.sequence(formula)
        guard !self.text.isEmpty else {
            throw UnspeakableMathematics()
        }
        return self.text
    }

    // MARK: Words

    mutating func say(_ words: String) throws(UnspeakableMathematics) {
        guard !words.isEmpty else {
            return
        }
        if self.isPaused, !self.text.isEmpty {
            self.text.append(UInt8(ascii: ","))
        }
        self.isPaused = false
        if !self.text.isEmpty {
            self.text.append(0x20)
        }
        self.text.append(contentsOf: words.utf8)
        self.count += 1 + words.utf8.count { $0 == 0x20 }
        guard self.count <= self.longest else {
            throw UnspeakableMathematics()
        }
    }

    /// Pauses before the next word, if there is one.
    mutating func pause() {
        self.isPaused = true
    }

    // MARK: Sequences

    mutating func sequence(_ nodes: [MathNode]) throws(UnspeakableMathematics) {
        let outside = self.scope
        var index = 0
        while index < nodes.count {
            if index > 0 {
                try self.join(nodes, at: index)
            }
            index += try self.phrase(nodes, index)
        }
        self.scope = outside
    }

    /// Says the node at `index` with those behind it that it is said with; returns how many they are.
    private mutating func phrase(_ nodes: [MathNode], _ index: Int) throws(UnspeakableMathematics) -> Int {
        if let length = try self.application(nodes, index) {
            return length
        }
        let rest = nodes[(index + 1)...]
        switch nodes[index] {
        case .number(let digits):
            if let denominator = rest.dropFirst().first, rest.first?.kind == .slash, denominator.isNumber,
                rest.dropFirst(2).first?.kind != .slash, index == 0 || nodes[index - 1].kind != .slash
            {
                try self.fraction([nodes[index]], [denominator])
                return 3
            }
            try self.say(digits)
            return try self.unit(behind: rest, isSingular: digits == "1") + 1
        case .scripts(.number, _, _):
            try self.node(nodes[index])
            return try self.unit(behind: rest, isSingular: false) + 1
        case .fence(.round, let bounds)
        where index > 0 && nodes[index - 1].symbol?.words == "in" && bounds.list.count == 2:
            try self.interval("the open interval", bounds.list)
        case .letter(let letter) where index > 0 && nodes[index - 1].isDegree,
            .text(let letter) where index > 0 && nodes[index - 1].isDegree:
            try self.plain(letter == "C" ? "Celsius" : letter == "F" ? "Fahrenheit" : letter)
        case .symbol(let symbol):
            if symbol.kind == .currency {
                guard case .number(let digits)? = rest.first else {
                    throw UnspeakableMathematics()
                }
                try self.say("\(digits) \(symbol.words)\(digits == "1" ? "" : "s")")
                return 2
            }
            try self.symbol(symbol, in: nodes, at: index)
        default: try self.node(nodes[index], before: rest)
        }
        return 1
    }

    /// Says one node.
    mutating func node(_ node: MathNode, before rest: ArraySlice<MathNode> = []) throws(UnspeakableMathematics) {
        switch node {
        case .number(let digits): try self.say(digits)
        case .letter(let letter): try self.say(letter)
        case .text(let text): try self.plain(text)
        case .symbol: try self.sequence([node])
        case .fraction(let numerator, let denominator): try self.fraction(numerator, denominator)
        case .choice(let count, let chosen):
            try self.quantity(count)
            try self.say("choose")
            try self.quantity(chosen)
        case .root(let nodes, let index): try self.root(nodes, index)
        case .scripts(let base, let lower, let upper):
            try self.scripts(base, lower, upper, before: rest)
        case .accent(let accent, let nodes):
            if accent.isBefore {
                try self.say(accent.words)
            }
            try self.quantity(nodes)
            if !accent.isBefore {
                try self.say(accent.words == "bar" && nodes.number != nil ? "repeating" : accent.words)
            }
        case .group(let nodes): try self.sequence(nodes)
        case .fence(let fence, let nodes): try self.fence(fence, nodes)
        case .rows(let environment, let rows): try self.rows(environment, rows)
        case .evaluation(let lower, let upper): try self.evaluation(lower, upper)
        }
    }

    /// Says the unit that stands behind a number; returns how many nodes that takes.
    private mutating func unit(
        behind rest: ArraySlice<MathNode>,
        isSingular: Bool
    ) throws(UnspeakableMathematics) -> Int {
        guard let (unit, length) = MathUnits.unit(behind: rest, isSingular: isSingular) else {
            return 0
        }
        try self.say(unit)
        return length
    }

    /// Says text, whose commas are pauses.
    private mutating func plain(_ text: String) throws(UnspeakableMathematics) {
        if text.contains("/") || text.contains("^"), let unit = MathUnits.words(text, isSingular: false) {
            return try self.say(unit)
        }
        for (index, part) in try MathText.words(text).split(separator: ",", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 {
                self.pause()
            }
            try self.say(part.split(separator: " ").joined(separator: " "))
        }
    }
}
