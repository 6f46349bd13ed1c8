/// Up to eight bytes of a text in one word of the processor, the first of them in the lowest bits, zeros behind the last.
///
/// Short runs of letters are found without a branch for each: how long a word is nothing predicts, and a mispredicted
/// branch costs as much as ten letters.
struct ByteGroup {
    /// How many bytes are here.
    let count: Int
    private(set) var bits: UInt64

    /// The bytes of a span from `start` on, which lies within it.
    @inline(__always)
    init(_ bytes: Span<UInt8>, from start: Int) {
        let rest = bytes.count &- start
        // Safe: any bytes are an integer, and all places are checked.
        let raw = unsafe bytes.bytes
        if rest >= 4 {
            self.count = min(rest, 8)
            // Two halves, which overlap if they are not whole.
            let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self)
            let skipped = self.count &- 4
            let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: start &+ skipped, as: UInt32.self)
            self.bits = UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) &<< UInt64(skipped &* 8)
        } else {
            self.count = rest
            // The first, the middle and the last of at most three.
            let (middle, last) = (rest &>> 1, rest &- 1)
            self.bits =
                UInt64(bytes[start])
                | UInt64(bytes[start &+ middle]) &<< UInt64(middle &* 8)
                | UInt64(bytes[start &+ last]) &<< UInt64(last &* 8)
        }
    }

    /// The same byte eight times.
    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// How many letters of ASCII lead.
    @inline(__always)
    var leadingLetters: Int {
        // The highest bit of each byte: set where the byte, made small, lies between "a" and "z".
        let small = (self.bits | Self.all(0x20)) & Self.all(0x7F)
        let fromA = small &+ Self.all(0x1F)
        let beyondZ = small &+ Self.all(0x05)
        let others = (~fromA | beyondZ | self.bits) & Self.all(0x80)
        return others.trailingZeroBitCount &>> 3
    }
}
