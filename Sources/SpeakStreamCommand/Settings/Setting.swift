/// An option that is set elsewhere than on the command line.
package struct Setting: Sendable, Equatable {
    /// What it is set to.
    package enum Value: Sendable, Equatable {
        case flag(Bool)
        case text(String)
        case list([String])
    }

    /// Where it is set.
    package enum Origin: Sendable, Equatable {
        /// A line of a file, from 1; in the table of a command or at the top.
        case file(String, line: Int, inTable: Bool)
        /// An environment variable.
        case variable(String)

        /// The line or the variable, as messages name it.
        package var described: String {
            switch self {
            case .file(let path, let line, _): "\(path):\(line)"
            case .variable(let name): name
            }
        }

        /// The greater one holds before the other.
        var rank: Int {
            switch self {
            case .file(_, _, inTable: false): 0
            case .file(_, _, inTable: true): 1
            case .variable: 2
            }
        }
    }

    /// The option's long name without the dashes.
    package var key: String
    package var value: Value
    package var origin: Origin

    /// What would say the same on the command line.
    package var arguments: [String] {
        switch self.value {
        case .flag(let isOn): isOn ? ["--\(self.key)"] : []
        // With the sign a value may begin with a dash.
        case .text(let text): ["--\(self.key)=\(text)"]
        case .list(let texts): texts.map { "--\(self.key)=\($0)" }
        }
    }
}
