import CEBUR128
import FoundationEssentials
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamEngines
import SpeakStreamTesting
import Testing

@testable import SpeakStreamVoices

/// The profiles in `voices/`, each heard by measuring.
///
/// Those with an engine of their own are heard where it is installed (`scripts/install-voice`).
@Suite(.serialized) struct ShippedProfileTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "voices")
        .path
    private static let files = VoiceFolders([folder]).files()
    static let profiles = files.compactMap { try? VoiceProfile(file: $0.file) }
    static let eSpeakProfiles = profiles.filter { $0.command == nil }
    /// Those whose engine answers.
    static let programProfiles = profiles.filter { profile in
        guard let command = profile.command else { return false }
        let engine = CommandSynthesizer(command)
        defer { engine.close() }
        return (try? engine.prepare(profile.voice)) != nil
    }

    /// The same for all, so that they can be compared.
    private static let text = """
        The sky appears blue because sunlight is scattered by the molecules of the air. Shorter wavelengths are scattered more \
        strongly than longer ones, so blue reaches us from all directions. In the evening, the light has a longer way to go. What \
        is left of it then is yellow, orange and red.
        """

    private struct Sound {
        let frames: [Int16]
        let rate: Int
        let report: TurnReport
    }

    /// What a profile makes of a text.
    private static func sound(_ text: String, _ profile: VoiceProfile) async throws -> Sound {
        if let command = profile.command { return try await Self.sound(text, profile, CommandSynthesizer(command)) }
        return try await Self.sound(text, profile, .eSpeak())
    }

    private static func sound(
        _ text: String,
        _ profile: VoiceProfile,
        _ synthesizer: some Synthesizer
    ) async throws -> Sound {
        let sink = MemorySink()
        let report = try await withSpeechSession(
            configuration: profile.configuration,
            synthesizer: synthesizer,
            sink: sink
        ) {
            await $0.speak(text).report
        }
        return Sound(frames: sink.frames, rate: synthesizer.format.sampleRate, report: report)
    }

    @Test func `there are a dozen and more, and all can be read`() throws {
        for (_, file) in Self.files { _ = try VoiceProfile(file: file) }
        #expect(Self.profiles.count >= 12)
        #expect(Self.profiles.allSatisfy { !$0.summary.isEmpty && !$0.sample.isEmpty })
        #expect(Self.profiles.filter { $0.command != nil }.allSatisfy { $0.install != nil })
    }

    @Test(arguments: eSpeakProfiles + programProfiles)
    func `its own sentence is said to its last word`(_ profile: VoiceProfile) async throws {
        let sound = try await Self.sound(profile.sample, profile)
        #expect(sound.report.outcome == .finished && sound.report.ledger.heard.text == profile.sample)
        #expect(sound.report.counts.unspeakable == 0)
        #expect(sound.frames.count > sound.rate)
    }

    @Test(.enabled(if: programProfiles.count == 2, "needs scripts/install-voice flite and heart"))
    func `the profiles with a program are heard, too`() {
        #expect(Set(Self.programProfiles.map(\.name)) == ["flite", "heart"])
    }

    @Test func `all are equally loud, and none is clipped`() async throws {
        var loudness: [(name: String, units: Double)] = []
        for profile in Self.eSpeakProfiles + Self.programProfiles {
            let sound = try await Self.sound(Self.text, profile)
            #expect(sound.frames.allSatisfy { abs(Int($0)) < 32_700 }, "\(profile.name) is clipped")
            loudness.append((profile.name, Self.loudness(of: sound.frames, rate: sound.rate)))
        }
        let units = loudness.map(\.units)
        let (least, most) = (try #require(units.min()), try #require(units.max()))
        #expect(most - least <= 1, "\(loudness)")
    }

    @Test func `they differ in pitch and rate as they say`() async throws {
        func heard(_ name: String) async throws -> (seconds: Double, pitch: Double) {
            let profile = try #require(Self.profiles.first { $0.name == name })
            let sound = try await Self.sound(Self.text, profile)
            return (Double(sound.frames.count) / Double(sound.rate), Self.pitch(of: sound.frames))
        }
        let (narrator, assistant, fast) = (
            try await heard("narrator"), try await heard("assistant"), try await heard("fast")
        )
        #expect(assistant.pitch > narrator.pitch * 1.3, "\(narrator) \(assistant)")
        #expect(narrator.seconds > assistant.seconds * 1.2 && assistant.seconds > fast.seconds * 1.5)
    }

    /// The integrated loudness in LUFS, by libebur128.
    private static func loudness(of frames: [Int16], rate: Int) -> Double {
        var state = ebur128_init(1, UInt(rate), Int32(EBUR128_MODE_I.rawValue))
        defer { ebur128_destroy(&state) }
        ebur128_add_frames_short(state, frames, frames.count)
        var units = 0.0
        ebur128_loudness_global(state, &units)
        return units
    }

    /// The median pitch in hertz of the loud parts, by autocorrelation.
    private static func pitch(of frames: [Int16]) -> Double {
        let rate = AudioFormat.eSpeak.sampleRate
        let window = rate / 20
        let pitches = stride(from: 0, to: frames.count - 2 * window, by: window * 20).compactMap { start -> Double? in
            let part = frames[start..<start + 2 * window].map { Double($0) }
            let power = part.reduce(0) { $0 + $1 * $1 }
            guard power / Double(part.count) > 1e6 else { return nil }
            let lags = rate / 350...rate / 60
            let best = lags.max { left, right in
                func likeness(_ lag: Int) -> Double { (0..<window).reduce(0) { $0 + part[$1] * part[$1 + lag] } }
                return likeness(left) < likeness(right)
            }
            return best.map { Double(rate) / Double($0) }
        }
        return pitches.sorted()[pitches.count / 2]
    }
}
