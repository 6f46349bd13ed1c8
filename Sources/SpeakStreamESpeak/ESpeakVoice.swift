internal import CEspeakNG

/// A voice that eSpeak NG has.
public struct ESpeakVoice: Sendable, Hashable {
    /// The name to ask for it by: its language tag, or its file's name.
    public let name: String
    /// What it is called.
    public let title: String
    /// Its file in eSpeak NG's data.
    public let file: String

    /// The file's name without its folder, in the case in which eSpeak NG looks for it.
    var fileName: String { Self.fileName(self.file) }

    private static func fileName(_ file: String) -> String {
        String(file.lowercased().split(separator: "/").last ?? "")
    }

    init?(_ voice: espeak_VOICE) {
        // `languages` is a list of (priority byte, tag, 0), ended by a 0; the first is the voice's own.
        guard let languages = voice.languages, languages.pointee != 0, let title = voice.name,
            let identifier = voice.identifier
        else { return nil }
        let (tag, file) = (String(cString: languages + 1), String(cString: identifier))
        // eSpeak NG lower-cases what it is asked for, and then does not find a tag with capitals; the file's name it does.
        self.name = tag == tag.lowercased() ? tag : Self.fileName(file)
        self.title = String(cString: title)
        self.file = file
    }
}
