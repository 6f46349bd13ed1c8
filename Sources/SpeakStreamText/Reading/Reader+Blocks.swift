// Blocks begin, go on and end.
extension Reader {
    /// Goes into the block that the line begins, and accounts for what stands before its text.
    private mutating func enter(_ matched: Int, prefix: Int, _ ending: Ending, _ read: inout ReadText) {
        self.settleLineEnd(.line, &read)
        self.closeLeaf(&read)
        self.head.clear(isPossible: false)
        if matched < self.containers.count {
            self.containers.removeSubrange(matched...)
        }
        for index in self.containers.indices {
            self.containers[index].isEmpty = false
        }
        if !self.opening.isEmpty {
            self.containers.append(contentsOf: self.opening)
        }
        self.role =
            switch self.containers.last?.isQuote {
            case true?: .quote
            case false?: .item
            case nil: .prose
            }
        self.ensure(ending)
        var index = 0
        for place in self.numbers.indices where self.numbers[place].upperBound <= prefix {
            let number = self.numbers[place]
            self.drop(number.lowerBound - index, .markup, &read)
            self.flushBreak(&read)
            for position in number {
                self.say(self.line[position], .markup, &read)
            }
            index = number.upperBound
        }
        self.drop(prefix - index, .markup, &read)
    }

    mutating func beginText(_ start: Int, _ matched: Int, _ read: inout ReadText) -> Bool {
        if self.leaf == .paragraph, self.opening.isEmpty {
            self.settleLineEnd(.soft, &read)
            self.head.clear(isPossible: true)
            self.begin(.text, from: start, &read)
            return true
        }
        if self.leaf == .table, self.opening.isEmpty, matched == self.containers.count {
            self.table.rows += 1
            self.table.beginRow()
            self.role = .table
            self.begin(.row, from: start, &read)
            return true
        }
        let isApart = self.opening.last.map { $0.isQuote } ?? (matched < self.containers.count)
        self.enter(matched, prefix: start, isApart ? .paragraph : .line, &read)
        self.leaf = .paragraph
        var start = start
        if let task = self.task {
            let isDone = self.line[task.lowerBound + 1] != 0x20
            self.say(Array((isDone ? "done: " : "to do: ").utf8), for: task.count, .replaced, .item, &read)
            self.isAfterDropped = true
            start = task.upperBound
        }
        self.head.clear(isPossible: true)
        self.beginRest(.text, from: start, &read)
        return true
    }

    mutating func beginBlank(_ matched: Int, _ read: inout ReadText) -> Bool {
        self.settleLineEnd(.paragraph, &read)
        self.enter(matched, prefix: 0, .start, &read)
        self.leaf = .none
        self.phase = .blank
        read.count(upstream: self.line.count, spoken: 0, .dropped, .breaks)
        self.clearLine()
        return true
    }

    mutating func beginEmptyItem(_ matched: Int, _ read: inout ReadText) -> Bool {
        self.enter(matched, prefix: self.line.count, .line, &read)
        self.leaf = .none
        self.phase = .text
        self.clearLine()
        return true
    }

    mutating func beginIndentedCode(_ cursor: LineCursor, _ matched: Int, _ read: inout ReadText) -> Bool {
        var place = cursor
        place.skip(4, self.line)
        self.enter(matched, prefix: place.index, .paragraph, &read)
        self.leaf = .indentedCode
        (self.codeLines, self.blankCodeLines) = (0, 0)
        if self.configuration.code == .announce {
            self.say(SpokenWords.code([]), for: 0, .announced, .code, &read)
            self.ensure(.paragraph)
        }
        self.beginRest(.code, from: place.index, &read)
        return true
    }

    mutating func beginBlock(
        _ block: LineRest.Block,
        _ next: Int,
        _ columns: Int,
        _ matched: Int,
        _ read: inout ReadText
    ) -> Bool {
        switch block {
        case .heading(let content):
            self.enter(matched, prefix: content, .paragraph, &read)
            self.leaf = .heading
            self.role = .heading
            self.beginRest(.text, from: content, &read)
        case .underline:
            self.settleLineEnd(.line, &read)
            self.ensure(.paragraph)
            self.drop(self.line.count, .markup, &read)
            self.dropRest(.marks)
        case .rule:
            self.enter(matched, prefix: self.line.count, .paragraph, &read)
            self.dropRest(.marks)
        case .definition(let label):
            self.hold.labels.insert(self.line[label])
            self.enter(matched, prefix: self.line.count, .paragraph, &read)
            self.dropRest(.rule)
        case .fence(let mark, let length, let info):
            self.enter(matched, prefix: next, .paragraph, &read)
            if self.configuration.code == .announce {
                let words = SpokenWords.code(self.line[info])
                self.say(words, for: self.line.count - next, .announced, .code, &read)
            } else {
                self.drop(self.line.count - next, .code, &read)
            }
            (self.codeLines, self.blankCodeLines) = (0, 0)
            self.dropRest(.fence)
            self.leaf = .fence(mark: mark, length: length, indent: columns)
        case .html(let terminator):
            self.enter(matched, prefix: next, .line, &read)
            self.leaf = .html(terminator)
            (self.window, self.htmlState) = (0, .text)
            self.role = .html
            self.beginRest(.html, from: next, &read)
        case .footnote(let content):
            self.enter(matched, prefix: content, .paragraph, &read)
            self.leaf = .paragraph
            self.beginRest(.text, from: content, &read)
        case .mathematics(let close):
            self.enter(matched, prefix: next, .paragraph, &read)
            self.formula.begin(self.line[next...])
            // The half of the mark that ends it, if that is all there is of it.
            self.window = UInt128(self.line[(next + 2)...].last ?? 0)
            self.dropRest(.mathematics)
            self.leaf = .mathematics(close: close)
        case .tableHead: return self.beginHead(next, matched, &read)
        case .reasoning(let terminator, let end):
            self.enter(matched, prefix: next, .paragraph, &read)
            self.beginReasoning(terminator, next, end, &read)
        case .reasoningEnd(let end):
            self.enter(matched, prefix: end, .paragraph, &read)
            self.endReasoning()
        }
        return true
    }

    /// Says nothing of the rest of the line.
    private mutating func dropRest(_ phase: Phase) {
        self.clearLine()
        self.leaf = .none
        self.phase = phase
    }

    private mutating func beginHead(_ next: Int, _ matched: Int, _ read: inout ReadText) -> Bool {
        let isContinued = self.leaf == .paragraph && self.opening.isEmpty
        if isContinued {
            guard matched == self.containers.count else {
                return self.beginText(next, matched, &read)
            }
            self.settleLineEnd(.line, &read)
            self.drop(next, .markup, &read)
        } else {
            self.enter(matched, prefix: next, .line, &read)
        }
        self.head.clear(isPossible: false)
        self.head.bytes.append(contentsOf: self.line[next...])
        self.dropRest(.head)
        return true
    }

    /// Ends the innermost block, if something has to be said of that.
    mutating func closeLeaf(_ read: inout ReadText) {
        switch self.leaf {
        case .fence, .indentedCode:
            self.sayCodeEnd(for: 0, &read)
            self.ensure(.paragraph)
        case .table:
            if self.configuration.tables == .announce {
                let words = SpokenWords.count(self.table.rows, "row")
                self.say(words, for: 0, .announced, .table, &read)
                self.ensure(.paragraph)
            }
        case .mathematics: self.sayFormula(&read)
        default: break
        }
        self.leaf = .none
    }

    /// Says how long the code was, for the bytes of the fence that ends it.
    mutating func sayCodeEnd(for count: Int, _ read: inout ReadText) {
        if self.configuration.code == .announce {
            self.say(SpokenWords.count(self.codeLines, "line"), for: count, .announced, .code, &read)
        } else {
            self.ensure(.paragraph)
            self.drop(count, .code, &read)
        }
    }
}
