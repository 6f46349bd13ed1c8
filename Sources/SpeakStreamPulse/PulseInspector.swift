internal import CPulseSimple
internal import SpeakStream

/// What a PulseAudio server says of itself.
package struct PulseServer: Sendable, Hashable {
    /// Its name, such as `pulseaudio`, or `PulseAudio (on PipeWire 1.0.5)`.
    package var name: String
    /// Its version; of PipeWire the one of PulseAudio that it stands in for.
    package var version: String
    /// Where it answers, such as `unix:/run/user/1000/pulse/native`.
    package var address: String

    /// Makes a description.
    package init(name: String, version: String, address: String) {
        (self.name, self.version, self.address) = (name, version, address)
    }
}

/// What a server says of a sink or a source.
package struct PulseDevice: Sendable, Hashable {
    /// The name by which it is asked for.
    package var name: String
    /// What it is called.
    package var summary: String
    /// Whether it is asleep: an idle one may be, and wakes up when it is used.
    package var isSuspended: Bool
    /// Whether it is muted.
    package var isMuted: Bool
    /// The volume of its loudest channel on the scale that mixers show; 1 is all.
    package var volume: Double
    /// How old sound is when it is heard, or heard sound when it is read, by the server's account.
    package var latency: Duration
    /// Whether it is a source that hears what a sink plays.
    package var isMonitor: Bool

    /// Makes a description.
    package init(
        name: String,
        summary: String = "",
        isSuspended: Bool = false,
        isMuted: Bool = false,
        volume: Double = 1,
        latency: Duration = .zero,
        isMonitor: Bool = false
    ) {
        (self.name, self.summary, self.isSuspended, self.isMuted) = (name, summary, isSuspended, isMuted)
        (self.volume, self.latency, self.isMonitor) = (volume, latency, isMonitor)
    }
}

/// A connection that asks a server about itself and its devices: libpulse's introspection, one question at a time.
///
/// A question is waited for until a deadline. Not `Sendable`: it is made, asked and let go of on one thread, on which libpulse calls
/// back; which should not be one that others wait for, as a server that the user's configuration starts takes its time.
package final class PulseInspector {
    /// Why nothing was learnt.
    package enum Failure: Error, Hashable {
        /// Nobody answers, with libpulse's reason.
        case refused(String)
        /// Nothing came by the deadline.
        case silent
    }

    private let mainloop: OpaquePointer
    private let context: OpaquePointer
    private let deadline: Duration
    fileprivate var toldServer: PulseServer?
    fileprivate var toldDevice: PulseDevice?

    /// Connects; a server is started for it if one would be for playing.
    ///
    /// - Parameters:
    ///   - server: its address; nil for the user's own.
    ///   - deadline: the monotonic time after which nothing is waited for.
    /// - Throws: why it does not answer.
    package init(server: String? = nil, until deadline: Duration) throws(Failure) {
        guard let mainloop = pa_mainloop_new() else { throw .refused("out of memory") }
        guard let context = pa_context_new(pa_mainloop_get_api(mainloop), "speakstream") else {
            pa_mainloop_free(mainloop)
            throw .refused("out of memory")
        }
        (self.mainloop, self.context, self.deadline) = (mainloop, context, deadline)
        guard pa_context_connect(context, server, PA_CONTEXT_NOFLAGS, nil) >= 0 else { throw self.refusal }
        while pa_context_get_state(context) != PA_CONTEXT_READY { try self.step() }
    }

    deinit {
        pa_context_disconnect(self.context)
        pa_context_unref(self.context)
        pa_mainloop_free(self.mainloop)
    }

    /// What the server says of itself.
    package func server() throws(Failure) -> PulseServer {
        try self.ask(pa_context_get_server_info(self.context, serverTold, self.pointer))
        guard var server = self.toldServer else { throw self.refusal }
        server.address = text(pa_context_get_server(self.context))
        return server
    }

    /// The sink of a name, or with nil the default; nil if there is none.
    package func sink(_ name: String?) throws(Failure) -> PulseDevice? {
        self.toldDevice = nil
        try self.ask(pa_context_get_sink_info_by_name(self.context, name, sinkTold, self.pointer))
        return self.toldDevice
    }

    /// The source of a name, or with nil the default; nil if there is none.
    package func source(_ name: String?) throws(Failure) -> PulseDevice? {
        self.toldDevice = nil
        try self.ask(pa_context_get_source_info_by_name(self.context, name, sourceTold, self.pointer))
        return self.toldDevice
    }

    private var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    private var refusal: Failure { .refused(String(cString: pa_strerror(pa_context_errno(self.context)))) }

    /// Waits until a question is answered; nil is one that libpulse did not take, such as an empty name.
    private func ask(_ question: OpaquePointer?) throws(Failure) {
        guard let question else { return }
        defer {
            // One that is not answered would still call back.
            pa_operation_cancel(question)
            pa_operation_unref(question)
        }
        while pa_operation_get_state(question) == PA_OPERATION_RUNNING { try self.step() }
    }

    private func step() throws(Failure) {
        let rest = self.deadline - MonotonicTime.now()
        guard rest > .zero else { throw .silent }
        // The last part of a microsecond would be waited for without rest.
        guard iterate(self.mainloop, timeout: rest + .microseconds(1)) else { throw self.refusal }
        let state = pa_context_get_state(self.context)
        guard state != PA_CONTEXT_FAILED, state != PA_CONTEXT_TERMINATED else { throw self.refusal }
    }
}

// At file scope: a closure literal formed under a global actor and called on another thread traps.

private func inspector(_ pointer: UnsafeMutableRawPointer?) -> PulseInspector? {
    pointer.map { Unmanaged<PulseInspector>.fromOpaque($0).takeUnretainedValue() }
}

private func serverTold(
    _: OpaquePointer?,
    _ info: UnsafePointer<pa_server_info>?,
    _ pointer: UnsafeMutableRawPointer?
) {
    inspector(pointer)?.toldServer = info.map { info in
        PulseServer(name: text(info.pointee.server_name), version: text(info.pointee.server_version), address: "")
    }
}

private func sinkTold(
    _: OpaquePointer?,
    _ info: UnsafePointer<pa_sink_info>?,
    _ end: Int32,
    _ pointer: UnsafeMutableRawPointer?
) {
    guard end == 0, let info = info?.pointee else { return }
    var device = PulseDevice(info.name, info.description, info.mute, info.volume, info.latency)
    device.isSuspended = info.state == PA_SINK_SUSPENDED
    inspector(pointer)?.toldDevice = device
}

private func sourceTold(
    _: OpaquePointer?,
    _ info: UnsafePointer<pa_source_info>?,
    _ end: Int32,
    _ pointer: UnsafeMutableRawPointer?
) {
    guard end == 0, let info = info?.pointee else { return }
    var device = PulseDevice(info.name, info.description, info.mute, info.volume, info.latency)
    device.isSuspended = info.state == PA_SOURCE_SUSPENDED
    device.isMonitor = info.monitor_of_sink != .max
    inspector(pointer)?.toldDevice = device
}

private func text(_ string: UnsafePointer<CChar>?) -> String { string.map { String(cString: $0) } ?? "" }

extension PulseDevice {
    /// What libpulse tells of sinks and of sources alike.
    fileprivate init(
        _ name: UnsafePointer<CChar>?,
        _ description: UnsafePointer<CChar>?,
        _ mute: Int32,
        _ volume: pa_cvolume,
        _ latency: pa_usec_t
    ) {
        self.init(
            name: text(name),
            summary: text(description),
            isMuted: mute != 0,
            // Of the loudest channel; 65,536 is all.
            volume: withUnsafePointer(to: volume) { Double(pa_cvolume_max($0)) / 65_536 },
            latency: .microseconds(Int64(clamping: latency))
        )
    }
}
