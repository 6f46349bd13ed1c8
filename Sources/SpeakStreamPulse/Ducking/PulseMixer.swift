internal import CPulseSimple
internal import Glibc
internal import SpeakStream

/// A connection on which a machine's decisions about volumes are carried out: libpulse's introspection, on one thread.
///
/// Not `Sendable`: it is made, run and let go of on the thread that has it, and libpulse calls back on that thread only.
final class PulseMixer {
    private enum Phase {
        case connecting
        /// Volumes are as they were, or low, as the machine says.
        case settled
        /// All that plays is being told anew, to know what may be given back.
        case looking
        /// Volumes are being given back.
        case restoring
        case failed
    }

    /// What a client that lowers other streams is known by to others.
    fileprivate static let mark = "speakstream.ducks"

    let mainloop: OpaquePointer
    private let context: OpaquePointer
    private let kind: PlayedStream.Kind
    /// Called when volumes have become low, or what they were.
    private let onChange: (Bool) -> Void
    private(set) var machine: DuckingMachine
    private var phase = Phase.connecting
    private var isWanted = false
    /// What has been asked for and not been answered, in the order in which the server answers: the streams whose volume is set, nil
    /// for all else.
    private var pending: [UInt32?] = []
    /// What the server's memory is to be mended of.
    private var mends: [String: LoweredVolume] = [:]

    /// Begins to connect; nil if libpulse has no memory left.
    init?(server: String?, kind: PlayedStream.Kind, machine: DuckingMachine, onChange: @escaping (Bool) -> Void) {
        guard let mainloop = pa_mainloop_new() else { return nil }
        let properties = pa_proplist_new()
        defer { if let properties { pa_proplist_free(properties) } }
        if kind == .another { pa_proplist_sets(properties, Self.mark, "1") }
        guard
            let context = pa_context_new_with_proplist(pa_mainloop_get_api(mainloop), "speakstream", properties)
        else {
            pa_mainloop_free(mainloop)
            return nil
        }
        (self.mainloop, self.context, self.kind) = (mainloop, context, kind)
        (self.machine, self.onChange) = (machine, onChange)
        pa_context_set_state_callback(context, stateChanged, self.pointer)
        pa_context_set_subscribe_callback(context, somethingHappened, self.pointer)
        if pa_context_connect(context, server, PA_CONTEXT_NOAUTOSPAWN, nil) < 0 { self.phase = .failed }
    }

    deinit {
        pa_context_set_state_callback(self.context, nil, nil)
        pa_context_set_subscribe_callback(self.context, nil, nil)
        pa_context_disconnect(self.context)
        pa_context_unref(self.context)
        pa_mainloop_free(self.mainloop)
    }

    private var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// Whether the server does not answer, or is gone.
    var hasFailed: Bool { self.phase == .failed }

    /// Whether volumes are as they were, and nothing is under way.
    var isIdle: Bool { self.phase == .settled && !self.machine.isActive && self.pending.isEmpty }

    /// Says whether streams are to be low.
    func want(_ isWanted: Bool) {
        self.isWanted = isWanted
        guard self.phase == .settled, isWanted != self.machine.isActive else { return }
        if isWanted {
            self.carryOut(self.machine.begin())
        } else {
            self.phase = .looking
            self.list()
        }
    }

    /// Waits for something to happen, at most for so long, and deals with it; others may end the wait with `pa_mainloop_wakeup`.
    func step(timeout: Duration?) {
        if !iterate(self.mainloop, timeout: timeout) { self.phase = .failed }
    }

    // MARK: What libpulse tells

    fileprivate func changeState() {
        switch pa_context_get_state(self.context) {
        case PA_CONTEXT_READY:
            let facilities = PA_SUBSCRIPTION_MASK_SINK_INPUT.rawValue | PA_SUBSCRIPTION_MASK_CLIENT.rawValue
            self.let(pa_context_subscribe(self.context, pa_subscription_mask_t(facilities), nil, nil))
            // The server answers in the order in which it is asked: first who else is there, then what plays.
            if self.kind == .another {
                self.let(pa_context_get_client_info_list(self.context, clientTold, self.pointer))
            }
            self.list()
        case PA_CONTEXT_FAILED, PA_CONTEXT_TERMINATED: self.phase = .failed
        default: break
        }
    }

    fileprivate func happen(_ type: UInt32, _ index: UInt32) {
        let isRemoval = type & PA_SUBSCRIPTION_EVENT_TYPE_MASK.rawValue == PA_SUBSCRIPTION_EVENT_REMOVE.rawValue
        switch type & PA_SUBSCRIPTION_EVENT_FACILITY_MASK.rawValue {
        case PA_SUBSCRIPTION_EVENT_SINK_INPUT.rawValue:
            guard !isRemoval else { return self.machine.remove(index) }
            self.let(pa_context_get_sink_input_info(self.context, index, streamTold, self.pointer))
        case PA_SUBSCRIPTION_EVENT_CLIENT.rawValue where self.kind == .another:
            guard isRemoval else {
                self.let(pa_context_get_client_info(self.context, index, clientTold, self.pointer))
                return
            }
            if self.machine.part(from: index) { self.list() }
        default: break
        }
    }

    fileprivate func take(_ stream: PlayedStream) { self.carryOut(self.machine.handle(stream)) }

    /// Two that begin at once both see the other: the one that connected first has them.
    fileprivate func meet(_ client: UInt32) {
        if client < pa_context_get_index(self.context) { self.machine.meet(rival: client) }
    }

    /// All that plays has been told.
    fileprivate func finishListing() {
        switch self.phase {
        case .connecting:
            self.phase = .settled
            self.want(self.isWanted)
        case .looking where self.isWanted: self.phase = .settled
        case .looking:
            self.phase = .restoring
            self.carryOut(self.machine.end())
            self.settle()
        case .settled, .restoring, .failed: break
        }
    }

    /// The oldest request has been answered.
    fileprivate func finishRequest(isDone: Bool) {
        guard !self.pending.isEmpty else { return }
        if let index = self.pending.removeFirst(), isDone { self.machine.confirm(index) }
        self.settle()
    }

    /// An entry of what the server remembers.
    fileprivate func mend(_ entry: UnsafePointer<pa_ext_stream_restore_info>) {
        guard let name = entry.pointee.name, let mend = self.mends[String(cString: name)],
            LoweredVolume.areSame(entry.pointee.volume.channelVolumes, mend.lowered)
        else { return }
        var mended = entry.pointee
        mended.volume = pa_cvolume(mend.original(channels: Int(mended.volume.channels)))
        self.await(
            pa_ext_stream_restore_write(self.context, PA_UPDATE_REPLACE, &mended, 1, 0, requestAnswered, self.pointer)
        )
    }

    fileprivate func finishMending() {
        self.mends = [:]
        self.finishRequest(isDone: true)
    }

    // MARK: What is asked of the server

    private func carryOut(_ actions: [DuckingMachine.Action]) {
        for action in actions {
            switch action {
            case .set(let index, let channels):
                var volume = pa_cvolume(channels)
                let operation = pa_context_set_sink_input_volume(
                    self.context,
                    index,
                    &volume,
                    requestAnswered,
                    self.pointer
                )
                self.await(operation, index)
            case .mend(let name, let volume): self.mends[name] = volume
            }
        }
    }

    /// Goes on when all that was asked for has been done.
    private func settle() {
        guard self.pending.isEmpty else { return }
        if !self.mends.isEmpty {
            // Not before what plays has its volume back, which the server remembers as well.
            self.await(pa_ext_stream_restore_read(self.context, memoryTold, self.pointer))
            if !self.pending.isEmpty { return }
            self.mends = [:]
        }
        self.onChange(self.machine.isActive)
        guard self.phase == .restoring else { return }
        self.phase = .settled
        self.want(self.isWanted)
    }

    private func list() {
        self.let(pa_context_get_sink_input_info_list(self.context, allStreamsTold, self.pointer))
    }

    private func await(_ operation: OpaquePointer?, _ index: UInt32? = nil) {
        if operation != nil { self.pending.append(index) }
        self.let(operation)
    }

    /// Lets an operation go on by itself.
    private func `let`(_ operation: OpaquePointer?) {
        if let operation { pa_operation_unref(operation) }
    }
}

extension pa_cvolume {
    fileprivate init(_ channels: [UInt32]) {
        self.init()
        self.channels = UInt8(Swift.min(channels.count, Int(PA_CHANNELS_MAX)))
        withUnsafeMutableBytes(of: &self.values) { bytes in
            let values = bytes.bindMemory(to: UInt32.self)
            for (index, volume) in channels.prefix(values.count).enumerated() { values[index] = volume }
        }
    }

    fileprivate var channelVolumes: [UInt32] {
        withUnsafeBytes(of: self.values) { Array($0.bindMemory(to: UInt32.self).prefix(Int(self.channels))) }
    }
}

extension PlayedStream {
    /// Nil for what has no volume that could be set.
    fileprivate init?(_ info: pa_sink_input_info) {
        guard info.has_volume != 0, info.volume_writable != 0 else { return nil }
        func property(_ name: String) -> String? { pa_proplist_gets(info.proplist, name).map { String(cString: $0) } }
        let isSpeech = property("application.name") == "speakstream"
        let isOwn = isSpeech && property("application.process.id") == String(getpid())
        // All ones: it belongs to no client, but to a module of the server.
        let kind: Kind = isOwn ? .own : isSpeech || info.client == .max ? .untouchable : .another
        self.init(
            index: info.index,
            kind: kind,
            volume: info.volume.channelVolumes,
            memory: property("module-stream-restore.id")
        )
    }
}

// At file scope: a closure literal formed under a global actor and called on another thread traps.

private func mixer(_ pointer: UnsafeMutableRawPointer?) -> PulseMixer? {
    pointer.map { Unmanaged<PulseMixer>.fromOpaque($0).takeUnretainedValue() }
}

private func stateChanged(_: OpaquePointer?, _ pointer: UnsafeMutableRawPointer?) {
    mixer(pointer)?.changeState()
}

private func somethingHappened(
    _: OpaquePointer?,
    _ type: pa_subscription_event_type_t,
    _ index: UInt32,
    _ pointer: UnsafeMutableRawPointer?
) {
    mixer(pointer)?.happen(type.rawValue, index)
}

private func streamTold(
    _: OpaquePointer?,
    _ info: UnsafePointer<pa_sink_input_info>?,
    _ end: Int32,
    _ pointer: UnsafeMutableRawPointer?
) {
    if let info, end == 0, let stream = PlayedStream(info.pointee) { mixer(pointer)?.take(stream) }
}

private func allStreamsTold(
    _ context: OpaquePointer?,
    _ info: UnsafePointer<pa_sink_input_info>?,
    _ end: Int32,
    _ pointer: UnsafeMutableRawPointer?
) {
    if end == 0 { streamTold(context, info, end, pointer) } else { mixer(pointer)?.finishListing() }
}

private func clientTold(
    _: OpaquePointer?,
    _ info: UnsafePointer<pa_client_info>?,
    _ end: Int32,
    _ pointer: UnsafeMutableRawPointer?
) {
    guard let info, end == 0, pa_proplist_gets(info.pointee.proplist, PulseMixer.mark) != nil else { return }
    mixer(pointer)?.meet(info.pointee.index)
}

private func requestAnswered(_: OpaquePointer?, _ success: Int32, _ pointer: UnsafeMutableRawPointer?) {
    mixer(pointer)?.finishRequest(isDone: success != 0)
}

private func memoryTold(
    _: OpaquePointer?,
    _ info: UnsafePointer<pa_ext_stream_restore_info>?,
    _ end: Int32,
    _ pointer: UnsafeMutableRawPointer?
) {
    if let info, end == 0 { mixer(pointer)?.mend(info) } else { mixer(pointer)?.finishMending() }
}
