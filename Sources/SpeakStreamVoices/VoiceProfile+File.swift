import Glibc
public import SpeakStream
import SpeakStreamEngines

// The file of a profile.
extension VoiceProfile {
    /// Reads a profile.
    ///
    /// - Parameter path: the file's; what the profile names by a relative path is looked for beside it.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``, that names the file, the line and what is wrong.
    public init(file path: String) throws(SpeakStreamError) {
        try self.init(try TextFile.read(path), file: path)
    }

    /// Reads a profile that is in memory.
    package init(_ utf8: [UInt8], file path: String) throws(SpeakStreamError) {
        var document = try TableReader(utf8, file: path)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let stem = String(path[folder.endIndex...].prefix { $0 != "." })
        let isProgram = try document.string("engine", oneOf: ["espeak": false, "command": true]) ?? false
        var voice = VoiceSettings()
        if let language = try document.string("language") {
            (voice.name, voice.language) = (language, language)
        } else if isProgram {
            throw document.error("language is missing: that of the program's voice, such as \"en-us\"")
        }
        try voice.read(from: &document, beside: folder, isESpeak: !isProgram)
        self.init(name: try document.string("name") ?? stem, voice: voice, file: path)
        self.summary = try document.string("description") ?? ""
        self.sample = try document.string("sample") ?? ""
        self.install = try document.string("install")
        if isProgram { try self.readCommand(from: &document, beside: folder) }
        if var pauses = try document.table("pauses") {
            self.pauseScale = try Self.pauseScale(&pauses)
            try pauses.finish()
        }
        self.lexicons = try Self.lexicons(&document).map { Self.path($0, beside: folder) }
        for lexicon in self.lexicons where access(lexicon, R_OK) != 0 {
            throw document.error(at: "lexicon", "the lexicon \(lexicon): \(String(cString: strerror(errno)))")
        }
        if let languages = try document.table("languages") { try self.readLanguages(languages, beside: folder) }
        try document.finish()
    }

    /// The name of a program's engine among several.
    static let commandEngine = "command"

    private mutating func readCommand(
        from document: inout TableReader,
        beside folder: String
    ) throws(SpeakStreamError) {
        guard var table = try document.table("command") else {
            throw document.error("engine = \"command\" needs a [command] with the program")
        }
        guard let program = try table.strings("program"), let first = program.first, !first.isEmpty else {
            throw table.error("command.program is missing: a list of the program and its arguments")
        }
        guard let rate = try table.integer("sample-rate", in: 4000...192_000) else {
            throw table.error("command.sample-rate is missing: frames a second of the program's sound")
        }
        let mode = try table.string("mode", oneOf: ["framed": CommandEngine.Mode.framed, "raw": .raw]) ?? .framed
        // A name without a slash is looked for in PATH.
        let path = first.contains("/") ? Self.path(first, beside: folder) : first
        var engine = CommandEngine([path] + program.dropFirst(), sampleRate: rate, mode: mode)
        engine.silenceLevel = try table.number("silence-level", in: 0...0.5) ?? engine.silenceLevel
        engine.warmUp = try table.text("warm-up") ?? engine.warmUp
        engine.startLimit = try table.seconds("start-limit", or: engine.startLimit)
        engine.phraseLimit = try table.seconds("phrase-limit", or: engine.phraseLimit)
        engine.cancelLimit = try table.seconds("cancel-limit", or: engine.cancelLimit)
        engine.quietTime = try table.seconds("quiet-time", or: engine.quietTime)
        engine.restarts = try table.integer("restarts", in: 0...100) ?? engine.restarts
        engine.hint = self.install
        try table.finish()
        self.command = engine
        self.voice.engine = Self.commandEngine
    }

    private static func pauseScale(_ table: inout TableReader) throws(SpeakStreamError) -> PauseScale {
        let range = 0.0...20
        let all = try table.number("scale", in: range) ?? 1
        return PauseScale(
            clause: try table.number("clause", in: range) ?? 1,
            sentence: try table.number("sentence", in: range) ?? 1,
            paragraph: try table.number("paragraph", in: range) ?? 1
        ) * all
    }

    private static func lexicons(_ document: inout TableReader) throws(SpeakStreamError) -> [String] {
        if case .array? = document.value("lexicon")?.content { return try document.strings("lexicon") ?? [] }
        return try document.string("lexicon").map { [$0] } ?? []
    }

    private mutating func readLanguages(
        _ languages: TableReader,
        beside folder: String
    ) throws(SpeakStreamError) {
        var languages = languages
        for tag in languages.keys {
            var voice = VoiceSettings(rate: self.voice.rate).speaking(tag)
            if case .string(let name)? = languages.value(tag)?.content {
                voice.name = name
            } else if var table = try languages.table(tag) {
                try voice.read(from: &table, beside: folder, isESpeak: true)
                try table.finish()
            }
            self.voices[tag] = voice
        }
    }

    static func path(_ path: String, beside folder: String) -> String {
        if path.hasPrefix("/") { return path }
        if path.hasPrefix("~/"), let home = getenv("HOME") { return String(cString: home) + path.dropFirst() }
        // Programs run elsewhere, and eSpeak NG looks elsewhere.
        let relative = folder + path
        guard let absolute = realpath(relative, nil) else { return relative }
        defer { free(absolute) }
        return String(cString: absolute)
    }
}

extension VoiceSettings {
    /// Reads what a voice is and how it speaks.
    fileprivate mutating func read(
        from table: inout TableReader,
        beside folder: String,
        isESpeak: Bool
    ) throws(SpeakStreamError) {
        self.name = try table.string("voice") ?? self.name
        if isESpeak, let variant = try table.string("variant") {
            let own = VoiceProfile.path("variants/\(variant)", beside: folder)
            let isOwn = access(own, R_OK) == 0
            self.name += "+" + (isOwn ? own : variant)
        }
        self.rate = try table.integer("rate", in: Self.rates) ?? self.rate
        self.pitch = try table.integer("pitch", in: Self.pitches) ?? self.pitch
        self.range = try table.integer("range", in: Self.pitches) ?? self.range
        self.volume = try table.integer("volume", in: Self.volumes) ?? self.volume
        self.wordGap = try table.integer("word-gap", in: Self.wordGaps) ?? self.wordGap
    }
}
