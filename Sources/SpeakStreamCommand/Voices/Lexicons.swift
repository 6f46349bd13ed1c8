import Glibc
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamText
import SpeakStreamVoices

/// The lexicons of the command: the profile's, the user's, and those of the options, of which later ones hold before earlier ones.
enum Lexicons {
    /// The user's own, if there is one.
    static var user: [String] {
        guard let folder = VoiceFolders.userConfiguration else { return [] }
        let file = folder + "/lexicon.toml"
        return access(file, F_OK) == 0 ? [file] : []
    }

    /// Reads lexicons, and has eSpeak NG check their pronunciations.
    ///
    /// - Throws: ``CommandFailure`` if one says something wrong.
    static func read(_ files: [String], voice: VoiceSettings) throws -> Lexicon {
        var lexicon = Lexicon()
        let usual = voice.engine == nil || voice.engine == VoiceSettings.eSpeak ? voice.name : voice.languageTag
        for file in files {
            do throws(SpeakStreamError) {
                lexicon.add(
                    try LexiconFile.read(file) { (phonemes, notation, language) throws(SpeakStreamError) in
                        try Self.phonemes(phonemes, notation, voice: language ?? usual)
                    }
                )
            } catch {
                throw CommandFailure(status: .configuration, message: error.message)
            }
        }
        return lexicon
    }

    private static func phonemes(
        _ phonemes: String,
        _ notation: LexiconFile.Notation,
        voice: String
    ) throws(SpeakStreamError) -> String {
        switch notation {
        case .ipa: return try ESpeakSynthesizer.phonemes(ipa: phonemes, voice: voice)
        case .eSpeak:
            try ESpeakSynthesizer.checkPhonemes(phonemes, voice: voice)
            return phonemes
        }
    }
}
