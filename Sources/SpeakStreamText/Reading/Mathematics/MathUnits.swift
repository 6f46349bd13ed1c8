/// Units of measure behind a number.
enum MathUnits {
    static func isUnit(_ text: String) -> Bool { self.unit(of: text) != nil }

    /// The words of the unit that stands at the start of some nodes, and how many it takes.
    static func unit(behind nodes: ArraySlice<MathNode>, isSingular: Bool) -> (words: String, length: Int)? {
        var written = ""
        var best: (String, Int)?
        for (length, node) in nodes.prefix(8).enumerated() {
            guard let part = self.written(node) else {
                break
            }
            written += part
            if node.symbol == nil, let words = self.words(written, isSingular: isSingular) {
                best = (words, length + 1)
            }
        }
        return best
    }

    /// The words of one unit over another: "meters per second".
    static func ratio(_ numerator: [MathNode], _ denominator: [MathNode]) -> String? {
        guard numerator.count == 1, denominator.count == 1, case .text = numerator[0].base,
            case .text = denominator[0].base,
            let top = self.written(numerator[0]), let bottom = self.written(denominator[0])
        else {
            return nil
        }
        return self.words("\(top)/\(bottom)", isSingular: false)
    }

    /// How a node is written in a unit.
    private static func written(_ node: MathNode) -> String? {
        switch node {
        case .text(let text): return text
        case .scripts(.text(let text), let lower, let upper) where lower.isEmpty:
            if let digits = upper.number {
                return "\(text)^\(digits)"
            }
            guard upper.count == 2, upper[0].symbol?.words == "minus", case .number(let digits) = upper[1] else {
                return nil
            }
            return "\(text)^-\(digits)"
        case .symbol(let symbol): return symbol.kind == .slash ? "/" : symbol.words == "times" ? " " : nil
        default: return nil
        }
    }

    /// The words of "kg m/s^2".
    static func words(_ text: String, isSingular: Bool) -> String? {
        var above: [String] = []
        var below: [String] = []
        // Only the last of a product is plural: "newton meters".
        var lastPlural = ""
        for (index, side) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            for factor in side.split(whereSeparator: { " ()·".contains($0) }) {
                let parts = factor.split(separator: "^", omittingEmptySubsequences: false)
                guard parts.count <= 2, let unit = self.unit(of: String(parts[0])),
                    let power = parts.count == 2 ? Int(parts[1]) : 1, (-3...3).contains(power),
                    let raised = abs(power) == 1 ? unit : unit.raised(to: abs(power))
                else {
                    return nil
                }
                if index > 0 || power < 0 {
                    below.append(raised.one)
                } else {
                    above.append(raised.one)
                    lastPlural = raised.many
                }
            }
        }
        guard !above.isEmpty || !below.isEmpty, text.last != "/" else {
            return nil
        }
        if !above.isEmpty, !isSingular {
            above[above.count - 1] = lastPlural
        }
        return (above + below.flatMap { ["per", $0] }).joined(separator: " ")
    }

    private static func unit(of symbol: String) -> Unit? { Self.signs[symbol] ?? Units.bySign[symbol] }

    /// Signs that are units in formulas only.
    private static let signs = ["A": Unit("ampere"), "rad": Unit("radian"), "T": Unit("tesla")]
}
