// The single things of a formula, and commands with their arguments.
extension MathParser {
    /// Reads one thing; `isFirst` says that nothing stands before it that it could apply to.
    mutating func atom(isFirst: Bool) throws(UnspeakableMathematics) -> MathNode {
        guard let token = self.next else {
            throw UnspeakableMathematics()
        }
        if let fence = try self.fence(token, isFirst: isFirst) {
            return fence
        }
        switch token {
        case .number(let digits):
            self.advance()
            return .number(digits)
        case .letter(let letter):
            self.advance()
            return .letter(letter)
        case .text(let text):
            self.advance()
            return .text(text)
        case .function(let name):
            self.advance()
            let words = try MathText.words(name).split { $0 == " " || $0 == "," }.joined(separator: " ")
            return .symbol(MathFunctions.named[name] ?? MathSymbol(words, .function))
        case .openBrace: return .group(try self.braced())
        case .mark(let mark):
            self.advance()
            return try self.mark(mark)
        case .command(let name):
            self.advance()
            return try self.command(name)
        case .begin(let name):
            self.advance()
            return try self.environment(name)
        default: throw UnspeakableMathematics()
        }
    }

    private mutating func mark(_ mark: String) throws(UnspeakableMathematics) -> MathNode {
        if mark == "√" {
            return .root(try self.argument(), index: [])
        }
        if let symbol = MathSymbols.ascii[mark] ?? MathSymbols.unicode[mark] {
            return .symbol(symbol)
        }
        if let letter = MathSymbols.letters[mark] {
            return .letter(letter)
        }
        if let (numerator, denominator) = MathSymbols.vulgarFractions[mark] {
            return .fraction([.number(numerator)], [.number(denominator)])
        }
        throw UnspeakableMathematics()
    }

    private mutating func command(_ name: String) throws(UnspeakableMathematics) -> MathNode {
        if let letter = MathSymbols.greek[name] {
            return .letter(letter)
        }
        if name == "arg", let extremum = ["max", "min"].first(where: { self.next == .command($0) }),
            let symbol = MathFunctions.named[name + extremum]
        {
            self.advance()
            return .symbol(symbol)
        }
        if let symbol = MathFunctions.named[name] ?? MathSymbols.commands[name] {
            return .symbol(symbol)
        }
        if let accent = MathCommands.accents[name] {
            return .accent(accent, try self.argument())
        }
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac":
            let numerator = try self.digitOrArgument()
            return .fraction(numerator, try self.digitOrArgument())
        case "binom", "dbinom", "tbinom":
            let count = try self.argument()
            return .choice(count, try self.argument())
        case "sqrt": return try self.squareRoot()
        case "mathbb", "Bbb": return Self.blackboard(try self.argument())
        case "ket": return .fence(.ket, try self.argument())
        case "bra": return .fence(.bra, try self.argument())
        case "abs": return .fence(.bars, try self.argument())
        case "norm": return .fence(.doubleBars, try self.argument())
        case "underbrace", "overbrace":
            return .accent(MathAccent(words: ""), try self.argument())
        case "overset", "underset", "stackrel":
            _ = try self.argument()
            return .group(try self.argument())
        case "xrightarrow", "xleftarrow":
            _ = try self.argument()
            return .symbol(MathSymbol("to", .arrow))
        case "substack": return .rows(.lines, try self.bracedRows())
        case "pmod": return .group([.symbol(MathSymbol("mod", .binary))] + (try self.argument()))
        case "not":
            guard case .symbol(let symbol) = try self.nested(),
                let negation = MathSymbols.negations[symbol.words]
            else {
                throw UnspeakableMathematics()
            }
            return .symbol(MathSymbol(negation, .relation))
        case _ where MathCommands.transparent.contains(name): return .group(try self.argument())
        default: throw UnspeakableMathematics()
        }
    }

    /// Of `\frac12` each digit is an argument.
    private mutating func digitOrArgument() throws(UnspeakableMathematics) -> [MathNode] {
        if let digit = self.takeDigit() {
            return [digit]
        }
        return try self.argument()
    }

    private mutating func squareRoot() throws(UnspeakableMathematics) -> MathNode {
        guard self.next == .mark("[") else {
            return .root(try self.argument(), index: [])
        }
        self.advance()
        let index = try self.sequence(until: .bracket)
        self.advance()
        return .root(try self.argument(), index: index)
    }

    private static func blackboard(_ nodes: [MathNode]) -> MathNode {
        guard nodes.count == 1, case .letter(let letter) = nodes[0], MathSymbols.sets[letter] != nil else {
            return .group(nodes)
        }
        return .symbol(MathSymbol(letter, .set))
    }

    // MARK: Rows

    private mutating func bracedRows() throws(UnspeakableMathematics) -> [[[MathNode]]] {
        try self.expect(.openBrace)
        let rows = try self.rows()
        try self.expect(.closeBrace)
        return rows
    }

    private mutating func environment(_ name: String) throws(UnspeakableMathematics) -> MathNode {
        guard let environment = MathCommands.environments[name] else {
            throw UnspeakableMathematics()
        }
        if name == "array" || name == "alignedat" {
            // How the columns are set.
            _ = try self.braced()
        }
        let rows = try self.rows()
        try self.expect(.end(name))
        return .rows(environment, rows)
    }
}
