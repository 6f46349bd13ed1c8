/// The way from our loudspeaker to the microphone.
public struct EchoPath: Sendable, Hashable {
    /// What it is called in tables.
    public var name: String
    /// From the instant at which the sink says that a frame is heard until the microphone has it.
    public var delay: Duration
    /// How loud the echo is, in decibels to what was played.
    public var gain: Double
    /// How the loudspeaker distorts: the slope of a hyperbolic tangent at full scale; 0 if it does not.
    public var drive: Double
    /// How much weaker than the direct sound the room is, in decibels.
    public var tail: Double
    /// How long the room takes to fall by 60 decibels.
    public var reverberation: Duration

    /// Makes a path through an ordinary room.
    public init(
        _ name: String,
        delay: Duration = .milliseconds(40),
        gain: Double = -10,
        drive: Double = 0,
        tail: Double = -8,
        reverberation: Duration = .milliseconds(250)
    ) {
        self.name = name
        self.delay = delay
        self.gain = gain
        self.drive = drive
        self.tail = tail
        self.reverberation = reverberation
    }

    /// An ordinary one, one with a loud loudspeaker, one with a quiet one, one whose latency is told wrong by 80 ms, and two with a
    /// loudspeaker that distorts.
    public static let all = [
        EchoPath("linear"), EchoPath("loud", gain: 0), EchoPath("quiet", gain: -20),
        EchoPath("late", delay: .milliseconds(120)), EchoPath("distorted", drive: 3),
        EchoPath("distorted, loud", gain: 0, drive: 3),
    ]

    /// Others, on which nothing was tuned: more and less reverberation, other delays, loudness and loudspeakers.
    public static let heldOut = [
        EchoPath("dry", delay: .milliseconds(25), gain: -7, tail: -14, reverberation: .milliseconds(120)),
        EchoPath("hall", delay: .milliseconds(55), tail: -5, reverberation: .milliseconds(600)),
        EchoPath("wireless", delay: .milliseconds(170), gain: -5),
        EchoPath("far", delay: .milliseconds(30), gain: -16, tail: -4, reverberation: .milliseconds(400)),
        EchoPath("cheap", delay: .milliseconds(65), gain: -4, drive: 2, reverberation: .milliseconds(350)),
        EchoPath("overdriven", delay: .milliseconds(45), gain: -9, drive: 4.5),
    ]
}
