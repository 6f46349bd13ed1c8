import Glibc

/// Writes bare samples to a file descriptor: signed 16 bit, little-endian, one channel.
///
/// Whoever reads at the other end sets the pace. What is behind the descriptor is out of our sight, so all that was
/// written counts as heard.
public final class RawSink: AudioSink {
    private let output: FileOutput

    /// Writes to `descriptor`, by default standard output; the caller keeps the descriptor open and closes it.
    public init(descriptor: Int32 = 1) {
        self.output = FileOutput(descriptor: descriptor)
    }

    /// True: the reader keeps time.
    public var isPaced: Bool { true }

    /// Gets ready to write; the descriptor is open already.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {
        self.output.clearWake()
    }

    /// Writes the samples, blocking until the reader has taken them or a flush lets go.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        let samples = frames.map(\.littleEndian)
        do {
            _ = try samples.withUnsafeBytes { bytes in try self.output.write(bytes) }
        } catch {
            throw (error as? SpeakStreamError) ?? FileOutput.failure("write")
        }
    }

    /// 0: what is behind the descriptor is out of sight.
    public func latency() throws(SpeakStreamError) -> Int { 0 }

    /// Lets a blocked write go; what the reader has is the reader's.
    public func flush() throws(SpeakStreamError) {
        self.output.wake()
    }

    /// Does nothing: the descriptor is the caller's.
    public func close() {}
}
