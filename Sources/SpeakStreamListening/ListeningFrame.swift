/// What is known of 10 ms at the microphone.
public struct ListeningFrame: Sendable, Hashable {
    /// When it was captured, in monotonic time.
    public var time: Duration
    /// How likely somebody speaks, our own echo aside: 0 to 1.
    public var speech: Double
    /// How loud the microphone was, in decibels to full scale.
    public var microphoneLevel: Double
    /// How loud it is without our own echo.
    public var level: Double
    /// How loud the loudspeaker was then.
    public var farEndLevel: Double
    /// Whether a turn is being spoken, or waits in a pause.
    public var isSpeaking: Bool

    /// Makes a frame.
    public init(
        time: Duration,
        speech: Double,
        microphoneLevel: Double,
        level: Double,
        farEndLevel: Double,
        isSpeaking: Bool
    ) {
        self.time = time
        self.speech = speech
        self.microphoneLevel = microphoneLevel
        self.level = level
        self.farEndLevel = farEndLevel
        self.isSpeaking = isSpeaking
    }
}
