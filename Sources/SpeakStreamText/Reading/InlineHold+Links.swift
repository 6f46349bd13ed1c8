/// A `[` or `![` that could begin a link or an image.
struct Bracket: Sendable {
    let start: Int
    let isImage: Bool
    /// How many delimiters there were before it.
    let delimiters: Int
    /// A link within it has ended, and links hold no links.
    var isSpent = false

    /// Where the text in the brackets begins.
    var content: Int { self.start + (self.isImage ? 2 : 1) }
}

// Links, images, references and addresses in plain sight.
extension InlineHold {
    mutating func readBracketEnd(_ index: Int, _ end: End) -> Int? {
        guard let bracket = self.brackets.last else {
            return index + 1
        }
        guard index + 1 < self.bytes.count || end != .open else {
            return self.wait(.any, orElse: index + 1, end)
        }
        let next = index + 1 < self.bytes.count ? self.bytes[index + 1] : 0
        if !bracket.isSpent || bracket.isImage {
            if next == UInt8(ascii: "(") {
                switch LinkTail.match(self.bytes, at: index + 1) {
                case .none: break
                case .incomplete:
                    if end == .open {
                        return self.wait([.parenthesis, .blank, .angle], orElse: index, end)
                    }
                case .found(let close): return self.close(bracket, index, close)
                }
            }
            if next == UInt8(ascii: "["), !self.labels.isEmpty {
                guard let close = self.bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "]")) else {
                    if end == .open {
                        return self.wait(.bracket, orElse: index, end)
                    }
                    self.brackets.removeLast()
                    return index + 1
                }
                let label = self.bytes[(index + 2)..<close]
                if self.labels.contains(label.isEmpty ? self.bytes[bracket.content..<index] : label) {
                    return self.close(bracket, index, close + 1)
                }
                if !label.isEmpty {
                    self.brackets.removeLast()
                    return index + 1
                }
            }
            if self.labels.contains(self.bytes[bracket.content..<index]) {
                return self.close(bracket, index, index + 1)
            }
        }
        if !bracket.isImage, self.isFootnote(bracket, index) {
            let range = bracket.start..<(index + 1)
            self.replacements.removeAll { range.contains($0.start) }
            self.fill(range, .droppedLink)
            self.forgetDelimiters(from: bracket.delimiters)
        }
        self.brackets.removeLast()
        return index + 1
    }

    private func isFootnote(_ bracket: Bracket, _ index: Int) -> Bool {
        let label = self.bytes[bracket.content..<index]
        return label.count > 1 && label.first == UInt8(ascii: "^") && !label.contains { $0.isBlank }
    }

    private mutating func forgetDelimiters(from first: Int) {
        self.delimiters.removeSubrange(first...)
    }

    /// The bracket is a link or an image whose text ends at `index` and whose tail ends at `close`.
    private mutating func close(_ bracket: Bracket, _ index: Int, _ close: Int) -> Int {
        self.matchDelimiters(from: bracket.delimiters)
        self.forgetDelimiters(from: bracket.delimiters)
        self.brackets.removeLast()
        let text: Fate = bracket.isImage ? .image : .link
        for position in bracket.content..<index where self.fates[position] == .plain || self.fates[position] == .link {
            self.fates[position] = text
        }
        self.fill(index..<close, bracket.isImage ? .droppedImage : .droppedLink)
        if bracket.isImage {
            self.forgetImages(within: bracket.content..<index)
            if index > bracket.content {
                self.replace(bracket.start..<bracket.content, by: Array("image: ".utf8), .image)
            } else {
                self.fill(bracket.start..<bracket.content, .droppedImage)
            }
        } else {
            self.fates[bracket.start] = .droppedLink
            for position in self.brackets.indices where !self.brackets[position].isImage {
                self.brackets[position].isSpent = true
            }
        }
        return close
    }

    /// Images within the description of an image are a part of it.
    private mutating func forgetImages(within range: Range<Int>) {
        func isWithin(_ replacement: Replacement) -> Bool {
            replacement.role == .image && range.contains(replacement.start)
        }
        for replacement in self.replacements where isWithin(replacement) {
            self.fill(replacement.start..<replacement.end, .droppedImage)
        }
        self.replacements.removeAll(where: isWithin)
    }

    private static let addressPrefixes = ["http://", "https://", "www."].map { Array($0.utf8) }

    /// An address that is not marked as one: "https://example.org/page" or "www.example.org".
    mutating func readAddress(_ index: Int, _ end: End) -> Int? {
        let isInWord = (index == 0 ? self.byteBefore : self.bytes[index - 1]).isAlphanumeric
        guard !isInWord else {
            return index + 1
        }
        var isIncomplete = false
        for prefix in Self.addressPrefixes {
            switch self.bytes.match(prefix, at: index) {
            case .none: break
            case .partial: isIncomplete = true
            case .whole: return self.readAddress(from: index, prefix: prefix.count, end)
            }
        }
        return isIncomplete ? self.wait(.any, orElse: index + 1, end) : index + 1
    }

    private mutating func readAddress(from index: Int, prefix: Int, _ end: End) -> Int? {
        var close = index + prefix
        let isInLink = !self.brackets.isEmpty
        while close < self.bytes.count, self.bytes[close] > 0x20, self.bytes[close] != UInt8(ascii: "<") {
            if isInLink, self.bytes[close] == UInt8(ascii: "]") || self.bytes[close] == UInt8(ascii: "[") {
                break
            }
            close += 1
        }
        if close == self.bytes.count, end == .open {
            return self.wait(isInLink ? [.blank, .bracket] : .blank, orElse: close, end)
        }
        let opening = self.bytes[index..<close].count { $0 == UInt8(ascii: "(") }
        var closing = self.bytes[index..<close].count { $0 == UInt8(ascii: ")") }
        while close > index + prefix {
            let last = self.bytes[close - 1]
            if last == UInt8(ascii: ")"), closing > opening {
                closing -= 1
            } else if last == UInt8(ascii: ";"), let entity = self.startOfEntity(endingAt: close),
                entity > index + prefix
            {
                close = entity
                continue
            } else if !"?!.,:*_~'\"`;".utf8.contains(last) {
                break
            }
            close -= 1
        }
        guard close > index + prefix, self.bytes[index + prefix].isAlphanumeric || self.bytes[index + prefix] >= 0x80
        else {
            return index + prefix
        }
        self.replace(index..<close, by: SpokenWords.link(self.bytes[index..<close]), .link)
        return close
    }

    /// Where `&name;` begins that ends at `end`: it stands behind an address, not in it.
    private func startOfEntity(endingAt end: Int) -> Int? {
        let name = self.bytes[..<(end - 1)].reversed().prefix { $0.isAlphanumeric }
        let start = end - 2 - name.count
        return !name.isEmpty && start >= 0 && self.bytes[start] == UInt8(ascii: "&") ? start : nil
    }
}
