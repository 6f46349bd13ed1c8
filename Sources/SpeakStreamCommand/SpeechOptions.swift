import ArgumentParser
package import SpeakStream
import SpeakStreamText

/// How to speak.
package struct SpeechOptions: ParsableArguments {
    package init() {}

    @Option(help: "eSpeak NG's voice: a language and an optional variant, such as en-us, de, en-us+f3.")
    var voice = "en-us"

    @Option(help: "The text's language, such as en or pt-BR, if it is not the voice's.")
    var language: String?

    @Option(help: "Words a minute, 80 to 900.")
    var rate = 175

    @Option(help: "Pitch, 0 to 99.")
    var pitch = 50

    @Option(help: "Loudness in per cent of the voice's own, 0 to 200.")
    var volume = 100

    @Option(help: "How far the text read may run ahead of what is heard, in seconds of speech.")
    var ahead = 60.0

    @Option(help: "After how many milliseconds without text what waits is said unfinished.")
    var stall = 600

    @Option(name: .customLong("pause-scale"), help: "Factor on the pauses between phrases; 0 leaves them out.")
    var pauseScale = 1.0

    package mutating func validate() throws {
        try Self.check("--rate", self.rate, VoiceSettings.rates)
        try Self.check("--pitch", self.pitch, VoiceSettings.pitches)
        try Self.check("--volume", self.volume, VoiceSettings.volumes)
        try Self.check("--stall", self.stall, 1...600_000)
        guard self.ahead.isFinite, (0...86_400).contains(self.ahead) else {
            throw ValidationError("--ahead takes seconds from 0 to 86400, not \(self.ahead)")
        }
        guard self.pauseScale.isFinite, (0...20).contains(self.pauseScale) else {
            throw ValidationError("--pause-scale takes a factor from 0 to 20, not \(self.pauseScale)")
        }
    }

    /// The library's configuration.
    ///
    /// - Parameters:
    ///   - isTerminal: whether somebody types: a line comes whole, and nothing follows until it has been heard.
    ///   - reading: how the text is read.
    /// - Returns: the defaults, changed as the options say.
    package func configuration(isTerminal: Bool, reading: ReadingOptions) -> SpeechConfiguration {
        var configuration = SpeechConfiguration(
            voice: VoiceSettings(name: self.voice, rate: self.rate, pitch: self.pitch, volume: self.volume)
        )
        configuration.language = self.language
        configuration.reading = reading.configuration
        configuration.normalizes = !reading.asWritten
        configuration.emoji = reading.emoji
        configuration.readAhead = .milliseconds(Int64(self.ahead * 1000))
        configuration.stallLimit = isTerminal ? .milliseconds(min(self.stall, 50)) : .milliseconds(self.stall)
        configuration.pauseScale = PauseScale() * self.pauseScale
        return configuration
    }

    private static func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(value) else {
            throw ValidationError("\(name) takes \(range.lowerBound) to \(range.upperBound), not \(value)")
        }
    }
}
