/// Units of measure behind a number.
enum MathUnits {
    static func isUnit(_ text: String) -> Bool { self.name(of: text) != nil }

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
                guard parts.count <= 2, let name = self.name(of: String(parts[0])) else {
                    return nil
                }
                let exponent = parts.count == 2 ? String(parts[1]) : "1"
                let isBelow = index > 0 || exponent.hasPrefix("-")
                guard let power = self.power(exponent.hasPrefix("-") ? String(exponent.dropFirst()) : exponent) else {
                    return nil
                }
                let words = power.replacing(name.singular)
                if isBelow {
                    below.append(words)
                } else {
                    above.append(words)
                    lastPlural = power.replacing(name.plural)
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

    private static func power(_ exponent: String) -> UnitPower? {
        switch exponent {
        case "1": UnitPower(before: "", behind: "")
        case "2": UnitPower(before: "square ", behind: " squared")
        case "3": UnitPower(before: "cubic ", behind: " cubed")
        default: nil
        }
    }

    private struct UnitPower {
        var before: String
        var behind: String

        /// Lengths become squares; of other units the power is said.
        func replacing(_ name: String) -> String {
            name.contains("meter") ? self.before + name : name + self.behind
        }
    }

    private static func name(of symbol: String) -> (singular: String, plural: String)? {
        guard let singular = self.names[symbol] else {
            return nil
        }
        let isSame = singular.hasSuffix("z") || singular.hasSuffix("Celsius") || singular == "percent"
        return (singular, isSame ? singular : singular + "s")
    }

    private static let names = [
        "m": "meter", "cm": "centimeter", "mm": "millimeter", "km": "kilometer", "nm": "nanometer", "g": "gram",
        "kg": "kilogram", "mg": "milligram", "s": "second", "ms": "millisecond", "min": "minute", "h": "hour",
        "hr": "hour",
        "L": "liter", "mL": "milliliter", "ml": "milliliter", "N": "newton", "J": "joule", "kJ": "kilojoule",
        "W": "watt",
        "kW": "kilowatt", "MW": "megawatt", "V": "volt", "A": "ampere", "mA": "milliampere", "K": "kelvin",
        "Pa": "pascal",
        "kPa": "kilopascal", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "mol": "mole",
        "eV": "electron volt", "kWh": "kilowatt hour", "rad": "radian", "mph": "mile per hour",
    ]
}
