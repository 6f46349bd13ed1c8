internal import CEspeakNG

/// A voice that eSpeak NG has.
public struct ESpeakVoice: Sendable, Hashable {
    /// The name to ask for it by: its language tag.
    public let name: String
    /// What it is called.
    public let title: String
    /// Its file in eSpeak NG's data.
    public let file: String

    init?(_ voice: espeak_VOICE) {
        // `languages` is a list of (priority byte, tag, 0), ended by a 0; the first is the voice's own.
        guard let languages = voice.languages, languages.pointee != 0, let title = voice.name,
            let file = voice.identifier
        else { return nil }
        self.name = String(cString: languages + 1)
        self.title = String(cString: title)
        self.file = String(cString: file)
    }
}
