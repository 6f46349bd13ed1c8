// What kind of line it is.
extension Reader {
    /// Reads the start of the line; returns whether it is decided.
    ///
    /// Nothing changes before that.
    mutating func decide(_ end: LineEnd, _ read: inout ReadText) -> Bool {
        self.opening.empty()
        self.numbers.empty()
        self.task = nil
        var cursor = LineCursor()
        guard let matched = self.matchContainers(&cursor, end) else {
            return false
        }
        let isWhole = matched == self.containers.count
        if isWhole || self.leaf == .tableHead, let found = self.continueLeaf(cursor, isWhole, end, &read) {
            return found
        }
        return self.openBlocks(&cursor, matched, end, &read)
    }

    private mutating func wait(_ wait: LineWait) -> Bool {
        self.lineWait = wait
        return false
    }

    /// How many of the open containers go on in this line; nil if more is needed.
    private mutating func matchContainers(_ cursor: inout LineCursor, _ end: LineEnd) -> Int? {
        var matched = 0
        while matched < self.containers.count {
            let (columns, next) = cursor.indentation(self.line)
            let isBlank = next == self.line.count
            let container = self.containers[matched]
            if isBlank, end == .open {
                self.lineWait = .unlike(0x20)
                return nil
            }
            if container.isQuote {
                guard !isBlank, columns <= 3, self.line[next] == UInt8(ascii: ">") else {
                    break
                }
                guard next + 1 < self.line.count || end != .open else {
                    self.lineWait = .any
                    return nil
                }
                cursor.skip(to: next, columns, bytes: 1)
                if next + 1 < self.line.count, self.line[next + 1].isBlank {
                    cursor.skip(1, self.line)
                }
            } else if isBlank {
                guard !container.isEmpty else {
                    break
                }
            } else {
                guard columns >= container.offset else {
                    break
                }
                cursor.skip(container.offset, self.line)
            }
            matched += 1
        }
        return matched
    }

    /// Goes on with the block that is open, if it holds lines of any kind; nil if the line may open blocks.
    private mutating func continueLeaf(
        _ cursor: LineCursor,
        _ isWhole: Bool,
        _ end: LineEnd,
        _ read: inout ReadText
    ) -> Bool? {
        let (columns, next) = cursor.indentation(self.line)
        let isBlank = next == self.line.count
        switch self.leaf {
        case .fence(let mark, let length, let indent):
            if isBlank, end == .open {
                return self.wait(.unlike(0x20))
            }
            if !isBlank, columns <= 3, self.line[next] == mark {
                let runEnd = self.line.endOfRun(from: next)
                let isClosed = runEnd - next >= length && self.line[runEnd...].allSatisfy(\.isBlank)
                if isClosed, end != .lineEnd, end != .force || runEnd == self.line.count {
                    if end == .open {
                        return self.wait(.any)
                    }
                } else if runEnd == self.line.count, end == .open {
                    return self.wait(.any)
                }
                if isClosed, end == .lineEnd {
                    self.phase = .fenceEnd
                    self.sayCodeEnd(for: self.line.count, &read)
                    self.leaf = .none
                    self.clearLine()
                    return true
                }
            }
            var place = cursor
            place.skip(min(columns, indent), self.line)
            self.begin(.code, from: place.index, &read)
            return true
        case .html(.blankLine), .mathematics:
            if isBlank {
                return end == .open ? self.wait(.unlike(0x20)) : nil
            }
            self.begin(self.leaf == .html(.blankLine) ? .html : .mathematics, from: next, &read)
            return true
        case .html:
            self.begin(.html, from: cursor.index, &read)
            return true
        case .indentedCode:
            if isBlank {
                if end == .open {
                    return self.wait(.unlike(0x20))
                }
                self.blankCodeLines += 1
                self.drop(self.line.count, .code, &read)
                self.clearLine()
                self.phase = .blank
                return true
            }
            guard columns >= 4 else {
                return nil
            }
            var place = cursor
            place.skip(4, self.line)
            self.codeLines += self.blankCodeLines
            self.blankCodeLines = 0
            self.begin(.code, from: place.index, &read)
            return true
        case .tableHead:
            guard isWhole, columns <= 3, TableRow.mayDelimit(self.line[next...]) else {
                self.flushHead(&read)
                return nil
            }
            if end == .open {
                return self.wait(.any)
            }
            let columnCount = TableRow.delimiterColumns(self.line[next...])
            guard end == .lineEnd, columnCount > 0, columnCount == TableRow.cells(self.head.bytes).count else {
                self.flushHead(&read)
                return nil
            }
            self.beginTable(&read)
            return true
        default:
            return nil
        }
    }

    /// Gives the rest of the line to what it belongs to.
    mutating func begin(_ phase: Phase, from start: Int, _ read: inout ReadText) {
        if phase == .mathematics, self.formula.isOpen {
            self.formula.pass(start)
        } else {
            self.drop(start, phase == .code ? .code : phase == .html ? .html : .markup, &read)
        }
        self.beginRest(phase, from: start, &read)
    }

    mutating func beginRest(_ phase: Phase, from start: Int, _ read: inout ReadText) {
        // Taken out of the reader for as long as it is read, so that it need not be copied.
        var line: [UInt8] = []
        swap(&line, &self.line)
        self.clearLine()
        self.phase = phase
        if phase == .text || phase == .code && self.configuration.code == .read {
            self.flushBreak(&read)
        }
        self.htmlState = phase == .html && self.htmlState == .tag ? .tag : .text
        if phase == .code, self.configuration.code != .read, self.pendingBreak == .start {
            self.drop(line.count - start, .code, &read)
        } else {
            for index in start..<line.count {
                self.takeInPhase(line[index], &read)
            }
        }
        if self.line.isEmpty {
            line.empty()
            swap(&line, &self.line)
        }
    }

    mutating func clearLine() {
        self.line.empty()
        self.lineScalars = 0
        self.lineWait = .any
        self.recent = 0x20
        self.trailingSpaces = 0
    }

    /// The most containers one within another.
    private static let deepest = 24

    /// Reads what the line opens.
    private mutating func openBlocks(
        _ cursor: inout LineCursor,
        _ matched: Int,
        _ end: LineEnd,
        _ read: inout ReadText
    ) -> Bool {
        while true {
            let (columns, next) = cursor.indentation(self.line)
            guard next < self.line.count else {
                switch end {
                case .open: return self.wait(.unlike(0x20))
                case .force: return self.beginText(next, matched, &read)
                case .lineEnd: return self.beginBlank(matched, &read)
                }
            }
            let isContinued = self.leaf == .paragraph && self.opening.isEmpty
            if self.ending == .start {
                switch ReasoningTag.opening(self.line, at: next) {
                case .none: break
                case .partial where end != .open: break
                case .partial: return self.wait(.any)
                case .whole(let terminator, let tagEnd):
                    return self.beginBlock(.reasoning(terminator, end: tagEnd), next, columns, matched, &read)
                }
            }
            if columns >= 4 {
                return isContinued
                    ? self.beginText(next, matched, &read) : self.beginIndentedCode(cursor, matched, &read)
            }
            let isInterrupting = isContinued && matched == self.containers.count
            if self.leaf == .table, matched == self.containers.count, self.opening.isEmpty,
                self.line[next] == UInt8(ascii: "|")
            {
                return self.beginText(next, matched, &read)
            }
            let isDeep = matched + self.opening.count >= Self.deepest
            switch LineRest(line: self.line, start: next, end: end, isInterrupting: isInterrupting).kind() {
            case .wait(let wait): return self.wait(wait)
            case .text: return self.beginText(next, matched, &read)
            case .quote:
                guard !isDeep else {
                    return self.beginText(next, matched, &read)
                }
                cursor.skip(to: next, columns, bytes: 1)
                if next + 1 < self.line.count, self.line[next + 1].isBlank {
                    cursor.skip(1, self.line)
                }
                self.opening.append(Container(isQuote: true, offset: 0))
            case .item(let width, let isOrdered):
                guard !isDeep else {
                    return self.beginText(next, matched, &read)
                }
                cursor.skip(to: next, columns, bytes: width)
                let (padding, content) = cursor.indentation(self.line)
                let isEmpty = content == self.line.count
                if isEmpty, end == .open {
                    return self.wait(.unlike(0x20))
                }
                let isCode = padding > 4
                self.opening.append(
                    Container(
                        isQuote: false,
                        offset: columns + width + (isEmpty || isCode ? 1 : padding),
                        isEmpty: isEmpty
                    )
                )
                if isOrdered {
                    self.numbers.append(next..<min(next + width + 1, self.line.count))
                }
                cursor.skip(isEmpty || isCode ? 1 : padding, self.line)
                guard !isEmpty, self.findTask(content, end) else {
                    if isEmpty {
                        return end == .lineEnd
                            ? self.beginEmptyItem(matched, &read) : self.beginText(content, matched, &read)
                    }
                    return self.wait(.any)
                }
                if let task = self.task {
                    return self.beginText(task.lowerBound, matched, &read)
                }
            case .block(let block):
                return self.beginBlock(block, next, columns, matched, &read)
            }
        }
    }

    /// Looks for "[ ] " in front of an item; returns whether that is known.
    private mutating func findTask(_ start: Int, _ end: LineEnd) -> Bool {
        let rest = self.line[start...].prefix(4)
        let inner = rest.dropFirst().first
        guard rest.first == UInt8(ascii: "["), inner.map({ $0 == 0x20 || $0.small == UInt8(ascii: "x") }) ?? true,
            rest.count < 3 || rest[start + 2] == UInt8(ascii: "]"), rest.count < 4 || rest[start + 3].isBlank
        else {
            return true
        }
        if rest.count == 4 {
            self.task = start..<(start + 4)
        }
        return rest.count == 4 || end != .open
    }
}
