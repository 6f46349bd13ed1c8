/// A run of `*`, `_` or `~` that could open or close emphasis.
struct Delimiter: Sendable {
    var start: Int
    /// How many marks have no partner yet.
    var count: Int
    /// How many marks there were.
    let length: Int
    let mark: UInt8
    var canOpen: Bool
    let canClose: Bool
    /// Marks at the start that closed something.
    var closed = 0
}

/// How far delimiters are joined, each closer with the nearest opener before it.
struct DelimiterMatching: Sendable {
    /// The first one not looked at as a closer.
    var closer = 0
    /// How far down no opener is for a closer of this mark, length and kind.
    var floors = InlineArray<18, Int>(repeating: 0)

    init() {}

    init(from bottom: Int) {
        self.closer = bottom
        self.floors = .init(repeating: bottom)
    }

    mutating func reset() {
        if self.closer > 0 {
            self = DelimiterMatching()
        }
    }
}

// Emphasis, by the rules for delimiter runs of CommonMark 0.31.2, section 6.2.
extension InlineHold {
    mutating func readDelimiter(_ index: Int, _ end: End) -> Int? {
        let runEnd = self.bytes.endOfRun(from: index)
        let mark = self.bytes[index]
        if end == .open, Neighbour(in: self.bytes, at: runEnd) == nil {
            return self.wait(.any, orElse: runEnd, end)
        }
        let before = index == 0 ? self.before : Neighbour(in: self.bytes, before: index)
        let after = runEnd == self.bytes.count ? .white : Neighbour(in: self.bytes, at: runEnd) ?? .other
        let isLeft = after != .white && (after != .mark || before != .other)
        let isRight = before != .white && (before != .mark || after != .other)
        let length = runEnd - index
        var canOpen = isLeft
        var canClose = isRight
        if mark == UInt8(ascii: "_") {
            canOpen = isLeft && (!isRight || before == .mark)
            canClose = isRight && (!isLeft || after == .mark)
        } else if mark == UInt8(ascii: "~"), length > 2 {
            (canOpen, canClose) = (false, false)
        }
        if canOpen || canClose {
            self.delimiters.append(
                Delimiter(
                    start: index,
                    count: length,
                    length: length,
                    mark: mark,
                    canOpen: canOpen,
                    canClose: canClose
                )
            )
        }
        return runEnd
    }

    /// Joins closers with openers among all delimiters that are outside of open brackets, as far as that is not done.
    mutating func matchDelimiters() {
        guard self.matching.closer < self.delimiters.count else {
            return
        }
        var matching = self.matching
        self.match(&matching)
        self.matching = matching
    }

    /// Joins closers with openers among the delimiters from `bottom` on.
    mutating func matchDelimiters(from bottom: Int) {
        var matching = DelimiterMatching(from: bottom)
        self.match(&matching)
    }

    private mutating func match(_ matching: inout DelimiterMatching) {
        while matching.closer < self.delimiters.count {
            let closer = matching.closer
            let delimiter = self.delimiters[closer]
            guard delimiter.canClose, delimiter.count > 0 else {
                matching.closer += 1
                continue
            }
            let kind = Self.kind(delimiter)
            guard let opener = self.opener(for: closer, above: matching.floors[kind]) else {
                matching.floors[kind] = closer
                if !delimiter.canOpen {
                    self.delimiters[closer].count = 0
                }
                matching.closer += 1
                continue
            }
            self.join(opener, closer)
            for index in (opener + 1)..<closer {
                self.delimiters[index].count = 0
            }
            if self.delimiters[closer].count == 0 {
                matching.closer += 1
            }
        }
    }

    private static func kind(_ delimiter: Delimiter) -> Int {
        let mark = delimiter.mark == UInt8(ascii: "*") ? 0 : delimiter.mark == UInt8(ascii: "_") ? 1 : 2
        return mark * 6 + (delimiter.canOpen ? 3 : 0) + delimiter.length % 3
    }

    private func opener(for closer: Int, above floor: Int) -> Int? {
        let closing = self.delimiters[closer]
        var index = closer - 1
        while index >= floor {
            let opening = self.delimiters[index]
            if opening.mark == closing.mark, opening.canOpen, opening.count > 0 {
                if closing.mark == UInt8(ascii: "~") {
                    if opening.count == closing.count {
                        return index
                    }
                } else if !(closing.canOpen || opening.canClose) || (opening.length + closing.length) % 3 != 0
                    || opening.length % 3 == 0 && closing.length % 3 == 0
                {
                    return index
                }
            }
            index -= 1
        }
        return nil
    }

    private mutating func join(_ opener: Int, _ closer: Int) {
        let opening = self.delimiters[opener]
        let closing = self.delimiters[closer]
        let isStrong = opening.count >= 2 && closing.count >= 2
        let width = closing.mark == UInt8(ascii: "~") ? closing.count : isStrong ? 2 : 1
        let last = opening.start + opening.closed + opening.count
        self.fill((last - width)..<last, .markup)
        self.delimiters[opener].count -= width
        let first = closing.start + closing.closed
        self.fill(first..<(first + width), .markup)
        self.delimiters[closer].closed += width
        self.delimiters[closer].count -= width
    }
}
