import BenchSupport

/// A figure beside what is asked of it.
struct Target {
    enum Bound {
        case atLeast(Double)
        case atMost(Double)
        case below(Double)
    }

    var name: String
    var figure: Double
    var bound: Bound
    var decimals = 1

    private var isMet: Bool {
        switch self.bound {
        case .atLeast(let bound): self.figure >= bound
        case .atMost(let bound): self.figure <= bound
        case .below(let bound): self.figure < bound
        }
    }

    private var asked: String {
        switch self.bound {
        case .atLeast(let bound): ">= \(bound.fixed(0))"
        case .atMost(let bound): "<= \(bound.fixed(0))"
        case .below(let bound): "< \(bound.fixed(0))"
        }
    }

    /// One line each.
    static func table(_ targets: [Target]) -> String {
        let width = (targets.map(\.name.count).max() ?? 0) + 2
        let head = "".padded(to: width) + "ours".padded(to: 9, right: true) + "asked".padded(to: 9, right: true)
        let lines = targets.map { target in
            target.name.padded(to: width) + target.figure.fixed(target.decimals).padded(to: 9, right: true)
                + target.asked.padded(to: 9, right: true) + (target.isMet ? "" : "  missed")
        }
        return ([head] + lines).joined(separator: "\n")
    }
}
