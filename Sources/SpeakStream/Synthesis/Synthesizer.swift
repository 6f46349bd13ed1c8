public import SpeakStreamText

/// What a synthesizer is asked to say in one call: a phrase and all settings, so that nothing of the call before can matter.
public struct SynthesisRequest: Sendable, Equatable {
    /// The phrase, white space at its ends removed.
    public var text: String
    /// The voice and its settings.
    public var voice: VoiceSettings
    /// Whether the sentence goes on after this phrase, so that the voice should not fall at its end.
    public var continues: Bool
    /// How some of the text is pronounced, in order, without overlap; an engine that cannot do it says the text as it stands.
    public var pronunciations: [Pronunciation]

    /// Makes a request.
    public init(
        text: String,
        voice: VoiceSettings,
        continues: Bool = false,
        pronunciations: [Pronunciation] = []
    ) {
        self.text = text
        self.voice = voice
        self.continues = continues
        self.pronunciations = pronunciations
    }
}

/// Where in the sound something of the text begins.
///
/// An engine that gives no marks has the times of its words estimated from their length (``SpeechEvent/isEstimate``).
public struct WordMark: Sendable, Hashable {
    /// UTF-8 bytes from the start of the request's text.
    public var textOffset: Int
    /// Frames from the start of the request's sound.
    public var frame: Int

    /// Makes a mark.
    public init(textOffset: Int, frame: Int) {
        self.textOffset = textOffset
        self.frame = frame
    }
}

/// A piece of a phrase's sound, handed over as soon as the engine has made it.
public struct SynthesizedChunk: Sendable, Equatable {
    /// Samples, one a frame.
    public var frames: [Int16]
    /// Marks in order, their frames counted from the start of the request's sound.
    public var marks: [WordMark]

    /// Makes a chunk.
    public init(frames: [Int16], marks: [WordMark]) {
        self.frames = frames
        self.marks = marks
    }
}

/// Text to sound: eSpeak NG, or an engine of your own.
///
/// All calls are blocking. The session makes them on a thread of its own, never two at once for a session; an engine
/// that serves several sessions has to see to its own order.
public protocol Synthesizer: Sendable {
    /// The format of all sound that the engine makes; known before it is started, so that the sink can be opened beside it.
    var format: AudioFormat { get }

    /// Starts the engine and loads the voice; called before the first phrase, and cheap when called again.
    ///
    /// - Parameter voice: the voice to load.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/synthesizerUnavailable`` or
    ///   ``SpeakStreamError/Code/unknownVoice``.
    func prepare(_ voice: VoiceSettings) throws(SpeakStreamError)

    /// Says one phrase.
    ///
    /// - Parameters:
    ///   - request: the phrase and its settings.
    ///   - deliver: takes the sound piece by piece; when it returns false the engine has to stop at once and return.
    /// - Returns: how many Unicode scalars of the text the engine could not say.
    /// - Throws: ``SpeakStreamError`` when the engine failed; what was delivered before stands.
    func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int

    /// Tells that the phrase being said may not be wanted any more, from any thread: `deliver` tells whether it is.
    ///
    /// For an engine that waits for something and would not ask `deliver` by itself. Must not block; what it interrupts may just
    /// have ended, or not have begun. By default nothing: an engine that delivers every few milliseconds need not be told.
    func cancel()

    /// Tells that the session is over, from any thread, even while a call is under way: whatever runs beside this process has to end.
    ///
    /// A session that comes later calls ``prepare(_:)`` again. By default nothing. May block for some milliseconds.
    func close()
}

extension Synthesizer {
    /// Nothing.
    public func cancel() {}

    /// Nothing.
    public func close() {}
}
