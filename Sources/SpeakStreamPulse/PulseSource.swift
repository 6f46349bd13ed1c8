internal import CPulseSimple

/// A record stream of the PulseAudio simple API: a microphone, or the monitor of a sink.
///
/// Opening and reading block, so both belong on a thread of their own, never on the cooperative pool.
///
/// Deliberately not `Sendable`: libpulse locks each call, but nothing in it keeps `close()` on one thread from freeing
/// the stream that another thread still reads. Open it on the thread that reads it.
public final class PulseSource {
    /// The rate of the samples delivered, in frames a second.
    public let rate: Int

    /// The number of interleaved channels.
    public let channels: Int

    /// The number of samples in one fragment: what one read should ask for.
    public let fragmentSamples: Int

    private var stream: OpaquePointer?

    /// Opens a record stream and blocks until the server has answered.
    ///
    /// A server that accepts the connection and then says nothing holds the caller for 30 s, libpulse's own limit.
    ///
    /// - Parameters:
    ///   - server: The server's address such as `unix:/run/pulse.sock`, or `nil` for the user's default.
    ///   - source: The source's name, such as `t.monitor`, or `nil` for the default source.
    ///   - rate: The rate wanted, in frames a second; the server converts.
    ///   - channels: The number of channels wanted.
    ///   - fragment: The fragment size in milliseconds. It bounds how late a read can be, and on a monitor how far
    ///     ahead its sink renders.
    /// - Throws: The server's reason, when there is no server or no such source.
    public init(
        server: String? = nil,
        source: String? = nil,
        rate: Int = 22_050,
        channels: Int = 1,
        fragment: Int = 10
    ) throws(PulseSourceError) {
        let frames = max(1, rate * fragment / 1_000)
        self.rate = rate
        self.channels = channels
        self.fragmentSamples = frames * channels

        var specification = pa_sample_spec()
        // The header's macro for the native order is not imported.
        specification.format = Int16(1).littleEndian == 1 ? PA_SAMPLE_S16LE : PA_SAMPLE_S16BE
        specification.rate = UInt32(rate)
        specification.channels = UInt8(channels)
        // All but the fragment size are the server's choice, which is what the value of all ones stands for.
        var attributes = pa_buffer_attr(
            maxlength: .max,
            tlength: .max,
            prebuf: .max,
            minreq: .max,
            fragsize: UInt32(frames * channels * MemoryLayout<Int16>.size)
        )
        var code: Int32 = 0
        self.stream = pa_simple_new(
            server,
            "speakstream",
            PA_STREAM_RECORD,
            source,
            "source",
            &specification,
            nil,
            &attributes,
            &code
        )
        if self.stream == nil {
            throw PulseSourceError(code: code)
        }
    }

    deinit {
        self.close()
    }

    /// Fills the whole array with samples, blocking until they have been recorded.
    ///
    /// - Parameter samples: Overwritten with as many samples as it has room for, channels interleaved.
    /// - Throws: The server's reason when the connection is lost, or when the stream has been closed.
    public func read(into samples: inout [Int16]) throws(PulseSourceError) {
        guard let stream = self.stream else {
            throw PulseSourceError(code: Int32(PA_ERR_BADSTATE.rawValue))
        }
        var code: Int32 = 0
        let status = samples.withUnsafeMutableBytes { bytes in
            bytes.isEmpty ? 0 : pa_simple_read(stream, bytes.baseAddress, bytes.count, &code)
        }
        if status < 0 {
            throw PulseSourceError(code: code)
        }
    }

    /// How old the next sample to be read is, by the server's own account.
    ///
    /// - Throws: The server's reason when the connection is lost, or when the stream has been closed.
    public func latency() throws(PulseSourceError) -> Duration {
        guard let stream = self.stream else {
            throw PulseSourceError(code: Int32(PA_ERR_BADSTATE.rawValue))
        }
        var code: Int32 = 0
        let microseconds = pa_simple_get_latency(stream, &code)
        guard microseconds != .max else {
            throw PulseSourceError(code: code)
        }
        return .microseconds(Int64(clamping: microseconds))
    }

    /// Closes the stream and frees it; closing again does nothing.
    public func close() {
        if let stream = self.stream.take() {
            pa_simple_free(stream)
        }
    }
}

/// Why PulseAudio refused or broke off a record stream.
public struct PulseSourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The error's number in `pulse/def.h`: 5 for no such source, 6 for no server, 11 for a connection lost.
    public let code: Int32

    /// The library's own words for the code.
    public let message: String

    /// Whether the server answers but has no such source.
    public var isNoSuchSource: Bool { self.code == Int32(PA_ERR_NOENTITY.rawValue) }

    /// The message and the code in one line.
    public var description: String {
        "PulseAudio: \(self.message) (error \(self.code))"
    }

    /// Looks the message up in libpulse.
    init(code: Int32) {
        self.code = code
        self.message = pa_strerror(code).map { String(cString: $0) } ?? "unknown error"
    }
}
