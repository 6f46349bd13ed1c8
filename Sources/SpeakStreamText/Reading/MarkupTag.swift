/// Tags, comments and autolinks: what stands between angle brackets within a line.
enum MarkupTag {
    /// What the `<` begins.
    enum Match: Equatable {
        case none
        /// It could be one with more bytes.
        case incomplete
        case tag(end: Int)
        case autolink(end: Int)
        case address(end: Int)
    }

    /// Reads what begins with the `<` at `start`.
    static func match(_ bytes: [UInt8], at start: Int) -> Match {
        var cursor = Cursor(bytes: bytes, index: start + 1)
        guard let first = cursor.peek else {
            return .incomplete
        }
        if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
            return self.matchDeclaration(bytes, at: start)
        }
        if first == UInt8(ascii: "/") {
            cursor.index += 1
            return self.result(cursor.closingTag())
        }
        guard first.isAlphanumeric || first.isMark else {
            return .none
        }
        let link = self.matchAutolink(bytes, at: start)
        guard link == .none, first.isLetter else {
            return link
        }
        return self.result(cursor.openTag())
    }

    private static func result(_ end: Int??) -> Match {
        switch end {
        case .none: .none
        case .some(.none): .incomplete
        case .some(.some(let end)): .tag(end: end)
        }
    }

    /// What begins a section of character data.
    static let dataOpening = Array("<![CDATA[".utf8)

    private static func matchDeclaration(_ bytes: [UInt8], at start: Int) -> Match {
        let rest = bytes.count - start
        if bytes[start + 1] == UInt8(ascii: "?") {
            return self.find("?>", in: bytes, from: start + 2)
        }
        guard rest > 2 else {
            return .incomplete
        }
        if bytes[start + 2] == UInt8(ascii: "-") {
            guard rest > 3 else {
                return .incomplete
            }
            guard bytes[start + 3] == UInt8(ascii: "-") else {
                return .none
            }
            // "<!-->" and "<!--->" are whole comments.
            return self.find("-->", in: bytes, from: start + 2)
        }
        if bytes[start + 2] == UInt8(ascii: "[") {
            switch bytes.match(self.dataOpening, at: start) {
            case .none: return .none
            case .partial: return .incomplete
            case .whole: return self.find("]]>", in: bytes, from: start + self.dataOpening.count)
            }
        }
        return bytes[start + 2].isLetter ? self.find(">", in: bytes, from: start + 3) : .none
    }

    private static func find(_ end: StaticString, in bytes: [UInt8], from start: Int) -> Match {
        let end = Array(end.description.utf8)
        var index = start
        while index + end.count <= bytes.count {
            if bytes[index] == end[0], bytes[index..<(index + end.count)].elementsEqual(end) {
                return .tag(end: index + end.count)
            }
            index += 1
        }
        return .incomplete
    }

    private static func matchAutolink(_ bytes: [UInt8], at start: Int) -> Match {
        var index = start + 1
        var isScheme = bytes[index].isLetter
        var hasAt = false
        var isAddress = true
        var isLink = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                if isLink {
                    return .autolink(end: index + 1)
                }
                return hasAt && isAddress && bytes[index - 1].isAlphanumeric ? .address(end: index + 1) : .none
            }
            if byte <= 0x20 || byte == UInt8(ascii: "<") {
                return .none
            }
            if isScheme, byte == UInt8(ascii: ":") {
                let length = index - start - 1
                isLink = length >= 2 && length <= 32
                isScheme = false
                isAddress = false
            } else if isScheme, !(byte.isAlphanumeric || byte == 0x2B || byte == 0x2D || byte == 0x2E) {
                isScheme = false
            }
            if byte == UInt8(ascii: "@") {
                isAddress = isAddress && !hasAt && index > start + 1
                hasAt = true
            } else if hasAt {
                isAddress = isAddress && (byte.isAlphanumeric || byte == 0x2D || byte == 0x2E)
            } else if !byte.isAlphanumeric {
                isAddress = isAddress && ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
            }
            guard isLink || isScheme || isAddress else {
                return .none
            }
            index += 1
        }
        return .incomplete
    }

    /// Walks over a tag; each part gives nil if it is none, an inner nil if more is needed, else where it ends.
    private struct Cursor {
        let bytes: [UInt8]
        var index: Int

        var peek: UInt8? { self.index < self.bytes.count ? self.bytes[self.index] : nil }

        mutating func skipBlanks() -> Bool {
            let start = self.index
            while let byte = self.peek, byte.isBlank {
                self.index += 1
            }
            return self.index > start
        }

        mutating func skipName() {
            while let byte = self.peek, byte.isAlphanumeric || byte == UInt8(ascii: "-") {
                self.index += 1
            }
        }

        mutating func closingTag() -> Int?? {
            guard let first = self.peek else {
                return .some(nil)
            }
            guard first.isLetter else {
                return nil
            }
            self.skipName()
            _ = self.skipBlanks()
            guard let last = self.peek else {
                return .some(nil)
            }
            return last == UInt8(ascii: ">") ? .some(self.index + 1) : nil
        }

        mutating func openTag() -> Int?? {
            self.skipName()
            while true {
                let hadBlank = self.skipBlanks()
                guard let byte = self.peek else {
                    return .some(nil)
                }
                if byte == UInt8(ascii: ">") {
                    return .some(self.index + 1)
                }
                if byte == UInt8(ascii: "/") {
                    self.index += 1
                    guard let last = self.peek else {
                        return .some(nil)
                    }
                    return last == UInt8(ascii: ">") ? .some(self.index + 1) : nil
                }
                guard hadBlank, byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") else {
                    return nil
                }
                while let byte = self.peek, byte.isAlphanumeric || "_.:-".utf8.contains(byte) {
                    self.index += 1
                }
                let nameEnd = self.index
                _ = self.skipBlanks()
                guard let equals = self.peek else {
                    return .some(nil)
                }
                guard equals == UInt8(ascii: "=") else {
                    self.index = nameEnd
                    continue
                }
                self.index += 1
                switch self.skipValue() {
                case nil: return nil
                case .some(false): return .some(nil)
                case .some(true): break
                }
            }
        }

        /// Nil: no value; false: it goes on; true: over.
        private mutating func skipValue() -> Bool? {
            _ = self.skipBlanks()
            guard let quote = self.peek else {
                return false
            }
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                self.index += 1
                while let byte = self.peek {
                    self.index += 1
                    if byte == quote {
                        return true
                    }
                }
                return false
            }
            let start = self.index
            while let byte = self.peek, !byte.isBlank, !"\"'=<>`".utf8.contains(byte) {
                self.index += 1
            }
            guard self.peek != nil else {
                return false
            }
            return self.index > start ? true : nil
        }
    }
}
