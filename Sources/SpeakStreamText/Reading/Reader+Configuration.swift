extension Reader {
    /// What is said of what is no prose.
    public struct Configuration: Sendable, Hashable, Codable {
        /// What is said of code blocks.
        public enum Code: String, Sendable, Codable, CaseIterable {
            /// The language before and the number of lines behind.
            case announce
            /// Nothing.
            case skip
            /// The code itself.
            case read
        }

        /// What is said of tables.
        public enum Tables: String, Sendable, Codable, CaseIterable {
            /// Each row, every cell with the header of its column.
            case rows
            /// That there is one, and the number of its rows.
            case announce
            /// Nothing.
            case skip
        }

        /// What is said of addresses in plain sight; the text of a link is said in any case.
        public enum Links: String, Sendable, Codable, CaseIterable {
            /// Their host: "link to example dot org".
            case say
            /// Nothing.
            case drop
        }

        /// What is said of a model's reasoning between tags.
        public enum Reasoning: String, Sendable, Codable, CaseIterable {
            /// Nothing.
            case drop
            /// That there is some.
            case announce
            /// The reasoning itself.
            case read
        }

        /// What is said of code blocks.
        public var code: Code
        /// What is said of tables.
        public var tables: Tables
        /// What is said of addresses in plain sight.
        public var links: Links
        /// What is said of a model's reasoning between tags.
        public var reasoning: Reasoning

        /// Makes a configuration; the defaults are what a person reading aloud would do.
        public init(
            code: Code = .announce,
            tables: Tables = .rows,
            links: Links = .say,
            reasoning: Reasoning = .drop
        ) {
            self.code = code
            self.tables = tables
            self.links = links
            self.reasoning = reasoning
        }
    }
}
