/// Values of one quantity, one a run.
package struct Series: Sendable {
    package var name: String
    package var values: [Double] = []

    /// Makes a series of the values so far.
    package init(_ name: String, _ values: [Double] = []) {
        self.name = name
        self.values = values
    }

    /// The value that a share of the runs does not exceed, by nearest rank.
    package func percentile(_ share: Double) -> Double {
        let sorted = self.values.sorted()
        return sorted.isEmpty ? .nan : sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
    }

    /// The values' magnitudes.
    package var magnitudes: Series {
        Series("|\(self.name)|", self.values.map(abs))
    }
}

/// What a benchmark found: lines for a person, and what must not be.
package struct Findings: Sendable {
    package private(set) var lines: [String] = []
    package private(set) var failures: [String] = []

    /// Makes findings that say nothing yet.
    package init() {}

    /// Adds a table of distributions.
    ///
    /// - Parameters:
    ///   - unit: The unit of all values.
    ///   - series: One row each.
    package mutating func table(_ unit: String, _ series: [Series]) {
        let width = (series.map(\.name.count).max() ?? 0) + 2
        let heads = ["runs", "min", "median", "p95", "p99", "max"].map { $0.padded(to: 9, right: true) }
        self.lines.append(unit.padded(to: width) + heads.joined())
        for one in series {
            let figures = [0, 0.5, 0.95, 0.99, 1].map { one.percentile($0).fixed(2).padded(to: 9, right: true) }
            let runs = String(one.values.count).padded(to: 9, right: true)
            self.lines.append(one.name.padded(to: width) + runs + figures.joined())
        }
    }

    /// Adds a line.
    package mutating func note(_ line: String) {
        self.lines.append(line)
    }

    /// Adds a failure unless a condition holds.
    package mutating func require(_ condition: Bool, _ message: @autoclosure () -> String) {
        if !condition {
            self.failures.append(message())
        }
    }

    /// Everything, for a person; of many failures the first ones.
    package var text: String {
        let shown = self.failures.prefix(10).map { "FAILED: \($0)" }
        let rest = self.failures.count > 10 ? ["... and \(self.failures.count - 10) more"] : []
        return (self.lines + shown + rest).joined(separator: "\n")
    }
}

extension String {
    /// The string with spaces behind it, or before it, to a width.
    package func padded(to width: Int, right: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - self.count))
        return right ? spaces + self : self + spaces
    }
}

extension Double {
    /// The number with a fixed count of decimals.
    package func fixed(_ decimals: Int) -> String {
        guard self.isFinite else {
            return "-"
        }
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((self.magnitude * Double(scale)).rounded())
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else {
            return "\(sign)\(scaled)"
        }
        let fraction = String(scaled % scale)
        return "\(sign)\(scaled / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
