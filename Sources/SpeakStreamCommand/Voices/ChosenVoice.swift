import Glibc
package import SpeakStream
import SpeakStreamESpeak
import SpeakStreamEngines
import SpeakStreamRecord
import SpeakStreamText
package import SpeakStreamVoices

/// The voice that was asked for: what the session is told, and the engine that speaks.
package struct ChosenVoice {
    /// How to speak.
    package var configuration: SpeechConfiguration
    /// What speaks.
    package let synthesizer: any Synthesizer
    /// The name under which it was asked for; nil for the usual voice.
    let name: String?
    /// The profile, if it is one.
    let profile: VoiceProfile?

    /// eSpeak NG's usual voice.
    static let usual = ChosenVoice(configuration: SpeechConfiguration(), synthesizer: .eSpeak())

    private init(configuration: SpeechConfiguration, synthesizer: any Synthesizer) {
        self.configuration = configuration
        self.synthesizer = synthesizer
        self.name = nil
        self.profile = nil
    }

    /// The voice of a recorded turn: what was recorded, by the engine of the profile that was asked for then.
    init(of turn: Recording.Turn) throws {
        let profile = try Self.profile(named: turn.voice)
        self.profile = profile
        self.name = turn.voice
        self.configuration = turn.configuration
        self.synthesizer = profile.map(Self.synthesizer) ?? .eSpeak()
    }

    /// Finds a voice: a profile of that name or in that file, else eSpeak NG's own.
    ///
    /// - Parameters:
    ///   - name: what was asked for; nil for the usual voice.
    ///   - lexicons: files whose entries hold before the profile's, in this order.
    /// - Throws: ``CommandFailure`` if a file says something wrong.
    init(named name: String?, lexicons: [String]) throws {
        let profile = try Self.profile(named: name)
        self.name = name
        self.profile = profile
        self.configuration =
            profile?.configuration ?? name.map { SpeechConfiguration(voice: VoiceSettings(name: $0)) }
            ?? SpeechConfiguration()
        self.synthesizer = profile.map(Self.synthesizer) ?? .eSpeak()
        let files = (profile?.lexicons ?? []) + Lexicons.user + lexicons
        self.configuration.lexicon = try Lexicons.read(files, voice: self.configuration.voice)
    }

    /// The profile of a name; nil if it is none of ours.
    package static func profile(named name: String?) throws -> VoiceProfile? {
        guard let file = name.flatMap({ VoiceFolders.usual().file(of: $0) }) else { return nil }
        guard access(file, F_OK) == 0 else {
            throw CommandFailure(status: .usage, message: "there is no voice file \(file)")
        }
        do throws(SpeakStreamError) {
            return try VoiceProfile(file: file)
        } catch {
            throw CommandFailure(status: .configuration, message: error.message)
        }
    }

    private static func synthesizer(_ profile: VoiceProfile) -> any Synthesizer {
        guard let command = profile.command, let name = profile.voice.engine else { return .eSpeak() }
        return VoiceEngines(
            [(name, CommandSynthesizer(command)), (VoiceSettings.eSpeak, .eSpeak())],
            fallback: VoiceEngines.Fallback(.eSpeak(), voice: VoiceSettings().speaking(profile.language)),
            onFallback: { Message.show("\($0.message); eSpeak NG speaks instead") }
        )
    }
}
