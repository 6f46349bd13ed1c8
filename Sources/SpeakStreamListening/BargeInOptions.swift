/// When a voice counts as a barge-in.
public struct BargeInOptions: Sendable, Hashable {
    /// What a suspicion does at once.
    public enum Reaction: String, Sendable, CaseIterable {
        /// Speech pauses until the suspicion is confirmed or dismissed.
        case pause
        /// Speech goes on more quietly.
        case duck
        /// Nothing; only a confirmed suspicion is acted on.
        case none
    }

    /// How many frames of a stretch have to be speech.
    public struct Share: Sendable, Hashable {
        /// So many frames of 10 ms.
        public var frames: Int
        /// Of the last so many, at most 64.
        public var stretch: Int

        /// Makes a share.
        public init(_ frames: Int, of stretch: Int) {
            self.stretch = Swift.min(Swift.max(1, stretch), 64)
            self.frames = Swift.min(Swift.max(1, frames), self.stretch)
        }
    }

    /// What a suspicion does at once.
    public var onSuspicion = Reaction.pause
    /// How much speech after a suspicion confirms it.
    public var confirmation = Duration.milliseconds(300)
    /// How much silence after a suspicion dismisses it.
    public var dismissal = Duration.milliseconds(400)
    /// When a suspicion that is neither confirmed nor followed by silence is dismissed.
    public var patience = Duration.milliseconds(1500)
    /// The probability from which a frame is speech.
    public var threshold = 0.5
    /// The probability that has to be reached in the last frames before a suspicion is confirmed: a noise may be speech to a quick ear.
    public var certainty = 0.75
    /// The level below which nothing is speech, in decibels to full scale.
    public var leastLevel = -65.0
    /// How much of the microphone's level may have been echo, in decibels; of an echo alone more is removed, and what is left may
    /// sound like speech.
    public var mostReduction = 21.0
    /// How much speech is suspicious.
    public var suspicion = Share(3, of: 5)
    /// How much of a voice the ear lets pass before its first frame of speech, which counts as said all the same.
    ///
    /// WebRTC's, with a close talker in the simulated room: 22 ms to the end of that frame (median of 51), for three of four 40; longer
    /// below our own speech.
    public var attack = Duration.milliseconds(30)
    /// How much of our own speech has to be heard before the canceller knows the room.
    public var coldTime = Duration.seconds(2)
    /// The level below which nothing is speech until then.
    public var coldLeastLevel = -30.0
    /// How much speech is suspicious until then.
    public var coldSuspicion = Share(40, of: 45)

    /// How much of our own speech has to be heard after a silence before the canceller is as good as before it.
    public var settling = Duration.milliseconds(500)
    /// How much after a dismissed suspicion.
    public var distrust = Duration.seconds(2)
    /// How much of the microphone's level may have been echo until then, in decibels.
    public var settlingReduction = 14.0
    /// How much speech is suspicious until then.
    public var settlingSuspicion = Share(12, of: 16)

    /// Makes the usual options.
    public init() {}
}
