/// Questions about single bytes of markdown, answered from bits instead of comparisons.
extension UInt8 {
    /// A set of ASCII bytes in two words of the processor.
    private static func contains(_ byte: UInt8, _ low: UInt64, _ high: UInt64) -> Bool {
        byte < 0x80 && ((byte < 64 ? low : high) &>> UInt64(byte & 63)) & 1 == 1
    }

    /// Whether something could begin here within a line, or the line ends: all others are said as they are.
    @inline(__always)
    var mayBeginMarkup: Bool {
        // \n \r ! # $ & * < and [ \ _ ` h w | ~
        let low: UInt64 =
            1 << 10 | 1 << 13 | 1 << 33 | 1 << 35 | 1 << 36 | 1 << 38 | 1 << 42 | 1 << 60
        let high: UInt64 = 1 << 27 | 1 << 28 | 1 << 31 | 1 << 32 | 1 << 40 | 1 << 55 | 1 << 60 | 1 << 62
        return Self.contains(self, low, high)
    }

    /// Whether no sentence can end here in text where no question is open, nor anything but these bytes be said for it.
    ///
    /// What ends sentences is left out, what may close a marker ("1)"), what begins links, entities, mathematics and tags,
    /// and all beyond ASCII.
    @inline(__always)
    var endsNoSentence: Bool {
        // Space " % ' ( * + , - 0-9 : = > @ A-Z ^ _ ` a-z ~
        let low: UInt64 =
            1 << 32 | 1 << 34 | 1 << 37 | 1 << 39 | 1 << 40 | 1 << 42 | 1 << 43 | 1 << 44 | 1 << 45 | 0x3FF << 48
            | 1 << 58 | 1 << 61 | 1 << 62
        let high: UInt64 = 0x7FF_FFFF | 1 << 30 | 1 << 31 | 1 << 32 | 0x3FF_FFFF << 33 | 1 << 62
        return Self.contains(self, low, high)
    }

    /// A space or a tab.
    @inline(__always)
    var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// The end of a line, or a part of it.
    @inline(__always)
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }

    var isDigit: Bool { self &- 0x30 < 10 }

    /// A letter of ASCII.
    @inline(__always)
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    var isSmallLetter: Bool { self &- 0x61 < 26 }

    var isAlphanumeric: Bool { self.isDigit || self.isLetter }

    /// ASCII punctuation, which a backslash makes plain.
    var isMark: Bool { self > 0x20 && self < 0x7F && !self.isAlphanumeric }

    /// The first byte of a scalar.
    @inline(__always)
    var isLeading: Bool { self & 0xC0 != 0x80 }

    /// A capital letter of ASCII made small.
    var small: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Array {
    /// Removes everything and keeps the storage; the library's own way is long even if there is nothing.
    @inline(__always)
    mutating func empty() {
        if !self.isEmpty {
            self.removeAll(keepingCapacity: true)
        }
    }
}

/// How much of a prefix some bytes begin with.
enum PrefixMatch {
    case none
    /// The bytes end within it.
    case partial
    case whole
}

extension [UInt8] {
    /// Whether a prefix stands at `start`.
    func match(_ prefix: [UInt8], at start: Int) -> PrefixMatch {
        let shared = Swift.min(prefix.count, self.count - start)
        guard self[start..<(start + shared)].elementsEqual(prefix[..<shared]) else {
            return .none
        }
        return shared == prefix.count ? .whole : .partial
    }

    /// Where the run of the same byte ends that begins at `start`.
    func endOfRun(from start: Int) -> Int {
        var end = start + 1
        while end < self.count, self[end] == self[start] {
            end += 1
        }
        return end
    }
}

/// What stands beside a run of `*`, `_` or `~`.
enum Neighbour: Sendable {
    case white
    case mark
    case other

    init(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            self = byte <= 0x20 ? .white : byte.isMark ? .mark : .other
            return
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .white
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            self = .mark
        default: self = .other
        }
    }

    /// The scalar that begins at `index`; nil if it is not all there.
    init?(in bytes: [UInt8], at index: Int) {
        guard index < bytes.count else {
            return nil
        }
        let first = bytes[index]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else {
            return nil
        }
        var decoder = ScalarDecoder()
        for byte in bytes[index..<(index + length)] {
            if let found = decoder.push(byte) {
                self.init(found.scalar)
                return
            }
        }
        self = .other
    }

    /// The scalar that ends before `index`, which is not the first.
    init(in bytes: [UInt8], before index: Int) {
        var start = index - 1
        while start > 0, !bytes[start].isLeading {
            start -= 1
        }
        self = Neighbour(in: bytes, at: start) ?? .other
    }
}
