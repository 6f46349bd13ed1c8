public import SpeakStream

/// Several engines as one: each phrase goes to the one that its voice names (``VoiceSettings/engine``).
///
/// The sound of all has the format of the first. When an engine fails for good, the fallback takes its place for as long as this
/// exists; when it fails on a phrase, the fallback says that phrase.
public final class VoiceEngines: Synthesizer {
    /// What speaks where an engine can not.
    public struct Fallback: Sendable {
        /// The engine.
        public var synthesizer: any Synthesizer
        /// Its voice; rate and volume are those of the request.
        public var voice: VoiceSettings

        /// Makes a fallback.
        public init(_ synthesizer: any Synthesizer, voice: VoiceSettings) {
            self.synthesizer = synthesizer
            self.voice = voice
        }
    }

    private let engines: [(name: String, synthesizer: any Synthesizer)]
    private let fallback: Fallback?
    private let preparing: [VoiceSettings]
    private let onFallback: @Sendable (SpeakStreamError) -> Void

    /// Makes one of several.
    ///
    /// - Parameters:
    ///   - engines: at least one, each with the name by which voices ask for it; the first is that of voices that name none.
    ///   - fallback: speaks where one of them can not; nil: the error is the session's.
    ///   - preparing: voices besides the session's own whose engines are started beside it, so that a switch costs no start.
    ///   - onFallback: told why, once for each engine, from any thread, when the fallback takes over.
    public init(
        _ engines: [(name: String, synthesizer: any Synthesizer)],
        fallback: Fallback? = nil,
        preparing: [VoiceSettings] = [],
        onFallback: @escaping @Sendable (SpeakStreamError) -> Void = { _ in }
    ) {
        precondition(!engines.isEmpty, "no engine is given")
        self.engines = engines
        self.fallback = fallback
        self.preparing = preparing
        self.onFallback = onFallback
    }

    /// The format of the first engine.
    public var format: AudioFormat { self.engines[0].synthesizer.format }

    /// Prepares the engine of a voice, or the fallback if that fails.
    public func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {
        try self.engines[0].synthesizer.prepare(voice)
    }

    /// Says a phrase with the engine of its voice.
    public func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        try self.engines[0].synthesizer.synthesize(request, deliver: deliver)
    }

    /// Passes it on.
    public func cancel() {
        for engine in self.engines { engine.synthesizer.cancel() }
        self.fallback?.synthesizer.cancel()
    }

    /// Passes it on.
    public func close() {
        for engine in self.engines { engine.synthesizer.close() }
        self.fallback?.synthesizer.close()
    }
}
