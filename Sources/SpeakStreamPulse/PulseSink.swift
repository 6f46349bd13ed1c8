internal import CPulseSimple
public import SpeakStream
import Synchronization

/// A loudspeaker behind PulseAudio, or PipeWire in its place: the simple API of libpulse.
public final class PulseSink: AudioSink {
    /// The stream, as two threads hold it.
    ///
    /// `@unchecked Sendable`: libpulse's simple API locks each call, so `write` may be blocked on one thread while another
    /// asks for the latency or flushes; and the stream is freed only when the last holder lets go of it.
    private final class Stream: @unchecked Sendable {
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) { self.pointer = pointer }

        deinit { pa_simple_free(self.pointer) }
    }

    /// How much the server and the device hold together, if nothing else is asked for.
    ///
    /// A flush silences any of it within 2 to 5 ms; with half of it a machine whose processors are all busy breaks off once in
    /// ten minutes.
    public static let usualBuffer = Duration.milliseconds(200)
    /// How much they hold for a soft cut (``Cut/soft``): little enough to be heard behind it, too little for a busy machine.
    public static let softCutBuffer = Duration.milliseconds(34)
    /// The part of the buffer that the server asks for at a time.
    ///
    /// The simple API has the device hold half of what is left of the target length after two requests: 20 ms of 200, which may
    /// still be heard after a flush where a sink can not take back what it has rendered.
    private static let requestPart = 0.4
    /// How much it waits for before it plays: with the default it would wait for all of the target length, with 0 the
    /// start of a phrase after a silence is lost.
    private static let prebuffer = Duration.milliseconds(10)

    private let server: String?
    private let device: String?
    private let buffer: Duration
    private let rate = Mutex(AudioFormat.eSpeak.sampleRate)
    private let stream = Mutex<Stream?>(nil)

    /// Plays on `device` (a sink's name; nil: the user's default) of `server` (an address; nil: the user's own), which hold `buffer`.
    public init(device: String? = nil, server: String? = nil, buffer: Duration = PulseSink.usualBuffer) {
        self.device = device
        self.server = server
        self.buffer = buffer
    }

    /// True: the loudspeaker keeps time.
    public var isPaced: Bool { true }

    /// Connects to the server, which takes 1 to 4 ms when it answers and 30 s when it hangs.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {
        var specification = pa_sample_spec()
        specification.format = Int16(1).littleEndian == 1 ? PA_SAMPLE_S16LE : PA_SAMPLE_S16BE
        specification.rate = UInt32(format.sampleRate)
        specification.channels = 1
        let bytes = { (time: Duration) in UInt32(2 * Int(time / .seconds(1) * Double(format.sampleRate))) }
        var attributes = pa_buffer_attr(
            maxlength: .max,
            tlength: bytes(self.buffer),
            prebuf: bytes(Self.prebuffer),
            minreq: bytes(self.buffer * Self.requestPart),
            fragsize: .max
        )
        var code: Int32 = 0
        let pointer = pa_simple_new(
            self.server,
            "speakstream",
            PA_STREAM_PLAYBACK,
            self.device,
            "speech",
            &specification,
            nil,
            &attributes,
            &code
        )
        guard let pointer else { throw self.openError(code) }
        self.rate.withLock { $0 = format.sampleRate }
        let stream = Stream(pointer)
        self.stream.withLock { $0 = stream }
    }

    /// Writes frames, blocking until the server asks for more: for ever when it is stopped or the device suspended.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        let stream = try self.current()
        var code: Int32 = 0
        let status = frames.withUnsafeBytes { pa_simple_write(stream.pointer, $0.baseAddress, $0.count, &code) }
        guard status == 0 else { throw Self.lost(code) }
    }

    /// What the server and the device have not played yet, by the server's own account.
    public func latency() throws(SpeakStreamError) -> Int {
        let stream = try self.current()
        var code: Int32 = 0
        let microseconds = pa_simple_get_latency(stream.pointer, &code)
        guard microseconds != .max else { throw Self.lost(code) }
        return Int(microseconds) * self.rate.withLock { $0 } / 1_000_000
    }

    /// Drops what the server holds: silence within 2 to 5 ms.
    public func flush() throws(SpeakStreamError) {
        let stream = try self.current()
        var code: Int32 = 0
        guard pa_simple_flush(stream.pointer, &code) == 0 else { throw Self.lost(code) }
    }

    /// Lets the stream go at once, whatever it holds.
    public func close() {
        let stream = self.stream.withLock { stream in
            defer { stream = nil }
            return stream
        }
        // Freed here, or by the thread that still holds it; never under the lock.
        withExtendedLifetime(stream) {}
    }

    private func current() throws(SpeakStreamError) -> Stream {
        guard let stream = self.stream.withLock({ $0 }) else {
            throw SpeakStreamError(.sinkLost, "the PulseAudio stream is closed")
        }
        return stream
    }

    private func openError(_ code: Int32) -> SpeakStreamError {
        let reason = String(cString: pa_strerror(code))
        // The library's code for "no such entity": the server is there, the device is not.
        if code == Int32(PA_ERR_NOENTITY.rawValue), let device {
            return SpeakStreamError(
                .sinkUnavailable,
                "PulseAudio has no sink \(device) (\(reason)); pactl list short sinks names those it has"
            )
        }
        return SpeakStreamError(
            .sinkUnavailable,
            "no PulseAudio or PipeWire server answers (\(reason)); start one with pulseaudio --start"
        )
    }

    private static func lost(_ code: Int32) -> SpeakStreamError {
        SpeakStreamError(.sinkLost, "the PulseAudio server is gone (\(String(cString: pa_strerror(code))))")
    }
}

extension AudioSink where Self == PulseSink {
    /// PulseAudio's default sink, or the one named.
    public static func pulseAudio(device: String? = nil) -> PulseSink { PulseSink(device: device) }
}
