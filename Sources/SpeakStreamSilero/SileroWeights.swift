import Glibc
public import SpeakStream

/// The network's weights, as `scripts/install-silero` writes them.
public struct SileroWeights: Sendable {
    private static let magic = Array("SSSILERO".utf8)
    private static let version: UInt32 = 1
    private static let header = 24
    private static let name = "silero.bin"

    let floats: [Float]

    /// Where they are looked for: `$XDG_DATA_HOME/speakstream/silero.bin`, in `~/.local/share` if that is not set; nil without a home.
    public static var usualPath: String? {
        UserFolder.data.map { "\($0)/speakstream/\(Self.name)" }
    }

    /// Whether there is a file at the usual path.
    public static var areInstalled: Bool { Self.usualPath.map { access($0, R_OK) == 0 } ?? false }

    /// Reads and checks the file at the usual path.
    ///
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/cancellerUnavailable`` if it is not there or not whole.
    public static func installed() throws(SpeakStreamError) -> Self {
        guard let path = Self.usualPath else {
            throw SpeakStreamError(.cancellerUnavailable, "Silero's weights: there is no HOME to look for them")
        }
        return try Self(contentsOf: path)
    }

    /// Reads and checks a file.
    ///
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/cancellerUnavailable`` if it is not there or not whole.
    public init(contentsOf path: String) throws(SpeakStreamError) {
        let bytes = try Self.read(path)
        func number<Number: FixedWidthInteger>(at offset: Int) -> Number {
            Number(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Number.self) })
        }
        guard bytes.count >= Self.header, bytes.starts(with: Self.magic) else {
            throw Self.error(path, "is not a file of scripts/install-silero")
        }
        guard number(at: 8) == Self.version, number(at: 12) == UInt32(SileroNetwork.weightCount) else {
            throw Self.error(path, "is of another version; run scripts/install-silero again")
        }
        let data = bytes[Self.header...]
        guard data.count == 4 * SileroNetwork.weightCount, number(at: 16) == Self.checksum(data) else {
            throw Self.error(path, "is damaged; run scripts/install-silero again")
        }
        self.floats = (0..<SileroNetwork.weightCount).map {
            Float(bitPattern: number(at: Self.header + 4 * $0))
        }
    }

    /// FNV-1a, of 64 bits.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return value
    }

    private static func read(_ path: String) throws(SpeakStreamError) -> [UInt8] {
        guard let file = fopen(path, "re") else {
            throw Self.error(
                path,
                "cannot be read: \(String(cString: strerror(errno))); scripts/install-silero brings it"
            )
        }
        defer { fclose(file) }
        // A byte more than there should be, so that a longer file is noticed and none is read to its end.
        let most = Self.header + 4 * SileroNetwork.weightCount + 1
        return [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = fread(buffer.baseAddress, 1, most, file)
        }
    }

    private static func error(_ path: String, _ what: String) -> SpeakStreamError {
        SpeakStreamError(.cancellerUnavailable, "Silero's weights: \(path) \(what)")
    }
}
