import Glibc
import SpeakStreamRig
import Testing

/// A room on a private server: what the loudspeaker plays is heard at a microphone some 40 ms later, and so is who talks there.
struct Room: Sendable {
    /// PulseAudio's name of the microphone.
    static let microphone = "mic.monitor"

    let pulse: PrivatePulse
    let recorder: MonitorRecorder
    let folder: String

    /// Plays a file at the microphone; returns when it began and ended, in seconds of `Monotonic`.
    @discardableResult
    func play(_ file: String) async throws -> (began: Double, ended: Double) {
        let run = try await Child.run("/usr/bin/paplay", ["--device=mic", file], environment: self.pulse.environment) {
            _ in
        }
        #expect(run.ending == .exited(0), "\(run.errorText)")
        return (run.startedAt, run.endedAt)
    }

    /// Somebody says something, in a voice that is not eSpeak NG's; returns the file.
    func voice(_ text: String) async throws -> String {
        let file = "\(self.folder)/talk.wav"
        let run = try await Child.run(Flite.path, ["-voice", "slt", "-t", text, "-o", file]) { _ in }
        try #require(run.ending == .exited(0), "\(run.errorText)")
        return file
    }

    /// A cough: an eighth of a second of noise that fades; returns the file.
    func cough() throws -> String {
        let count = 2000
        var state: UInt32 = 1
        let samples = (0..<count).map { index -> Int16 in
            state = state &* 1_664_525 &+ 1_013_904_223
            let noise = Double(Int32(bitPattern: state)) / Double(Int32.max)
            return Int16(noise * 12_000 * Double(count - index) / Double(count))
        }
        let file = "\(self.folder)/cough.wav"
        try WaveFile(rate: 16_000, samples: samples).write(to: file)
        return file
    }
}

/// The synthesizer whose voices talk in the room.
enum Flite {
    static let path = "/usr/bin/flite"
    static var isHere: Bool { access(Self.path, X_OK) == 0 }
}

/// Runs a closure with a room.
func withRoom<Result>(_ body: (Room) async throws -> Result) async throws -> Result {
    try await withLoudspeaker { pulse, recorder in
        try await withFolder { folder in
            try await pulse.control(
                "load-module",
                "module-null-sink",
                "sink_name=mic",
                "rate=16000",
                "channels=1",
                "norewinds=1"
            )
            // Where else it could go it must not be moved to.
            try await pulse.control(
                "load-module",
                "module-loopback",
                "source=t.monitor",
                "sink=mic",
                "latency_msec=40",
                "adjust_time=0",
                "source_dont_move=yes",
                "sink_dont_move=yes"
            )
            return try await body(Room(pulse: pulse, recorder: recorder, folder: folder))
        }
    }
}
