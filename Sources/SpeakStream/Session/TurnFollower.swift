/// Something that is shown all that happens in a session's turns: a record, captions, a view, a picture.
///
/// A session takes one (``withSpeechSession(configuration:synthesizer:sink:follower:_:)``). Unlike ``Turn/events``, which is for one
/// reader and drops what that does not take in time, it is shown everything, also what the turn was told and decided on.
public protocol TurnFollower: Sendable {
    /// Takes a step.
    ///
    /// Called on the thread that speaks, step by step; it must not block, not even for a file.
    ///
    /// - Parameter step: what happened.
    func follow(_ step: TurnStep)

    /// Returns when more text is welcome: a follower that writes and can not keep up holds the upstream back by it.
    ///
    /// It has to return when its task is cancelled. By default at once.
    func ready() async
}

extension TurnFollower {
    /// Returns at once.
    public func ready() async {}
}

/// Something that happened in a turn.
public struct TurnStep: Sendable {
    /// What happened.
    package enum Kind: Sendable {
        /// The turn began, at this monotonic time.
        case began(SpeechConfiguration, AudioFormat, isPaced: Bool, start: Duration)
        /// Its machine was told something, which it answers with the events that follow.
        case input(TurnMachine.Input, PlaybackPosition)
        /// It told something.
        case event(SpeechEvent)
    }

    /// The number of the turn in its session, from 1.
    public let turn: Int
    /// What happened.
    package let kind: Kind
    /// When, in monotonic time.
    package let now: Duration

    /// Makes a step.
    package init(turn: Int, _ kind: Kind, now: Duration) {
        self.turn = turn
        self.kind = kind
        self.now = now
    }

    /// The event, if it is one.
    public var event: SpeechEvent? {
        if case .event(let event) = self.kind { event } else { nil }
    }
}

/// Several followers as one.
public struct Followers: TurnFollower {
    private let followers: [any TurnFollower]

    /// Makes one of several, who are shown each step in their order.
    public init(_ followers: [any TurnFollower]) {
        self.followers = followers
    }

    /// Shows all of them the step.
    public func follow(_ step: TurnStep) {
        for follower in self.followers { follower.follow(step) }
    }

    /// Waits for all of them.
    public func ready() async {
        for follower in self.followers { await follower.ready() }
    }
}
