// Mathematics between dollars, and money, which is none.
extension InlineHold {
    mutating func readDollar(_ index: Int, _ end: End) -> Int? {
        let start = self.bytes.endOfRun(from: index)
        let width = start - index
        guard start < self.bytes.count else {
            return self.wait(.any, orElse: start, end)
        }
        guard width <= 2, width == 2 || !self.bytes[start].isBlank else {
            return start
        }
        if width == 1 {
            switch self.isMoney(start, end) {
            case true?: return start
            case nil: return self.wait(.any, orElse: start, end)
            default: break
            }
        }
        var close = max(start, self.searched)
        while close < self.bytes.count {
            guard self.bytes[close] == UInt8(ascii: "$") else {
                close += self.bytes[close] == UInt8(ascii: "\\") ? 2 : 1
                continue
            }
            let runEnd = self.bytes.endOfRun(from: close)
            if runEnd == self.bytes.count, end == .open {
                return self.wait(.any, orElse: start, end)
            }
            let isFollowedByDigit = runEnd < self.bytes.count && self.bytes[runEnd].isDigit
            if runEnd - close >= width, width == 2 || !self.bytes[close - 1].isBlank && !isFollowedByDigit {
                self.replace(
                    index..<(close + width),
                    by: SpokenWords.formula(self.bytes[start..<close]),
                    .mathematics
                )
                return close + width
            }
            close = runEnd
        }
        self.searched = close
        return self.wait(.dollar, orElse: start, end)
    }

    /// Whether the text from `start` on begins like an amount with a word or punctuation behind it; nil if not yet known.
    private func isMoney(_ start: Int, _ end: End) -> Bool? {
        var index = start
        while index < self.bytes.count, self.bytes[index].isDigit || ",.".utf8.contains(self.bytes[index]) {
            index += 1
        }
        guard index > start else {
            return false
        }
        guard index < self.bytes.count else {
            return end == .open ? nil : true
        }
        if self.bytes[index].isBlank, ",.".utf8.contains(self.bytes[index - 1]) {
            return true
        }
        if ";:!?)".utf8.contains(self.bytes[index]) {
            return true
        }
        guard self.bytes[index].isBlank else {
            return false
        }
        guard index + 2 < self.bytes.count else {
            return end == .open ? nil : true
        }
        return self.bytes[index + 1].isLetter && self.bytes[index + 2].isLetter
    }
}
