public import SpeakStream

/// A program of its own as the session's voice.
///
/// It is started by ``prepare(_:)``, and ends with ``close()`` or with the last reference to this.
public final class CommandSynthesizer: Synthesizer {
    /// The program.
    public let engine: CommandEngine

    /// Makes the synthesizer; the program is started by ``prepare(_:)``.
    public init(_ engine: CommandEngine) {
        self.engine = engine
    }

    /// The format of the program's sound.
    public var format: AudioFormat { self.engine.format }

    /// Starts the program unless it runs, and waits until it is ready and warm.
    public func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {
        throw SpeakStreamError(.synthesizerUnavailable, "\(self.engine.name): engines of this kind are not there yet")
    }

    /// Says one phrase.
    public func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        throw SpeakStreamError(.synthesizerUnavailable, "\(self.engine.name): engines of this kind are not there yet")
    }

    /// Has the phrase under way looked at: whether it is still wanted.
    public func cancel() {}

    /// Ends the program; it is started again when it is needed again.
    public func close() {}
}
