public import SpeakStream

/// A microphone behind PulseAudio, or PipeWire in its place: a record stream of the simple API.
public struct PulseMicrophone: Microphone {
    private let source: String?
    private let server: String?

    /// Records from `source` (a source's name; nil: the user's default) of `server` (an address; nil: the user's own).
    public init(source: String? = nil, server: String? = nil) {
        self.source = source
        self.server = server
    }

    /// Connects to the server, which takes 1 to 4 ms when it answers and 30 s when it hangs.
    public func open() throws(SpeakStreamError) -> any MicrophoneStream {
        do throws(PulseSourceError) {
            return PulseMicrophoneStream(
                try PulseSource(server: self.server, source: self.source, rate: MicrophoneFrame.rate, fragment: 10)
            )
        } catch {
            throw SpeakStreamError(.microphoneUnavailable, self.reason(error))
        }
    }

    private func reason(_ error: PulseSourceError) -> String {
        if error.isNoSuchSource, let source {
            return "PulseAudio has no source \(source) (\(error.message)); pactl list short sources names those it has"
        }
        return error.isNoSuchSource
            ? "PulseAudio has no microphone (\(error.message)); pactl list short sources names what it has"
            : "no PulseAudio or PipeWire server answers (\(error.message)); start one with pulseaudio --start"
    }
}

extension Microphone where Self == PulseMicrophone {
    /// PulseAudio's default source, or the one named.
    public static func pulseAudio(source: String? = nil) -> PulseMicrophone { PulseMicrophone(source: source) }
}

/// The stream, and when its frames were captured.
private final class PulseMicrophoneStream: MicrophoneStream {
    /// From here on an account of the latency means that sound was lost.
    private static let breakTime = Duration.milliseconds(50)

    private let source: PulseSource
    private var samples = [Int16](repeating: 0, count: MicrophoneFrame.count)
    /// When the next frame begins.
    private var next: Duration?

    init(_ source: PulseSource) {
        self.source = source
    }

    func read() throws(SpeakStreamError) -> MicrophoneFrame? {
        do throws(PulseSourceError) {
            try self.source.read(into: &self.samples)
            // What has been recorded since the last sample of this frame.
            let age = try self.source.latency()
            return self.frame(measured: MonotonicTime.now() - age - MicrophoneFrame.duration)
        } catch {
            throw SpeakStreamError(.microphoneLost, "the microphone is gone (\(error.message))")
        }
    }

    /// The frame, at a time that goes on smoothly: the server's account wavers by milliseconds, the device's clock does not.
    private func frame(measured: Duration) -> MicrophoneFrame {
        var time = self.next ?? measured
        let error = measured - time
        time = error > Self.breakTime || error < .zero - Self.breakTime ? measured : time + error / 32
        self.next = time + MicrophoneFrame.duration
        return MicrophoneFrame(samples: self.samples, time: time)
    }
}
