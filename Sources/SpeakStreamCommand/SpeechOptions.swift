import ArgumentParser
import SpeakStream
import SpeakStreamText

/// How to speak.
package struct SpeechOptions: ParsableArguments {
    package init() {}

    @Option(
        help:
            "A voice profile's name or file, or eSpeak NG's voice: a language and an optional variant, such as de or en-us+f3. (default: en-us)",
        completion: .voices
    )
    var voice: String?

    @Option(
        help:
            "The text's language, such as en or pt-BR; auto: the voice's, and what is in another is said by a voice of that. (default: auto)"
    )
    var language: String?

    @Option(help: "A file of words to be said otherwise; may be given again.", completion: .file(extensions: ["toml"]))
    var lexicon: [String] = []

    @Option(help: "Words a minute, 80 to 900. (default: the voice's, mostly 175)")
    var rate: Int?

    @Option(help: "Pitch, 0 to 99. (default: the voice's, mostly 50)")
    var pitch: Int?

    @Option(help: "Loudness in per cent of the engine's own, 0 to 200. (default: the voice's, mostly 100)")
    var volume: Int?

    @Option(
        name: .customLong("catch-up"),
        help: "Speak faster while the speech is more than so many seconds behind the text, up to 1.6 times the rate."
    )
    var catchUp: Double?

    @Option(help: "How far the text read may run ahead of what is heard, in seconds of speech.")
    var ahead = 60.0

    @Option(help: "After how many milliseconds without text what waits is said unfinished.")
    var stall = 600

    @Option(name: .customLong("pause-scale"), help: "Factor on the pauses between phrases; 0 leaves them out.")
    var pauseScale = 1.0

    package mutating func validate() throws {
        if let rate { try Self.check("--rate", rate, VoiceSettings.rates) }
        if let pitch { try Self.check("--pitch", pitch, VoiceSettings.pitches) }
        if let volume { try Self.check("--volume", volume, VoiceSettings.volumes) }
        if let catchUp, !(0...3600).contains(catchUp) {
            throw ValidationError("--catch-up takes seconds from 0 to 3600, not \(catchUp)")
        }
        if let language, language.isEmpty || language != language.filter({ $0.isASCII && !$0.isWhitespace }) {
            throw ValidationError("--language takes a tag such as en or pt-BR, or auto")
        }
        try Self.check("--stall", self.stall, 1...600_000)
        guard self.ahead.isFinite, (0...86_400).contains(self.ahead) else {
            throw ValidationError("--ahead takes seconds from 0 to 86400, not \(self.ahead)")
        }
        guard self.pauseScale.isFinite, (0...20).contains(self.pauseScale) else {
            throw ValidationError("--pause-scale takes a factor from 0 to 20, not \(self.pauseScale)")
        }
    }

    /// The voice, and the library's configuration.
    ///
    /// - Parameters:
    ///   - isTerminal: whether somebody types: a line comes whole, and nothing follows until it has been heard.
    ///   - reading: how the text is read.
    /// - Returns: the defaults, changed as the voice and then the options say.
    /// - Throws: ``CommandFailure`` if a profile or a lexicon says something wrong.
    package func chosenVoice(isTerminal: Bool, reading: ReadingOptions) throws -> ChosenVoice {
        var chosen = try ChosenVoice(named: self.voice, lexicons: self.lexicon)
        self.change(&chosen.configuration, isTerminal: isTerminal, reading: reading)
        return chosen
    }

    private func change(_ configuration: inout SpeechConfiguration, isTerminal: Bool, reading: ReadingOptions) {
        configuration.voice.rate = self.rate ?? configuration.voice.rate
        configuration.voice.pitch = self.pitch ?? configuration.voice.pitch
        configuration.voice.volume = self.volume ?? configuration.voice.volume
        if let language, language != "auto" {
            // Who names it knows that there is one.
            configuration.language = language
            configuration.voices = [:]
            configuration.findsScripts = false
        }
        configuration.catchUp = self.catchUp.map { CatchUp(limit: .milliseconds(Int64($0 * 1000))) }
        configuration.reading = reading.configuration
        configuration.normalizes = !reading.asWritten
        configuration.emoji = reading.emoji
        configuration.readAhead = .milliseconds(Int64(self.ahead * 1000))
        configuration.stallLimit = isTerminal ? .milliseconds(min(self.stall, 50)) : .milliseconds(self.stall)
        configuration.pauseScale = configuration.pauseScale * self.pauseScale
    }

    private static func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(value) else {
            throw ValidationError("\(name) takes \(range.lowerBound) to \(range.upperBound), not \(value)")
        }
    }
}
