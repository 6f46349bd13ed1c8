/// Turns raw bytes, split anywhere, into valid UTF-8 made of whole scalars.
///
/// Ill-formed input is replaced by U+FFFD once per maximal subpart (Unicode 3.9, the WHATWG decoder), so the result is
/// that of `String(decoding:as:)` over all the bytes at once, whatever the split. At most 3 bytes are held back.
public struct UTF8Assembler: Sendable {
    /// The number of U+FFFD written in place of ill-formed sequences so far.
    public private(set) var replacements: Int = 0

    /// The bytes of a sequence that has begun and is not complete, first byte first.
    private var held: (UInt8, UInt8, UInt8) = (0, 0, 0)
    private var heldCount: Int = 0
    /// Continuation bytes still to come; 0 between scalars.
    private var needed: Int = 0
    /// The bytes allowed next.
    ///
    /// Only the second byte of a sequence has a narrower range than 80...BF.
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Makes an assembler that holds nothing.
    public init() {}

    /// Takes bytes and returns the whole scalars that they complete, as valid UTF-8.
    public mutating func push(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let input = Array(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(input.count + self.heldCount)
        var index = 0
        while index < input.count {
            if self.needed == 0 {
                // Text is mostly ASCII: whole stretches of it are copied, not looked at byte by byte again.
                let start = index
                while index < input.count, input[index] < 0x80 {
                    index += 1
                }
                output.append(contentsOf: input[start..<index])
                guard index < input.count else {
                    break
                }
                self.begin(input[index], &output)
                index += 1
            } else if self.allowed.contains(input[index]) {
                self.advance(input[index], &output)
                index += 1
            } else {
                // The byte is not consumed: it may begin a sequence of its own.
                self.replace(&output)
            }
        }
        return output
    }

    /// Ends the text: returns U+FFFD if a sequence was left incomplete, else nothing.
    public mutating func finish() -> [UInt8] {
        var output: [UInt8] = []
        if self.needed > 0 {
            self.replace(&output)
        }
        return output
    }

    private mutating func begin(_ lead: UInt8, _ output: inout [UInt8]) {
        // Table 3-7 of the Unicode standard: the narrower second bytes keep out overlong forms, surrogates and
        // values above U+10FFFF.
        switch lead {
        case 0xC2...0xDF: (self.needed, self.allowed) = (1, 0x80...0xBF)
        case 0xE0: (self.needed, self.allowed) = (2, 0xA0...0xBF)
        case 0xED: (self.needed, self.allowed) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (self.needed, self.allowed) = (2, 0x80...0xBF)
        case 0xF0: (self.needed, self.allowed) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (self.needed, self.allowed) = (3, 0x80...0xBF)
        case 0xF4: (self.needed, self.allowed) = (3, 0x80...0x8F)
        default:
            self.replace(&output)
            return
        }
        self.held.0 = lead
        self.heldCount = 1
    }

    private mutating func advance(_ byte: UInt8, _ output: inout [UInt8]) {
        self.allowed = 0x80...0xBF
        self.needed -= 1
        if self.needed > 0 {
            if self.heldCount == 1 {
                self.held.1 = byte
            } else {
                self.held.2 = byte
            }
            self.heldCount += 1
            return
        }
        output.append(self.held.0)
        if self.heldCount > 1 {
            output.append(self.held.1)
        }
        if self.heldCount > 2 {
            output.append(self.held.2)
        }
        output.append(byte)
        self.heldCount = 0
    }

    private mutating func replace(_ output: inout [UInt8]) {
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        self.replacements += 1
        self.needed = 0
        self.heldCount = 0
    }
}
