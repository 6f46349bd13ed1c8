import Glibc
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamEngines
import SpeakStreamVoices

/// Looks at the engine, the profiles and the voice, as a turn would start them.
enum EngineProbe {
    /// How often the first sample is waited for.
    private static let runs = 5
    /// What every voice can say.
    private static let phrase = "1, 2, 3."

    /// Begins to look; the voice is nil for the usual one, and the lexicons are those that are set.
    static func start(voice: String?, lexicons: [String]) -> Probe<DoctorFindings.Engine> {
        Probe("engine probe", DoctorFindings.Engine()) { note in
            let eSpeak = ESpeakSynthesizer.installation()
            note { $0.eSpeak = eSpeak }
            Self.readProfiles(note)
            do {
                let hasData = eSpeak.missing.isEmpty
                let chosen = try ChosenVoice(named: voice, lexicons: [])
                // Pronunciations are checked by eSpeak NG.
                if hasData { Self.read(lexicons, chosen.configuration.voice, note) }
                try Self.speak(chosen, hasData: hasData, note)
            } catch let failure as CommandFailure {
                note { $0.failure = DoctorFindings.Failure(failure.status, failure.message) }
            } catch let error as SpeakStreamError where error.code == .synthesizerUnavailable {
                note { $0.eSpeakFailure = error.message }
            } catch let error as SpeakStreamError {
                note { $0.failure = DoctorFindings.Failure(ExitStatus(error.code), error.message) }
            } catch {
                note { $0.failure = DoctorFindings.Failure(.software, "\(error)") }
            }
        }
    }

    /// Reads lexicons as a turn does, up to the first that is wrong.
    private static func read(
        _ lexicons: [String],
        _ voice: VoiceSettings,
        _ note: ((inout DoctorFindings.Engine) -> Void) -> Void
    ) {
        for file in lexicons {
            do {
                _ = try Lexicons.read([file], voice: voice)
            } catch {
                let message = (error as? CommandFailure)?.message ?? "\(error)"
                let isThere = access(file, F_OK) == 0
                return note { ($0.lexiconFailure, $0.isLexiconThere) = (message, isThere) }
            }
        }
    }

    private static func readProfiles(_ note: ((inout DoctorFindings.Engine) -> Void) -> Void) {
        var wrong: [String] = []
        let files = VoiceFolders.usual().files()
        for (_, file) in files {
            do throws(SpeakStreamError) {
                _ = try VoiceProfile(file: file)
            } catch {
                wrong.append(error.message)
            }
        }
        note { ($0.profiles, $0.wrongProfiles) = (files.count, wrong) }
    }

    private static func speak(
        _ chosen: ChosenVoice,
        hasData: Bool,
        _ note: ((inout DoctorFindings.Engine) -> Void) -> Void
    ) throws {
        note { $0.file = chosen.profile?.file }
        let voice = chosen.configuration.voice
        guard let profile = chosen.profile, let command = profile.command else {
            // Without its data eSpeak NG complains on standard error by itself.
            if hasData { try Self.measure(.eSpeak(), voice, note) }
            return
        }
        note { ($0.program, $0.install) = (command.name, profile.install) }
        let program = CommandSynthesizer(command)
        defer { program.close() }
        do throws(SpeakStreamError) {
            try Self.measure(program, voice, note)
        } catch {
            note { $0.programFailure = error.message }
            if hasData { try Self.measure(.eSpeak(), VoiceSettings().speaking(profile.language), note) }
        }
    }

    /// Starts an engine, and has it begin a phrase some times.
    private static func measure(
        _ synthesizer: some Synthesizer,
        _ voice: VoiceSettings,
        _ note: ((inout DoctorFindings.Engine) -> Void) -> Void
    ) throws(SpeakStreamError) {
        let begin = MonotonicTime.now()
        try synthesizer.prepare(voice)
        let start = MonotonicTime.now() - begin
        var times: [Duration] = []
        for _ in 0..<Self.runs {
            let begin = MonotonicTime.now()
            var first: Duration?
            _ = try synthesizer.synthesize(SynthesisRequest(text: Self.phrase, voice: voice)) { chunk in
                guard !chunk.frames.isEmpty else { return true }
                first = MonotonicTime.now() - begin
                return false
            }
            guard let first else { throw SpeakStreamError(.synthesisFailed, "the voice \(voice.name) makes no sound") }
            times.append(first)
        }
        note { ($0.start, $0.firstSamples) = (start, times) }
    }
}
