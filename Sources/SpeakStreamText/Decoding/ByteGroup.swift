/// Up to eight bytes of a text in one word of the processor, the first of them in the lowest bits, zeros behind the last.
///
/// Short runs of letters are found without a branch for each: how long a word is nothing predicts, and a mispredicted
/// branch costs as much as ten letters.
struct ByteGroup {
    /// How many bytes are here.
    let count: Int
    let bits: UInt64

    /// Eight bytes as they lie in memory.
    @inline(__always)
    init(_ bits: UInt64) {
        self.count = 8
        self.bits = UInt64(littleEndian: bits)
    }

    /// The first bytes of these, zeros behind them.
    @inline(__always)
    func first(_ count: Int) -> ByteGroup {
        count < 8 ? ByteGroup((self.bits & ((1 &<< UInt64(count &* 8)) &- 1)).littleEndian) : self
    }

    /// Whether all bytes are of ASCII.
    @inline(__always)
    var isASCII: Bool { self.bits & Self.all(0x80) == 0 }

    /// The same with the capitals of ASCII made small, where all bytes are of ASCII.
    @inline(__always)
    var small: ByteGroup {
        let capitals = (self.bits &+ Self.all(0x3F)) & ~(self.bits &+ Self.all(0x25)) & Self.all(0x80)
        return ByteGroup((self.bits | capitals &>> 2).littleEndian)
    }

    /// The bytes of a span from `start` on, which lies within it.
    @inline(__always)
    init(_ bytes: Span<UInt8>, from start: Int) {
        let rest = bytes.count &- start
        self.count = min(rest, 8)
        guard self.count > 1 else {
            self.bits = UInt64(bytes[start])
            return
        }
        precondition(start >= 0)
        // Safe: any bytes are an integer, and what is loaded lies within the `count` bytes that are there.
        let raw = unsafe bytes.bytes
        guard rest < 8 else {
            let all = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
            self.bits = UInt64(littleEndian: all)
            return
        }
        func pair(_ offset: Int) -> UInt64 {
            let pair = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ offset, as: UInt16.self)
            return UInt64(UInt16(littleEndian: pair)) &<< UInt64(offset &* 8)
        }
        // The first two pairs and the last two, which overlap where there are not so many.
        let last = self.count &- 2
        self.bits = pair(0) | pair(min(2, last)) | pair(max(last &- 2, 0)) | pair(last)
    }

    /// The same byte eight times.
    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// How many letters of ASCII lead.
    @inline(__always)
    var leadingLetters: Int {
        self.others.trailingZeroBitCount &>> 3
    }

    /// How many bytes of ASCII beyond the space lead: letters and marks.
    @inline(__always)
    var leadingVisible: Int {
        let visible = ((self.bits & Self.all(0x7F)) &+ Self.all(0x5F)) & ~self.bits
        return (~visible & Self.all(0x80)).trailingZeroBitCount &>> 3
    }

    /// How many bytes lead, seven at most of eight, that can begin nothing in markdown: letters, spaces, what stands
    /// between the comma and the semicolon, and all beyond ASCII, up to an "ht" or "ww" that may begin an address.
    @inline(__always)
    var leadingProse: Int {
        let low = self.bits & Self.all(0x7F)
        let fromCommaToSemicolon = (low &+ Self.all(0x54)) & ~(low &+ Self.all(0x44))
        let others = self.others & self.unlike(0x20) & ~fromCommaToSemicolon & ~self.bits
        let stops = others | self.pairs(0x68, 0x74) | self.pairs(0x77, 0x77)
        return min((stops & Self.all(0x80)).trailingZeroBitCount &>> 3, 7)
    }

    /// The highest bit of the first byte of the first such pair; of those above there may be any.
    @inline(__always)
    private func pairs(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let difference = (self.bits ^ Self.all(first)) | (self.bits &>> 8 ^ Self.all(second))
        return (difference &- Self.all(0x01)) & ~difference
    }

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: self.bits &>> UInt64(index &* 8)) }

    /// How many bytes lead that end no sentence.
    @inline(__always)
    var leadingEndless: Int {
        // Letters and spaces are most of it.
        var count = (self.others & self.unlike(0x20)).trailingZeroBitCount &>> 3
        while count < self.count, self.byte(count).endsNoSentence { count &+= 1 }
        return count
    }

    /// The highest bit of each byte that is no letter of ASCII.
    @inline(__always)
    private var others: UInt64 {
        // Set where the byte, made small, does not lie between "a" and "z".
        let small = (self.bits | Self.all(0x20)) & Self.all(0x7F)
        let fromA = small &+ Self.all(0x1F)
        let beyondZ = small &+ Self.all(0x05)
        return (~fromA | beyondZ | self.bits) & Self.all(0x80)
    }

    /// The highest bit of each byte that is another than this; of the lower ones there may be any.
    @inline(__always)
    private func unlike(_ byte: UInt64) -> UInt64 {
        let difference = self.bits ^ Self.all(byte)
        return (difference & Self.all(0x7F)) &+ Self.all(0x7F) | difference
    }

    /// How many capitals stand between two places, the second behind the first, where only letters of ASCII stand.
    @inline(__always)
    func capitals(from start: Int, to end: Int) -> Int {
        let kept = (~0 &>> UInt64((8 &- end) &* 8)) & (~0 &<< UInt64(start &* 8))
        // A one in each byte that is a capital; the product has their sum in its highest byte.
        let capitals = ((~self.bits & kept) &>> 5) & Self.all(0x01)
        return Int(Self.all(capitals) &>> 56)
    }
}

extension Span<UInt8> {
    /// How many letters of ASCII stand from a place on.
    @inline(__always)
    func leadingLetters(from start: Int) -> Int {
        var index = start
        while index < self.count {
            let letters = ByteGroup(self, from: index).leadingLetters
            index &+= letters
            guard letters == 8 else { break }
        }
        return index &- start
    }

    /// How many letters and marks of ASCII stand from a place on.
    @inline(__always)
    func leadingVisible(from start: Int) -> Int {
        var index = start
        while index < self.count {
            let visible = ByteGroup(self, from: index).leadingVisible
            index &+= visible
            guard visible == 8 else { break }
        }
        return index &- start
    }
}
