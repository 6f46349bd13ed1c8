/// Character references of HTML: numeric and named ones.
enum Entities {
    /// What a reference at the start of some bytes comes to.
    enum Match {
        case none
        /// It could be one with more bytes.
        case incomplete
        case found(length: Int, text: [UInt8])
    }

    /// Reads the reference that begins with the `&` at `start`.
    static func match(_ bytes: [UInt8], at start: Int) -> Match {
        var index = start + 1
        guard index < bytes.count else {
            return .incomplete
        }
        if bytes[index] == UInt8(ascii: "#") {
            return self.matchNumber(bytes, at: start)
        }
        var name: [UInt8] = []
        while index < bytes.count, bytes[index].isAlphanumeric, name.count <= EntityNames.longest {
            name.append(bytes[index])
            index += 1
        }
        if index == bytes.count, name.count <= EntityNames.longest {
            return .incomplete
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ";"), let text = EntityNames.all[name] else {
            return .none
        }
        return .found(length: index + 1 - start, text: text)
    }

    private static func matchNumber(_ bytes: [UInt8], at start: Int) -> Match {
        var index = start + 2
        guard index < bytes.count else {
            return .incomplete
        }
        let isHexadecimal = bytes[index].small == UInt8(ascii: "x")
        if isHexadecimal {
            index += 1
        }
        let first = index
        var value: UInt32 = 0
        while index < bytes.count, index - first < (isHexadecimal ? 6 : 7) {
            let byte = bytes[index].small
            if byte.isDigit {
                value = value * (isHexadecimal ? 16 : 10) + UInt32(byte - 0x30)
            } else if isHexadecimal, byte >= 0x61, byte <= 0x66 {
                value = value * 16 + UInt32(byte - 0x57)
            } else {
                break
            }
            index += 1
        }
        guard index < bytes.count else {
            return .incomplete
        }
        guard bytes[index] == UInt8(ascii: ";"), index > first else {
            return .none
        }
        let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        return .found(length: index + 1 - start, text: Array(String(scalar).utf8))
    }
}
