/// What is held back of a line because it could begin a construct, until that is decided.
///
/// It is read on whenever something comes that could close what is open, from the first place on where more was needed to
/// tell: what is before that stays as it is by the rules of the specification, whatever comes.
struct InlineHold: Sendable {
    /// What becomes of a byte.
    enum Fate: UInt8, Sendable {
        case plain
        case code
        case link
        case image
        case markup
        case droppedCode
        case droppedLink
        case droppedImage
        case droppedTag
        /// Other words are said for it and for those beside it.
        case replaced
    }

    /// Words said for some of the bytes.
    struct Replacement: Sendable {
        var start: Int
        var end: Int
        var words: [UInt8]
        var role: Piece.Role
    }

    /// What could decide.
    struct Wake: OptionSet, Sendable {
        let rawValue: UInt8
        static let any = Wake(rawValue: 1)
        static let backtick = Wake(rawValue: 2)
        static let angle = Wake(rawValue: 4)
        static let bracket = Wake(rawValue: 8)
        static let delimiter = Wake(rawValue: 16)
        static let dollar = Wake(rawValue: 32)
        static let blank = Wake(rawValue: 64)
        static let parenthesis = Wake(rawValue: 128)

        /// Whether the byte is one of those waited for.
        func isWoken(by byte: UInt8) -> Bool {
            let kind: Wake =
                switch byte {
                case UInt8(ascii: "`"): .backtick
                case UInt8(ascii: ">"): .angle
                case UInt8(ascii: "]"): .bracket
                case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): .delimiter
                case UInt8(ascii: "$"): .dollar
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "<"): .blank
                case UInt8(ascii: ")"): .parenthesis
                default: []
                }
            return self.contains(.any) || !self.isDisjoint(with: kind)
        }
    }

    /// How a reading takes the end of the bytes.
    enum End: Sendable {
        /// More may come.
        case open
        /// The line ends here.
        case line
        /// Enough was held, or nothing more came.
        case cut
    }

    private(set) var bytes = [UInt8](capacity: 64)
    private(set) var scalars = 0
    /// All bytes held since nothing was are such that end no sentence.
    private(set) var endsNoSentence = true
    private(set) var wake = Wake.any
    /// What stands before the first byte.
    var before = Neighbour.white
    /// The byte before the first one.
    var byteBefore: UInt8 = 0x20
    /// The text is a heading, which a run of `#` may close.
    var isHeading = false
    /// The text is a cell of a table, in which `|` has a backslash, within code too.
    var isCell = false
    /// The labels that the document has defined.
    var labels = LinkLabels()

    /// Reasoning is said as any text is.
    var readsReasoning = false

    /// The tag that opens reasoning.
    struct Reasoning: Sendable {
        var range: Range<Int>
        var terminator: Reader.Terminator
    }

    // The reading so far.
    /// Where it goes on.
    private var place = 0
    /// How far the end of what begins there was sought in vain.
    var searched = 0
    var matching = DelimiterMatching()
    var fates = [Fate](capacity: 64)
    var replacements: [Replacement] = []
    var delimiters: [Delimiter] = []
    var brackets: [Bracket] = []
    /// Reasoning begins here: what is before it is decided, what is behind is none of this text.
    private(set) var reasoning: Reasoning?
    /// A backslash at the end of the line breaks it.
    var endsInBackslash = false
    /// How many of the bytes are decided whatever comes, though not all are.
    private(set) var decided = 0
    private var noCloser: Set<Int> = []

    /// The most scalars that may wait.
    static let limit = 200

    var isEmpty: Bool { self.bytes.isEmpty }

    var isFull: Bool { self.scalars >= Self.limit }

    mutating func append(_ byte: UInt8) {
        self.bytes.append(byte)
        self.scalars += byte.isLeading ? 1 : 0
        self.endsNoSentence = self.endsNoSentence && byte.endsNoSentence
    }

    /// Appends letters of ASCII.
    mutating func append(letters: Span<UInt8>) {
        self.bytes.append(letters)
        self.scalars += letters.count
    }

    mutating func clear() {
        self.bytes.empty()
        self.scalars = 0
        self.endsNoSentence = true
        self.wake = .any
        self.forgetReading()
    }

    private mutating func forgetReading() {
        (self.place, self.searched) = (0, 0)
        self.matching.reset()
        self.fates.empty()
        self.replacements.empty()
        self.delimiters.empty()
        self.brackets.empty()
        self.reasoning = nil
    }

    /// Forgets the first bytes.
    mutating func removeFirst(_ count: Int) {
        self.scalars -= self.bytes[..<count].count { $0.isLeading }
        self.bytes.removeSubrange(..<count)
        self.decided = 0
        // What was open is with them.
        self.forgetReading()
    }

    /// Forgets the last bytes, of ASCII.
    mutating func removeLast(_ count: Int) {
        self.scalars -= count
        self.bytes.removeLast(count)
    }

    /// What stands before `index` is decided if nothing is open there.
    private mutating func noteDecided(_ index: Int) {
        if index > 0, self.brackets.isEmpty {
            self.matchDelimiters()
            self.decided = self.delimiters.contains { $0.canOpen && $0.count > 0 } ? 0 : index
        }
    }

    /// Reads what is held to its end; returns whether all of it is decided.
    mutating func scan(_ end: End) -> Bool {
        while self.fates.count < self.bytes.count {
            self.fates.append(.plain)
        }
        if !self.noCloser.isEmpty {
            self.noCloser.removeAll(keepingCapacity: true)
        }
        self.endsInBackslash = false
        self.decided = 0
        while self.place < self.bytes.count {
            guard let next = self.step(self.place, end) else {
                self.noteDecided(self.place)
                return false
            }
            self.place = next
            self.searched = 0
        }
        let end = self.reasoning == nil ? end : .cut
        if end == .open, let bracket = self.brackets.first {
            // Whether something stands before it must not hang on how the bytes came.
            self.decided = bracket.delimiters == 0 ? bracket.start : 0
            self.wake = .bracket
            return false
        }
        self.matchDelimiters()
        if end == .open, self.delimiters.contains(where: { $0.canOpen && $0.count > 0 }) {
            self.wake = .delimiter
            return false
        }
        return true
    }

    /// Waits for more; returns nil, or where to go on if no more comes.
    mutating func wait(_ wake: Wake, orElse next: Int, _ end: End) -> Int? {
        self.wake = wake
        return end == .open ? nil : next
    }

    mutating func fill(_ range: Range<Int>, _ fate: Fate) {
        for index in range {
            self.fates[index] = fate
        }
    }

    mutating func replace(_ range: Range<Int>, by words: [UInt8], _ role: Piece.Role) {
        self.fill(range, .replaced)
        self.replacements.append(Replacement(start: range.lowerBound, end: range.upperBound, words: words, role: role))
    }

    /// Reads what is at `index`; returns where it ends, or nil if more is needed.
    private mutating func step(_ index: Int, _ end: End) -> Int? {
        switch self.bytes[index] {
        case UInt8(ascii: "\\"): return self.readBackslash(index, end)
        case UInt8(ascii: "`"): return self.readCode(index, end)
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): return self.readDelimiter(index, end)
        case UInt8(ascii: "["):
            self.brackets.append(Bracket(start: index, isImage: false, delimiters: self.delimiters.count))
            return index + 1
        case UInt8(ascii: "!"):
            guard index + 1 < self.bytes.count else {
                return self.wait(.any, orElse: index + 1, end)
            }
            guard self.bytes[index + 1] == UInt8(ascii: "[") else {
                return index + 1
            }
            self.brackets.append(Bracket(start: index, isImage: true, delimiters: self.delimiters.count))
            return index + 2
        case UInt8(ascii: "]"): return self.readBracketEnd(index, end)
        case UInt8(ascii: "<"): return self.readTag(index, end)
        case UInt8(ascii: "&"): return self.readEntity(index, end)
        case UInt8(ascii: "$"): return self.readDollar(index, end)
        case UInt8(ascii: "h"), UInt8(ascii: "w"): return self.readAddress(index, end)
        case UInt8(ascii: "#") where self.isHeading: return self.readHeadingEnd(index, end)
        default: return index + 1
        }
    }

    private mutating func readBackslash(_ index: Int, _ end: End) -> Int? {
        guard index + 1 < self.bytes.count else {
            if end == .line, !self.isHeading {
                self.endsInBackslash = true
                self.fates[index] = .markup
            }
            return self.wait(.any, orElse: index + 1, end)
        }
        let next = self.bytes[index + 1]
        guard next.isMark else {
            return index + 1
        }
        if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") {
            let closing = next == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
            var close = index + 2
            while close + 1 < self.bytes.count,
                self.bytes[close] != UInt8(ascii: "\\") || self.bytes[close + 1] != closing
            {
                close += self.bytes[close] == UInt8(ascii: "\\") ? 2 : 1
            }
            if close + 1 < self.bytes.count {
                if close > index + 2 {
                    self.replace(
                        index..<(close + 2),
                        by: SpokenWords.formula(self.bytes[(index + 2)..<close]),
                        .mathematics
                    )
                    return close + 2
                }
            } else if end == .open {
                return self.wait([.parenthesis, .bracket], orElse: index, end)
            }
        }
        self.fates[index] = .markup
        return index + 2
    }

    private mutating func readCode(_ index: Int, _ end: End) -> Int? {
        let start = self.bytes.endOfRun(from: index)
        if start == self.bytes.count, end == .open {
            return self.wait(.any, orElse: start, end)
        }
        let length = start - index
        var close = start
        while close < self.bytes.count, !self.noCloser.contains(length) {
            guard self.bytes[close] == UInt8(ascii: "`") else {
                close += 1
                continue
            }
            let runEnd = self.bytes.endOfRun(from: close)
            if runEnd - close != length {
                close = runEnd
                continue
            }
            if runEnd == self.bytes.count, end == .open {
                return self.wait(.any, orElse: start, end)
            }
            self.fill(index..<runEnd, .droppedCode)
            let content = self.bytes[start..<close]
            let isPadded =
                content.first == 0x20 && content.last == 0x20 && content.contains { $0 != 0x20 }
            self.fill(isPadded ? (start + 1)..<(close - 1) : start..<close, .code)
            if self.isCell {
                for index in start..<(close - 1)
                where self.bytes[index] == UInt8(ascii: "\\") && self.bytes[index + 1] == UInt8(ascii: "|") {
                    self.fates[index] = .droppedCode
                }
            }
            return runEnd
        }
        self.noCloser.insert(length)
        return self.wait(.backtick, orElse: start, end)
    }

    private mutating func readTag(_ index: Int, _ end: End) -> Int? {
        if !self.readsReasoning, !self.isQuoted(index),
            case .whole(let terminator, let close) = ReasoningTag.opening(self.bytes, at: index)
        {
            self.reasoning = Reasoning(range: index..<close, terminator: terminator)
            return self.bytes.count
        }
        switch MarkupTag.match(self.bytes, at: index) {
        case .none: return index + 1
        case .incomplete:
            let isBare = index + 1 == self.bytes.count
            return self.wait(isBare ? .any : [.angle, .blank], orElse: index + 1, end)
        case .tag(let close):
            if self.isBreak(index..<close) {
                self.replace(index..<close, by: Array("\u{2028}".utf8), .html)
            } else {
                self.fill(index..<close, .droppedTag)
            }
            return close
        case .autolink(let close):
            self.replace(index..<close, by: SpokenWords.link(self.bytes[(index + 1)..<(close - 1)]), .link)
            return close
        case .address(let close):
            self.fill(index..<close, .link)
            self.fates[index] = .droppedLink
            self.fates[close - 1] = .droppedLink
            return close
        }
    }

    /// Whether a quotation mark stands before `index`: a tag is spoken of, not used.
    private func isQuoted(_ index: Int) -> Bool {
        let before = index > 0 ? self.bytes[index - 1] : self.byteBefore
        return before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
    }

    private func isBreak(_ range: Range<Int>) -> Bool {
        let name = self.bytes[range].dropFirst().prefix { $0.isLetter }
        return name.count == 2 && name.first?.small == UInt8(ascii: "b") && name.last?.small == UInt8(ascii: "r")
    }

    private mutating func readEntity(_ index: Int, _ end: End) -> Int? {
        switch Entities.match(self.bytes, at: index) {
        case .none: return index + 1
        case .incomplete: return self.wait(.any, orElse: index + 1, end)
        case .found(let length, let text):
            self.replace(index..<(index + length), by: text, .markup)
            return index + length
        }
    }

    private mutating func readHeadingEnd(_ index: Int, _ end: End) -> Int? {
        let isApart = index == 0 ? self.before == .white : self.bytes[index - 1].isBlank
        let runEnd = self.bytes.endOfRun(from: index)
        var blankEnd = runEnd
        while blankEnd < self.bytes.count, self.bytes[blankEnd].isBlank {
            blankEnd += 1
        }
        guard isApart, blankEnd == self.bytes.count else {
            return runEnd
        }
        if end == .line {
            self.fill(index..<blankEnd, .markup)
        }
        return self.wait(.any, orElse: blankEnd, end)
    }
}
