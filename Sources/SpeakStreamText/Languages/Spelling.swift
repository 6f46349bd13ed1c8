/// The first 32 UTF-8 bytes of a word, held in place.
struct Spelling: Sendable {
    static let capacity = 32

    private var bytes = InlineArray<32, UInt8>(repeating: 0)
    var count = 0

    /// Whether all of the word is here.
    var isWhole: Bool {
        self.count > 0 && self.count <= Self.capacity
    }

    /// Whether two words are the same that `foldCase()` has gone over.
    @inline(__always)
    static func areSame(_ left: inout Spelling, _ right: Spelling) -> Bool {
        guard left.count == right.count else { return false }
        var right = right
        for start in stride(from: 0, to: min(left.count, Self.capacity), by: 8)
        where left.group(at: start).bits != right.group(at: start).bits { return false }
        return true
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        self.bytes[index]
    }

    /// A hash of a word that `foldCase()` has gone over.
    @inline(__always)
    var hash: Int {
        mutating get {
            var hash: UInt64 = 0
            for start in stride(from: 0, to: min(self.count, Self.capacity), by: 8) {
                // Multiplied by an odd number that mixes well: that of the golden ratio.
                hash = (hash ^ self.group(at: start).bits) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash &>> 32
            }
            return Int(truncatingIfNeeded: hash & 0xFFFF_FFFF)
        }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if self.count < Self.capacity {
            self.bytes[self.count] = byte
        }
        self.count += 1
    }

    /// Appends the letters of ASCII from `start` on, for as long as there is room; returns where they end.
    @inline(__always)
    mutating func appendLetters(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, self.count <= Self.capacity - 8 {
            let group = ByteGroup(bytes, from: index)
            let letters = group.leadingLetters
            self.store(group.bits)
            self.count &+= letters
            index &+= letters
            guard letters == 8 else {
                break
            }
        }
        return index
    }

    /// Writes eight bytes, behind the last if not told otherwise, for which there is room; `count` tells how many stay.
    @inline(__always)
    private mutating func store(_ bits: UInt64, at start: Int? = nil) {
        let start = start ?? self.count
        var span = self.bytes.mutableSpan
        // Safe: any bytes are bytes, and the place is checked.
        var raw = unsafe span.mutableBytes
        raw.storeBytes(of: bits.littleEndian, toByteOffset: start, as: UInt64.self)
    }

    /// How many capitals stand from `start` on, where only letters of ASCII stand.
    @inline(__always)
    mutating func capitals(from start: Int) -> Int {
        var capitals = 0
        var index = start
        while index < self.count {
            let group = index & ~7
            let end = min(self.count, group &+ 8)
            capitals &+= self.group(at: group).capitals(from: index &- group, to: end &- group)
            index = end
        }
        return capitals
    }

    /// The first and the last byte of a whole word.
    @inline(__always)
    var ends: (first: UInt8, last: UInt8) {
        mutating get {
            (self.bytes[0], self.bytes[self.count &- 1])
        }
    }

    /// Becomes another word.
    ///
    /// Eight bytes at once, as they were written: a longer load waits until all the stores before it are done.
    @inline(__always)
    mutating func copy(_ other: inout Spelling) {
        self.count = other.count
        for start in stride(from: 0, to: min(self.count, Self.capacity), by: 8) {
            self.store(other.group(at: start).bits, at: start)
        }
    }

    /// Eight bytes from `start` on; mutating, since otherwise all of them are copied first.
    @inline(__always)
    private mutating func group(at start: Int) -> ByteGroup {
        var span = self.bytes.mutableSpan
        // Safe: any bytes are an integer, and the place is checked.
        let raw = unsafe span.mutableBytes
        return unsafe ByteGroup(raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    }

    @inline(__always)
    mutating func clear() {
        self.count = 0
    }

    /// The bytes in a range within the first 32.
    subscript(range: Range<Int>) -> Spelling {
        var part = Spelling()
        for index in range {
            part.append(self.bytes[index])
        }
        return part
    }

    /// Where the first apostrophe stands.
    var apostrophe: Int? {
        var index = 0
        while index < min(self.count, Self.capacity) {
            if self.bytes[index] == 0x27 {
                return index
            }
            index &+= 1
        }
        return nil
    }

    /// How many ASCII digits lead.
    var leadingDigits: Int {
        var index = 0
        while index < min(self.count, Self.capacity), (0x30...0x39).contains(self.bytes[index]) {
            index += 1
        }
        return index
    }

    /// Whether there are only letters of ASCII.
    @inline(__always)
    var isLetters: Bool {
        mutating get {
            let count = min(self.count, Self.capacity)
            for start in stride(from: 0, to: count, by: 8)
            where self.group(at: start).leadingLetters < min(count &- start, 8) { return false }
            return true
        }
    }

    /// Writes the word in lower case, by the simple mapping of the scripts with cases; returns whether it began otherwise.
    ///
    /// Zeros are written behind it, so that words are told apart eight bytes at once.
    mutating func foldCase() -> Bool {
        let count = min(self.count, Self.capacity)
        var isCapitalised = false
        var start = 0
        while start < count {
            let group = self.group(at: start).first(count &- start)
            let small = group.isASCII ? group.small : group
            self.store(small.bits, at: start)
            guard group.isASCII else { return self.foldCase(from: start) || isCapitalised }
            isCapitalised = isCapitalised || start == 0 && UInt8(truncatingIfNeeded: group.bits ^ small.bits) != 0
            start &+= 8
        }
        return isCapitalised
    }

    /// Does so for words with other letters than those of ASCII, of which those before `start` are small.
    private mutating func foldCase(from start: Int) -> Bool {
        let count = min(self.count, Self.capacity)
        for group in stride(from: start, to: count, by: 8) {
            self.store(self.group(at: group).first(count - group).bits, at: group)
        }
        var isCapitalised = false
        var index = start
        while index < count {
            let byte = self.bytes[index]
            if byte < 0x80 {
                if (0x41...0x5A).contains(byte) {
                    self.bytes[index] = byte + 0x20
                    isCapitalised = isCapitalised || index == 0
                }
                index += 1
            } else if byte < 0xE0, index + 1 < count {
                let value = UInt32(byte & 0x1F) << 6 | UInt32(self.bytes[index + 1] & 0x3F)
                let lower = Self.lower(value)
                if lower != value {
                    self.bytes[index] = 0xC0 | UInt8(lower >> 6)
                    self.bytes[index + 1] = 0x80 | UInt8(lower & 0x3F)
                    isCapitalised = isCapitalised || index == 0
                }
                index += 2
            } else if byte == 0xE1, index + 2 < count, (0xB8...0xBB).contains(self.bytes[index + 1]) {
                // Latin Extended Additional (Vietnamese): even letters are capital.
                if self.bytes[index + 2] & 1 == 0 {
                    self.bytes[index + 2] |= 1
                    isCapitalised = isCapitalised || index == 0
                }
                index += 3
            } else {
                index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            }
        }
        return isCapitalised
    }

    /// The small letter of a scalar of two UTF-8 bytes, which has two bytes too.
    private static func lower(_ value: UInt32) -> UInt32 {
        switch value {
        case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: value + 0x20
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F, 0x218...0x21B:
            value | 1
        case 0x1A0: 0x1A1
        case 0x1AF: 0x1B0
        case 0x139...0x148, 0x179...0x17E, 0x4C1...0x4CE: value + (value & 1)
        case 0x386: 0x3AC
        case 0x388...0x38A: value + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: value + 63
        case 0x400...0x40F: value + 80
        case 0x531...0x556: value + 48
        default: value
        }
    }
}
