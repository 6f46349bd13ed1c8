/// The samples of a 16-bit PCM WAVE file of one channel.
public struct WaveFile: Sendable, Hashable {
    /// Frames a second.
    public var rate: Int

    /// The samples.
    public var samples: [Int16]

    /// A file with these samples.
    public init(rate: Int, samples: [Int16]) {
        self.rate = rate
        self.samples = samples
    }

    /// Reads a file.
    ///
    /// A writer that could not seek back leaves the data's length at all ones or 0; then the data goes to the file's
    /// end.
    ///
    /// - Parameter path: The file.
    /// - Throws: ``RigError`` when it is something else, `Errno` when it cannot be read.
    public init(contentsOf path: String) throws {
        let bytes = try readFile(path)
        guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8)
        else {
            throw RigError("\(path) is no WAVE file")
        }
        var rate: Int?
        var position = 12
        while position + 8 <= bytes.count {
            let name = bytes[position..<position + 4]
            let length = bytes.littleEndian(at: position + 4, size: 4)
            let body = position + 8
            if name.elementsEqual("fmt ".utf8), body + 16 <= bytes.count {
                guard bytes.littleEndian(at: body, size: 2) == 1, bytes.littleEndian(at: body + 2, size: 2) == 1,
                    bytes.littleEndian(at: body + 14, size: 2) == 16
                else {
                    throw RigError("\(path) is not 16-bit PCM of one channel")
                }
                rate = bytes.littleEndian(at: body + 4, size: 4)
            } else if name.elementsEqual("data".utf8), let rate {
                let open = length == 0 || body + length > bytes.count
                let end = open ? bytes.count : body + length
                self.init(rate: rate, samples: bytes[body..<end].littleEndianSamples)
                return
            }
            position = body + length + length % 2
        }
        throw RigError("\(path) has no sound in it")
    }

    /// Writes the file, replacing what was there.
    ///
    /// - Parameter path: The file.
    /// - Throws: `Errno` when it cannot be written.
    public func write(to path: String) throws {
        var bytes: [UInt8] = []
        let length = self.samples.count * 2
        bytes.reserveCapacity(44 + length)
        bytes += "RIFF".utf8
        bytes.appendLittleEndian(36 + length, size: 4)
        bytes += "WAVEfmt ".utf8
        for (value, size) in [(16, 4), (1, 2), (1, 2), (self.rate, 4), (self.rate * 2, 4), (2, 2), (16, 2)] {
            bytes.appendLittleEndian(value, size: size)
        }
        bytes += "data".utf8
        bytes.appendLittleEndian(length, size: 4)
        for sample in self.samples {
            bytes.appendLittleEndian(Int(UInt16(bitPattern: sample)), size: 2)
        }
        try writeFile(bytes, to: path)
    }
}

extension Recording {
    /// Writes the samples as a WAVE file, for a person to look at or listen to; the stamps are not kept.
    ///
    /// - Parameter path: The file, replaced when it exists.
    /// - Throws: `Errno` when it cannot be written.
    public func writeWAV(to path: String) throws {
        try WaveFile(rate: self.rate, samples: self.samples).write(to: path)
    }
}

extension [UInt8] {
    fileprivate func littleEndian(at position: Int, size: Int) -> Int {
        (0..<size).reduce(0) { $0 | Int(self[position + $1]) << (8 * $1) }
    }

    fileprivate mutating func appendLittleEndian(_ value: Int, size: Int) {
        for index in 0..<size {
            self.append(UInt8(truncatingIfNeeded: value >> (8 * index)))
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var littleEndianSamples: [Int16] {
        self.withUnsafeBytes { bytes in
            (0..<bytes.count / 2).map {
                Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self))
            }
        }
    }
}
