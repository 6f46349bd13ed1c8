public import SpeakStream

// Pronunciations of a lexicon, checked before anything is said with them.
extension ESpeakSynthesizer {
    /// Checks phonemes in eSpeak NG's notation.
    ///
    /// - Parameters:
    ///   - phonemes: such as `dZ'If`, without the brackets.
    ///   - voice: a voice of the language whose phonemes they are.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/phonemesInvalid`` that names what eSpeak NG does not know.
    public static func checkPhonemes(_ phonemes: String, voice: String) throws(SpeakStreamError) {
        try Self.engine.withLock { engine throws(SpeakStreamError) in
            try engine.load(voice)
            try engine.checkPhonemes(phonemes)
        }
    }

    /// Puts a pronunciation in the International Phonetic Alphabet into eSpeak NG's notation.
    ///
    /// - Parameters:
    ///   - ipa: such as `dʒˈɪf`; a stress mark stands before its vowel or its syllable.
    ///   - voice: a voice of the language, whose phonemes are looked through for each sound.
    /// - Returns: phonemes that eSpeak NG takes.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/phonemesInvalid`` that names a sound that the voice has not.
    public static func phonemes(ipa: String, voice: String) throws(SpeakStreamError) -> String {
        try Self.engine.withLock { engine throws(SpeakStreamError) in
            try engine.load(voice)
            return try engine.phonemes(ipa: ipa)
        }
    }
}
