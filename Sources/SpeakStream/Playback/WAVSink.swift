import Glibc

/// Writes a WAV file that is valid at every moment, so that it survives any kind of end.
///
/// The sizes in the header are brought up to date after each write: a file of a killed process is short, never broken.
/// A target that cannot be rewound (a pipe) gets the sizes that mean "until the end".
public final class WAVSink: AudioSink {
    private struct State {
        var descriptor: Int32 = -1
        var dataBytes = 0
        var isSeekable = true
        var wasOpened = false
    }

    private static var headerBytes: Int { 44 }

    private let path: String
    private let monitor = Monitor(State())

    /// Writes to the file at `path`, which is made, or emptied, when the sink is opened first.
    public init(path: String) {
        self.path = path
    }

    deinit {
        self.close()
    }

    /// False: a file takes what it is given.
    public var isPaced: Bool { false }

    /// Makes the file, or goes on with it when it was open before.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {
        try self.monitor.withLock { state throws(SpeakStreamError) in
            guard state.descriptor < 0 else { return }
            // Given back and opened again within a session: go on where it ended.
            let fresh = state.wasOpened ? 0 : O_CREAT | O_TRUNC
            let descriptor = Glibc.open(self.path, O_WRONLY | fresh | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                let reason = String(cString: strerror(errno))
                throw SpeakStreamError(
                    .writeFailed,
                    "cannot write the WAV file \(self.path): \(reason); name a file in a folder that you can write to"
                )
            }
            state.descriptor = descriptor
            guard !state.wasOpened else {
                lseek(descriptor, 0, SEEK_END)
                return
            }
            state.wasOpened = true
            state.isSeekable = lseek(descriptor, 0, SEEK_CUR) >= 0
            let header = Self.header(format, dataBytes: state.isSeekable ? 0 : Int(UInt32.max))
            try Self.write(header, to: descriptor)
        }
    }

    /// Writes the samples and brings the header up to date.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        try self.monitor.withLock { state throws(SpeakStreamError) in
            let bytes = frames.flatMap { sample in
                [UInt8(truncatingIfNeeded: sample), UInt8(truncatingIfNeeded: sample >> 8)]
            }
            try Self.write(bytes, to: state.descriptor)
            state.dataBytes += bytes.count
            guard state.isSeekable else { return }
            try Self.patch(state.descriptor, at: 40, Self.clamp(state.dataBytes))
            try Self.patch(state.descriptor, at: 4, Self.clamp(state.dataBytes + Self.headerBytes - 8))
        }
    }

    /// 0: all that was written counts as heard.
    public func latency() throws(SpeakStreamError) -> Int { 0 }

    /// Does nothing: what is in the file stays.
    public func flush() throws(SpeakStreamError) {}

    /// Closes the file.
    public func close() {
        self.monitor.withLock {
            if $0.descriptor >= 0 { Glibc.close($0.descriptor) }
            $0.descriptor = -1
        }
    }

    private static func header(_ format: AudioFormat, dataBytes: Int) -> [UInt8] {
        let rate = UInt32(format.sampleRate)
        return Array("RIFF".utf8) + Self.bytes(Self.clamp(dataBytes + Self.headerBytes - 8)) + Array("WAVEfmt ".utf8)
            + Self.bytes(16) + [1, 0, 1, 0] + Self.bytes(rate) + Self.bytes(rate * 2) + [2, 0, 16, 0]
            + Array("data".utf8) + Self.bytes(Self.clamp(dataBytes))
    }

    private static func clamp(_ bytes: Int) -> UInt32 {
        UInt32(clamping: bytes)
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func patch(_ descriptor: Int32, at offset: Int, _ value: UInt32) throws(SpeakStreamError) {
        guard pwrite(descriptor, Self.bytes(value), 4, offset) == 4 else { throw FileOutput.failure("write") }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SpeakStreamError) {
        guard writeAll(bytes, to: descriptor) else { throw FileOutput.failure("write") }
    }
}
