/// Takes apart what a program writes: lines, and the sound behind them; how it is split into reads changes nothing but how the
/// sound is.
package struct FrameParser: Sendable {
    /// A part of what was written.
    package enum Piece: Sendable, Equatable {
        /// A line.
        case header(EngineHeader)
        /// Samples of the phrase of the header before.
        case samples([Int16], id: Int)
        /// All samples of that header have come, and it says that the phrase is at its end.
        case end(id: Int)
    }

    /// The longest line that is taken; a long phrase with a mark for each word has a tenth of it.
    package static let longestLine = 65_536
    /// The most bytes of sound that are taken with one header: some three minutes.
    package static let mostBytes = 1 << 23

    private var line: [UInt8] = []
    /// The header whose bytes are being read.
    private var header: EngineHeader?
    private var remaining = 0
    private var assembler = SampleAssembler()

    /// Makes a parser for what a program writes from its start on.
    package init() {}

    /// Takes what was read, and gives what it is.
    ///
    /// - Throws: ``EngineFault/garbage(_:)``; after that nothing more can be understood.
    package mutating func push(_ bytes: [UInt8]) throws(EngineFault) -> [Piece] {
        var pieces: [Piece] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            if let header, let id = header.id, self.remaining > 0 {
                let part = rest.prefix(self.remaining)
                self.remaining -= part.count
                rest = rest.dropFirst(part.count)
                let samples = self.assembler.push(part)
                if !samples.isEmpty { pieces.append(.samples(samples, id: id)) }
                if self.remaining == 0, header.isEnd { pieces.append(.end(id: id)) }
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
                self.line += rest
                // What is no header need not be waited for.
                guard self.line.count <= Self.longestLine, self.line.first == UInt8(ascii: "{") else {
                    throw .garbage(Self.excerpt(self.line))
                }
                break
            }
            self.line += rest[..<end]
            rest = rest[(end + 1)...]
            try self.endLine(&pieces)
        }
        return pieces
    }

    private mutating func endLine(_ pieces: inout [Piece]) throws(EngineFault) {
        defer { self.line.removeAll(keepingCapacity: true) }
        guard self.line.count <= Self.longestLine, self.line.first == UInt8(ascii: "{"),
            let header = EngineHeader(self.line), header.bytes % 2 == 0,
            header.bytes <= Self.mostBytes
        else { throw .garbage(Self.excerpt(self.line)) }
        self.header = header
        self.remaining = header.bytes
        pieces.append(.header(header))
        if header.bytes == 0, header.isEnd, let id = header.id { pieces.append(.end(id: id)) }
    }

    /// The beginning of what was not understood, for a message.
    private static func excerpt(_ line: [UInt8]) -> String {
        let text = String(decoding: line.prefix(40), as: UTF8.self)
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "." : $0 })
        )
    }
}

/// Makes samples of bytes that may be split within one.
package struct SampleAssembler: Sendable {
    private var half: UInt8?

    /// Makes one that has seen nothing.
    package init() {}

    /// Takes bytes, the lower of each sample first, and gives the samples that are whole.
    package mutating func push(_ bytes: ArraySlice<UInt8>) -> [Int16] {
        var samples: [Int16] = []
        samples.reserveCapacity(bytes.count / 2 + 1)
        var rest = bytes
        if let half, let high = rest.popFirst() {
            samples.append(Int16(bitPattern: UInt16(half) | UInt16(high) << 8))
            self.half = nil
        }
        rest.withUnsafeBytes { raw in
            for index in 0..<raw.count / 2 {
                let sample = raw.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)
                samples.append(Int16(bitPattern: UInt16(littleEndian: sample)))
            }
        }
        if rest.count % 2 == 1 { self.half = rest.last }
        return samples
    }
}
