/// A line from its first visible byte behind the containers on, and the block that it opens.
struct LineRest {
    let line: [UInt8]
    let start: Int
    let end: Reader.LineEnd
    /// A paragraph is open that the block would interrupt.
    let isInterrupting: Bool

    /// A block that is a line or begins with one.
    enum Block {
        case heading(content: Int)
        case underline
        case rule
        case fence(mark: UInt8, length: Int, info: Range<Int>)
        case html(Reader.Terminator)
        case definition(label: Range<Int>)
        case footnote(content: Int)
        case mathematics(close: UInt8)
        case tableHead
        case reasoning(Reader.Terminator, end: Int)
        case reasoningEnd(end: Int)
    }

    /// What the line goes on with.
    enum Kind {
        case wait(Reader.LineWait)
        case text
        case quote
        case item(width: Int, isOrdered: Bool)
        case block(Block)
    }

    private var isOpen: Bool { self.end == .open }

    func kind() -> Kind {
        let first = self.line[self.start]
        switch first {
        case UInt8(ascii: ">"): return self.isOpen && self.start + 1 == self.line.count ? .wait(.any) : .quote
        case UInt8(ascii: "#"): return self.heading()
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return self.fence(first)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "="):
            return self.rule(first)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return self.number()
        case UInt8(ascii: "<"): return self.html()
        case UInt8(ascii: "["): return self.isInterrupting ? .text : self.definition()
        case UInt8(ascii: "$"): return self.mathematics(UInt8(ascii: "$"), UInt8(ascii: "$"))
        case UInt8(ascii: "\\"): return self.mathematics(UInt8(ascii: "["), UInt8(ascii: "]"))
        case UInt8(ascii: "|"):
            switch self.end {
            case .open: return .wait(.lineEnd)
            case .lineEnd: return ReasoningTag.isWithin(self.line, from: self.start) ? .text : .block(.tableHead)
            case .force: return .text
            }
        default: return .text
        }
    }

    private func isBlank(from start: Int) -> Bool {
        self.line[start...].allSatisfy(\.isBlank)
    }

    private func heading() -> Kind {
        let runEnd = self.line.endOfRun(from: self.start)
        guard runEnd - self.start <= 6 else {
            return .text
        }
        guard runEnd < self.line.count else {
            return self.isOpen ? .wait(.any) : .block(.heading(content: runEnd))
        }
        guard self.line[runEnd].isBlank else {
            return .text
        }
        let content = self.line[runEnd...].firstIndex { !$0.isBlank } ?? self.line.count
        return content == self.line.count && self.isOpen
            ? .wait(.unlike(0x20)) : .block(.heading(content: content))
    }

    private func fence(_ mark: UInt8) -> Kind {
        let runEnd = self.line.endOfRun(from: self.start)
        guard runEnd - self.start >= 3 else {
            return runEnd == self.line.count && self.isOpen ? .wait(.any) : .text
        }
        if mark == UInt8(ascii: "`"), self.line[runEnd...].contains(mark) {
            return .text
        }
        if self.isOpen {
            return .wait(mark == UInt8(ascii: "`") && runEnd < self.line.count ? .byte(mark) : .lineEnd)
        }
        return .block(.fence(mark: mark, length: runEnd - self.start, info: runEnd..<self.line.count))
    }

    private func rule(_ mark: UInt8) -> Kind {
        var count = 0
        let other = self.line[self.start...].firstIndex {
            count += $0 == mark ? 1 : 0
            return $0 != mark && !$0.isBlank
        }
        let isUnderline = mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")
        let isRule = mark != UInt8(ascii: "=") && mark != UInt8(ascii: "+")
        guard other == nil, isUnderline && self.isInterrupting || isRule else {
            return self.bullet(mark)
        }
        if self.isOpen {
            // "* " could still be a rule, but with a second mark at the earliest.
            return .wait(.unlike(mark))
        }
        let runEnd = self.line.endOfRun(from: self.start)
        if isUnderline, self.isInterrupting, self.isBlank(from: runEnd) {
            return .block(.underline)
        }
        return isRule && count >= 3 ? .block(.rule) : self.bullet(mark)
    }

    private func bullet(_ mark: UInt8) -> Kind {
        guard mark != UInt8(ascii: "_"), mark != UInt8(ascii: "=") else {
            return .text
        }
        return self.item(1, isOrdered: false)
    }

    private func item(_ width: Int, isOrdered: Bool) -> Kind {
        let next = self.start + width
        guard next < self.line.count else {
            if self.isOpen {
                return .wait(.any)
            }
            return self.isInterrupting || self.end == .force ? .text : .item(width: width, isOrdered: isOrdered)
        }
        guard self.line[next].isBlank else {
            return .text
        }
        if self.isInterrupting, self.isBlank(from: next) {
            return self.isOpen ? .wait(.unlike(0x20)) : .text
        }
        return .item(width: width, isOrdered: isOrdered)
    }

    private func number() -> Kind {
        let digits = self.line[self.start...].prefix { $0.isDigit }
        guard digits.count <= 9, !self.isInterrupting || digits.elementsEqual([0x31]) else {
            return .text
        }
        guard digits.endIndex < self.line.count else {
            return self.isOpen ? .wait(.any) : .text
        }
        let mark = self.line[digits.endIndex]
        guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else {
            return .text
        }
        return self.item(digits.count + 1, isOrdered: true)
    }

    private func mathematics(_ second: UInt8, _ close: UInt8) -> Kind {
        guard self.start + 1 < self.line.count else {
            return self.isOpen ? .wait(.any) : .text
        }
        guard self.line[self.start + 1] == second else {
            return .text
        }
        let first = self.line[self.start]
        var index = self.start + 2
        while index + 1 < self.line.count {
            if self.line[index] == first, self.line[index + 1] == close {
                return .text
            }
            index += 1
        }
        if self.isOpen {
            return .wait(.byte(close))
        }
        return first == UInt8(ascii: "$") || self.looksMathematical(from: self.start + 2)
            ? .block(.mathematics(close: close)) : .text
    }

    /// Whether a formula may begin behind `\[`, which is an escape in `\[not a link]`.
    private func looksMathematical(from start: Int) -> Bool {
        let text = self.line[start...]
        return text.first.map(\.isBlank) ?? true
            || zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "\\") && $1.isLetter }
    }

    private func definition() -> Kind {
        var index = self.start + 1
        while index < self.line.count, self.line[index] != UInt8(ascii: "]") {
            if self.line[index] == UInt8(ascii: "[") {
                return .text
            }
            index += self.line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index + 1 < self.line.count else {
            return self.isOpen ? .wait(index < self.line.count ? .any : .byte(UInt8(ascii: "]"))) : .text
        }
        guard self.line[index + 1] == UInt8(ascii: ":"), !self.isBlank(from: self.start + 1) else {
            return .text
        }
        let label = (self.start + 1)..<index
        if self.line[label].first == UInt8(ascii: "^"), label.count > 1 {
            let content = self.line[(index + 2)...].firstIndex { !$0.isBlank }
            return content == nil && self.isOpen
                ? .wait(.unlike(0x20)) : .block(.footnote(content: content ?? self.line.count))
        }
        guard !label.isEmpty, !self.isBlank(in: label) else {
            return .text
        }
        switch self.end {
        case .open: return .wait(.lineEnd)
        case .lineEnd:
            let isDefinition = LinkTail.isDefinition(self.line, from: index + 2)
            return isDefinition ? .block(.definition(label: label)) : .text
        case .force: return .text
        }
    }

    private func isBlank(in range: Range<Int>) -> Bool {
        self.line[range].allSatisfy(\.isBlank)
    }
}
