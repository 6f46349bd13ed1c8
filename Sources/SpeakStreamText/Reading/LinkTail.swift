/// Where links go: destinations and titles.
enum LinkTail {
    /// What stands behind the text of a link.
    enum Match: Equatable {
        case none
        /// It could be one with more bytes.
        case incomplete
        case found(end: Int)
    }

    /// Reads `(destination "title")`, whose `(` is at `start`.
    static func match(_ bytes: [UInt8], at start: Int) -> Match {
        var index = Self.skipBlanks(bytes, start + 1)
        guard index < bytes.count else {
            return .incomplete
        }
        if bytes[index] != UInt8(ascii: ")") {
            switch self.destination(bytes, at: index) {
            case .none: return .none
            case .incomplete: return .incomplete
            case .found(let end): index = end
            }
        }
        let destinationEnd = index
        index = self.skipBlanks(bytes, index)
        guard index < bytes.count else {
            return .incomplete
        }
        if index > destinationEnd, bytes[index] != UInt8(ascii: ")") {
            switch self.title(bytes, at: index) {
            case .none: return .none
            case .incomplete: return .incomplete
            case .found(let end): index = self.skipBlanks(bytes, end)
            }
            guard index < bytes.count else {
                return .incomplete
            }
        }
        return bytes[index] == UInt8(ascii: ")") ? .found(end: index + 1) : .none
    }

    /// Whether the rest of a line from `start` on is the destination of a definition and perhaps its title.
    static func isDefinition(_ bytes: [UInt8], from start: Int) -> Bool {
        let first = self.skipBlanks(bytes, start)
        guard first < bytes.count else {
            return false
        }
        var padded = bytes
        padded.append(0x20)
        guard case .found(let end) = self.destination(padded, at: first), end > first else {
            return false
        }
        let next = self.skipBlanks(bytes, end)
        if next >= bytes.count {
            return true
        }
        guard next > end, case .found(let titleEnd) = self.title(bytes, at: next) else {
            return false
        }
        return self.skipBlanks(bytes, titleEnd) >= bytes.count
    }

    private static func skipBlanks(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isBlank {
            index += 1
        }
        return index
    }

    private static func destination(_ bytes: [UInt8], at start: Int) -> Match {
        var index = start
        if bytes[start] == UInt8(ascii: "<") {
            index += 1
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: ">"): return .found(end: index + 1)
                case UInt8(ascii: "<"): return .none
                case UInt8(ascii: "\\"): index += 2
                default: index += 1
                }
            }
            return .incomplete
        }
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1].isMark {
                index += 2
                continue
            }
            if byte == UInt8(ascii: "(") {
                depth += 1
                if depth > 32 {
                    return .none
                }
            } else if byte == UInt8(ascii: ")") {
                if depth == 0 {
                    return .found(end: index)
                }
                depth -= 1
            } else if byte <= 0x20 || byte == 0x7F {
                return depth == 0 && byte.isBlank ? .found(end: index) : .none
            }
            index += 1
        }
        return .incomplete
    }

    private static func title(_ bytes: [UInt8], at start: Int) -> Match {
        let opening = bytes[start]
        guard opening == UInt8(ascii: "\"") || opening == UInt8(ascii: "'") || opening == UInt8(ascii: "(") else {
            return .none
        }
        let closing = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : opening
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == closing {
                return .found(end: index + 1)
            } else if bytes[index] == opening {
                return .none
            } else {
                index += 1
            }
        }
        return .incomplete
    }
}

/// The labels of the links defined so far.
struct LinkLabels: Sendable {
    /// Hashes, so that a text of definitions alone stays small.
    private var known: Set<UInt64> = []

    private static let most = 4096

    var isEmpty: Bool { self.known.isEmpty }

    mutating func insert(_ label: some Sequence<UInt8>) {
        if self.known.count < Self.most, let hash = Self.hash(label) {
            self.known.insert(hash)
        }
    }

    func contains(_ label: some Sequence<UInt8>) -> Bool {
        // Most texts define none, and then none is made small and large.
        !self.isEmpty && Self.hash(label).map(self.known.contains) ?? false
    }

    /// Case and the width of white space do not count (FNV-1a); nil for a blank label.
    ///
    /// Made small and then large, as Unicode folds case: "ẞ" is "SS".
    private static func hash(_ label: some Sequence<UInt8>) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var afterBlank = false
        var isEmpty = true
        for byte in String(decoding: Array(label), as: UTF8.self).lowercased().uppercased().utf8 {
            if byte.isBlank || byte.isLineEnd {
                afterBlank = !isEmpty
                continue
            }
            if afterBlank {
                hash = (hash ^ 0x20) &* 0x100_0000_01B3
                afterBlank = false
            }
            isEmpty = false
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return isEmpty ? nil : hash
    }
}
