/// Options that do not go together, or not with the command: a wrong usage, unless one of them is a setting, which then gives way.
package struct Misfit: Error, Equatable, CustomStringConvertible {
    /// The long names of the options, without the dashes; the one that is left out rather stands first.
    package var options: [String]
    /// What is wrong, for a person.
    package var description: String

    /// Makes one.
    package init(_ options: String..., because description: String) {
        self.options = options
        self.description = description
    }

    /// Finds it in what the parser throws, which wraps what a validation throws in an error of its own.
    ///
    /// - Parameter error: what the parser threw.
    init?(in error: any Error) {
        if let misfit = error as? Self {
            self = misfit
        } else if let misfit = Mirror(reflecting: error).descendant("parserError", "userValidationError") as? Self {
            self = misfit
        } else {
            return nil
        }
    }
}
