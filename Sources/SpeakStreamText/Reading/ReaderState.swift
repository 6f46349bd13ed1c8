extension Reader {
    /// What the bytes of a line are taken for.
    enum Phase: Sendable {
        /// Not known yet.
        case start
        case text
        case code
        case html
        case mathematics
        case row
        case reasoning
        // What is left of lines of which nothing is said.
        case blank
        case rule
        /// A rule or an underline as far as it is read.
        case marks
        case fence
        case fenceEnd
        case head
        /// Behind a `|` in text, in a line that is the header of a table if the next one says so.
        case lateHead
    }

    /// The innermost block.
    enum Leaf: Sendable, Equatable {
        case none
        case paragraph
        case heading
        case fence(mark: UInt8, length: Int, indent: Int)
        case indentedCode
        case html(Terminator)
        case mathematics(close: UInt8)
        /// A line that is the header of a table if the next one says so.
        case tableHead
        case table
    }

    /// A block quote or a list item.
    struct Container: Sendable, Equatable {
        var isQuote: Bool
        /// By how many columns the lines of an item are indented.
        var offset: Int
        /// Nothing is in the item yet.
        var isEmpty = false
    }

    /// What ends HTML or reasoning.
    enum Terminator: Sendable, Equatable {
        case blankLine
        case script
        case pre
        case style
        case textarea
        case comment
        case instruction
        case declaration
        case data
        case think
        case thinking
        case reasoning

        /// What ends the reasoning whose tag the last bytes are; nil if they are none.
        init?(openedBy window: UInt128) {
            let tags: [(StaticString, Self)] = [
                ("<think>", .think), ("<thinking>", .thinking), ("<reasoning>", .reasoning),
            ]
            guard let found = tags.first(where: { Self.ends(window, $0.0) }) else {
                return nil
            }
            self = found.1
        }

        /// Whether the last bytes are the end.
        func matches(_ window: UInt128) -> Bool {
            // Asked for each byte, and all of them end so.
            guard UInt8(truncatingIfNeeded: window) == UInt8(ascii: ">") else {
                return false
            }
            return switch self {
            case .blankLine: false
            case .script: Self.ends(window, "</script>")
            case .pre: Self.ends(window, "</pre>")
            case .style: Self.ends(window, "</style>")
            case .textarea: Self.ends(window, "</textarea>")
            case .comment: Self.ends(window, "-->")
            case .instruction: Self.ends(window, "?>")
            case .declaration: Self.ends(window, ">")
            case .data: Self.ends(window, "]]>")
            case .think: Self.ends(window, "</think>")
            case .thinking: Self.ends(window, "</thinking>")
            case .reasoning: Self.ends(window, "</reasoning>")
            }
        }

        private static func ends(_ window: UInt128, _ text: StaticString) -> Bool {
            var value: UInt128 = 0
            var mask: UInt128 = 0
            for byte in text.description.utf8 {
                value = value << 8 | UInt128(byte)
                mask = mask << 8 | 0xFF
            }
            return window & mask == value
        }
    }

    /// Where within HTML the text is.
    enum HTMLState: Sendable {
        case text
        /// Behind a `<` that could begin a tag.
        case angle
        case tag
    }

    /// How the text said so far ends.
    enum Ending: Int, Sendable, Comparable {
        /// Nothing is said yet, or nothing is wanted.
        case start
        case text
        /// A line of a paragraph.
        case soft
        case line
        case paragraph

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        var words: [UInt8] {
            switch self {
            case .line: [0xE2, 0x80, 0xA8]
            case .paragraph: [0xE2, 0x80, 0xA9]
            default: [0x0A]
            }
        }
    }

    /// What has to come before the start of a line is looked at again.
    enum LineWait: Sendable {
        case any
        case lineEnd
        /// Anything but this and blanks.
        case unlike(UInt8)
        case byte(UInt8)

        func isWoken(by byte: UInt8) -> Bool {
            switch self {
            case .any: true
            case .lineEnd: false
            case .unlike(let other): byte != other && !byte.isBlank
            case .byte(let other): byte == other
            }
        }
    }

    /// How far the start of a line goes.
    enum LineEnd: Sendable {
        /// More may come.
        case open
        /// The line is all there.
        case lineEnd
        /// It has to be decided.
        case force
    }

    /// A line that is the header of a table if the next one says so.
    struct TableHead: Sendable {
        /// The line from its text on, with the bytes of its line end.
        var bytes = [UInt8](capacity: Self.longestFirstCell + 1)
        /// How many of them are said: a line that does not begin with `|` is only known for a header there.
        var said = 0
        /// Counted from where it is held on.
        var scalars = 0
        /// The line can be one.
        var isPossible = false

        static let longest = InlineHold.limit
        /// The most bytes before the first `|` of a line that does not begin with it.
        static let longestFirstCell = 80

        mutating func append(_ byte: UInt8) {
            self.bytes.append(byte)
            self.scalars += byte.isLeading ? 1 : 0
        }

        mutating func clear(isPossible: Bool) {
            self.bytes.empty()
            (self.said, self.scalars, self.isPossible) = (0, 0, isPossible)
        }
    }

    /// The table that is being read.
    struct TableScope: Sendable {
        var headers: [[UInt8]] = []
        var rows = 0
        var column = 0
        /// The cell has begun.
        var isInCell = false
        /// Something is said of the row.
        var isSaid = false
        /// The row has begun.
        var hasBegun = false
        /// Spaces that are only said if something of the cell comes behind them.
        var spaces = 0
        var afterBackslash = false
    }

    /// A place in the start of a line; a tab may be half behind it.
    struct LineCursor {
        var index = 0
        var column = 0

        /// The columns of white space from here on, and where they end.
        func indentation(_ line: [UInt8]) -> (columns: Int, end: Int) {
            var (index, column) = (self.index, self.column)
            while index < line.count, line[index].isBlank {
                column += line[index] == 0x20 ? 1 : 4 - column % 4
                index += 1
            }
            return (column - self.column, index)
        }

        /// Goes over so many columns of white space.
        mutating func skip(_ columns: Int, _ line: [UInt8]) {
            var columns = columns
            while columns > 0, self.index < line.count {
                let width = line[self.index] == 0x20 ? 1 : 4 - self.column % 4
                if columns < width {
                    self.column += columns
                    return
                }
                self.index += 1
                self.column += width
                columns -= width
            }
        }

        /// Goes over white space and then so many bytes.
        mutating func skip(to index: Int, _ columns: Int, bytes: Int) {
            self.index = index + bytes
            self.column += columns + bytes
        }
    }
}
