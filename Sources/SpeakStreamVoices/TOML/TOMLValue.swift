/// A value of a TOML document, with the line on which it stands.
package struct TOMLValue: Sendable, Equatable {
    /// What it is.
    package enum Content: Sendable, Equatable {
        case string(String)
        case integer(Int)
        case number(Double)
        case boolean(Bool)
        case array([TOMLValue])
        /// Values by their keys, in the order of the keys.
        case table([(key: String, value: TOMLValue)])
        /// A date or a time, for which nothing of ours asks.
        case other

        package static func == (left: Content, right: Content) -> Bool {
            switch (left, right) {
            case (.string(let one), .string(let other)): one == other
            case (.integer(let one), .integer(let other)): one == other
            case (.number(let one), .number(let other)): one == other
            case (.boolean(let one), .boolean(let other)): one == other
            case (.array(let one), .array(let other)): one == other
            case (.table(let one), .table(let other)): one.elementsEqual(other) { $0 == $1 }
            case (.other, .other): true
            default: false
            }
        }
    }

    /// What it is.
    package var content: Content
    /// The line of its key, or its own where it has none, from 1.
    package var line: Int
}
