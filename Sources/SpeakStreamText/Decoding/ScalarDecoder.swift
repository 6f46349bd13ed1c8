/// Reads scalars out of valid UTF-8 one byte at a time.
///
/// Made for text that `UTF8Assembler` has passed. Ill-formed input never traps, it only gives U+FFFD here and there, and
/// the lengths still add up to the bytes pushed.
struct ScalarDecoder: Sendable {
    private var value: UInt32 = 0
    private var needed: Int = 0
    private var length: Int = 0

    /// No scalar is half read.
    var isIdle: Bool { self.needed == 0 }

    /// Takes a byte; returns the scalar it completes and the length of that scalar in bytes.
    @inline(__always)
    mutating func push(_ byte: UInt8) -> (scalar: Unicode.Scalar, length: Int)? {
        if byte < 0x80, self.needed == 0 {
            return (Unicode.Scalar(byte), 1)
        }
        return self.pushMultibyte(byte)
    }

    private mutating func pushMultibyte(_ byte: UInt8) -> (scalar: Unicode.Scalar, length: Int)? {
        self.length += 1
        if self.needed == 0 {
            switch byte {
            case 0xC0...0xDF: (self.needed, self.value) = (1, UInt32(byte & 0x1F))
            case 0xE0...0xEF: (self.needed, self.value) = (2, UInt32(byte & 0x0F))
            case 0xF0...0xF7: (self.needed, self.value) = (3, UInt32(byte & 0x07))
            default: return self.complete(0xFFFD)
            }
            return nil
        }
        self.value = self.value << 6 | UInt32(byte & 0x3F)
        self.needed -= 1
        return self.needed == 0 ? self.complete(self.value) : nil
    }

    private mutating func complete(_ value: UInt32) -> (scalar: Unicode.Scalar, length: Int) {
        defer {
            self.length = 0
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", self.length)
    }
}

extension ScalarDecoder {
    /// The scalar that begins at `index`, and where it ends; nil where none begins, or not all of it is there.
    static func scalar(in bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        var decoder = Self()
        var end = index
        while end < bytes.count, end == index || !bytes[end].isLeading {
            let found = decoder.push(bytes[end])
            end += 1
            if let found {
                return found.scalar == "\u{FFFD}" && found.length != 3 ? nil : (found.scalar, end)
            }
        }
        return nil
    }
}
