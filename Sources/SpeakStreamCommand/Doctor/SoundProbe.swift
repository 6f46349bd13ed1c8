import SpeakStream
import SpeakStreamPulse

/// Looks at the audio server and its devices, and plays silence on the sink.
enum SoundProbe {
    /// How often silence is written and dropped.
    private static let runs = 5
    /// What is written and dropped: no more than the server takes at once.
    private static let part = Self.silence(PulseSink.usualBuffer / 2)
    /// More than the server holds: some of it has been played when all is written.
    private static let whole = Self.silence(PulseSink.usualBuffer + .milliseconds(40))

    private static func silence(_ duration: Duration) -> [Int16] {
        [Int16](repeating: 0, count: duration.frames(at: AudioFormat.eSpeak.sampleRate))
    }

    /// Begins to look, for so long at most.
    static func start(_ wanted: DoctorFindings.Wanted, until deadline: Duration) -> Probe<DoctorFindings.Sound> {
        Probe("sound probe", DoctorFindings.Sound()) { note in
            do throws(PulseInspector.Failure) {
                try Self.look(wanted, PulseInspector(until: deadline), note)
            } catch {
                if case .refused(let reason) = error { note { $0.refusal = reason } }
            }
        }
    }

    private static func look(
        _ wanted: DoctorFindings.Wanted,
        _ inspector: PulseInspector,
        _ note: ((inout DoctorFindings.Sound) -> Void) -> Void
    ) throws(PulseInspector.Failure) {
        let server = try inspector.server()
        note { $0.server = server }
        let name = wanted.device ?? wanted.sink
        let sink = try inspector.sink(name)
        let microphone = try inspector.source(wanted.microphone ?? wanted.source)
        note { ($0.sink, $0.microphone, $0.areDevicesKnown) = (sink, microphone, true) }
        guard sink != nil else { return }
        do {
            try Self.play(on: wanted.device, name, inspector, note)
        } catch let error as SpeakStreamError {
            note { $0.failure = error.message }
        } catch PulseInspector.Failure.refused(let reason) {
            note { $0.failure = "the server is gone (\(reason))" }
        } catch {
            // It has fallen silent, which is seen by what is missing.
        }
    }

    /// Plays on a sink, nil being the default; `name` is where that leads.
    private static func play(
        on device: String?,
        _ name: String?,
        _ inspector: PulseInspector,
        _ note: ((inout DoctorFindings.Sound) -> Void) -> Void
    ) throws {
        let sink = PulseSink(device: device)
        try sink.open(.eSpeak)
        defer { sink.close() }
        // One that was idle wakes up, by now or soon.
        let found = try inspector.sink(name)
        note { $0.sink = found ?? $0.sink }
        let isAwake = found?.isSuspended != true
        if isAwake { try Self.measure(sink, name, inspector, note) }
        try sink.write(Self.whole[...])
        note { $0.isPlayed = true }
        if !isAwake { try Self.measure(sink, name, inspector, note) }
    }

    private static func measure(
        _ sink: PulseSink,
        _ name: String?,
        _ inspector: PulseInspector,
        _ note: ((inout DoctorFindings.Sound) -> Void) -> Void
    ) throws {
        for _ in 0..<Self.runs {
            try sink.write(Self.part[...])
            let latency = try inspector.sink(name)?.latency
            // What a stop does: what was heard is asked for, and the rest is dropped.
            let begin = MonotonicTime.now()
            _ = try sink.latency()
            try sink.flush()
            let end = MonotonicTime.now()
            note { findings in
                findings.stops.append(end - begin)
                if let latency { findings.latencies.append(latency) }
            }
        }
    }
}
