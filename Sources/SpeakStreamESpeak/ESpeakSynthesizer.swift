public import SpeakStream

/// eSpeak NG as the session's voice.
///
/// However many of these there are, the library behind them is one and serves them phrase by phrase, a few
/// milliseconds each.
public struct ESpeakSynthesizer: Synthesizer {
    // Not a `Mutex`: Swift 6.3.1 lays out a static one of a struct of strings as zeros in release builds, which crashes.
    static let engine = Monitor(ESpeakEngine())

    /// Makes the synthesizer; the library is started by ``prepare(_:)``.
    public init() {}

    /// 22,050 frames a second.
    public var format: AudioFormat { .eSpeak }

    /// Starts the library if need be, and loads the voice: 2 to 14 ms the first time.
    public func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {
        try Self.engine.withLock { engine throws(SpeakStreamError) in try engine.load(voice.name) }
    }

    /// Says one phrase, in a few milliseconds, holding up other sessions for as long.
    public func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        let text = SanitizedText(
            request.text,
            language: request.voice.languageTag,
            continues: request.continues,
            pronunciations: request.pronunciations
        )
        guard text.isSpeakable else { return text.dropped }
        try Self.engine.withLock { engine throws(SpeakStreamError) in
            try engine.say(text, request.voice, deliver: deliver)
        }
        return text.dropped
    }

    /// The voices that can be asked for, by name.
    ///
    /// - Returns: all but the MBROLA voices.
    /// - Throws: ``SpeakStreamError`` when the library or its data is missing.
    public static func voices() throws(SpeakStreamError) -> [ESpeakVoice] {
        try Self.engine.withLock { engine throws(SpeakStreamError) in try engine.voices() }
    }

    /// What is there of the library and its data, by a look at the files.
    package static func installation() -> ESpeakInstallation { Self.engine.withLock { $0.installation() } }
}

extension Synthesizer where Self == ESpeakSynthesizer {
    /// eSpeak NG; the voice is the configuration's.
    public static func eSpeak() -> ESpeakSynthesizer { ESpeakSynthesizer() }
}
