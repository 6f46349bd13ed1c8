/// One input of a fuzz target: the bytes that choose what is tried, and the rest.
public struct FuzzInput {
    /// The bytes that choose, always as many.
    public let header: [UInt8]
    /// What is tried on.
    public let rest: [UInt8]

    /// Parts an input as libFuzzer gives it; nil if nothing is left behind the header.
    public init?(_ start: UnsafePointer<UInt8>?, _ count: Int, headerBytes: Int) {
        guard count > headerBytes else { return nil }
        let input = UnsafeBufferPointer(start: start, count: count)
        self.header = Array(input.prefix(headerBytes))
        self.rest = Array(input.dropFirst(headerBytes))
    }
}

/// How bytes are split into pieces.
public struct Splitting {
    /// The lengths of the pieces, used in turn.
    private let lengths: [Int]

    /// Takes a length from each byte, from 1 to `longest`.
    public init(_ bytes: some Sequence<UInt8>, longest: Int = 40) {
        self.lengths = bytes.map { 1 + Int($0) % longest }
    }

    /// The bytes in pieces of these lengths, which may part a scalar.
    public func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            result.append(rest.prefix(self.lengths[result.count % self.lengths.count]))
            rest = rest.dropFirst(result[result.count - 1].count)
        }
        return result
    }
}
