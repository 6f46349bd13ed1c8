import SpeakStream

/// What the two threads of a listener share with its owner.
struct ListeningAccount: Sendable {
    /// A microphone that has not given a frame for so long is stalled.
    private static let longestWait = Duration.seconds(1)
    /// A suspicion is not kept open for so long without a frame.
    private static let longestDoubt = Duration.milliseconds(500)

    var isSpeaking = false
    var isStopped = false
    /// When the last frame came, or the microphone was opened; nil while the microphone is not open.
    var last: Duration?
    /// Since when a suspicion is open.
    var suspectedAt: Duration?
    private var isStalled = false

    /// When something is to be said if no frame comes.
    var deadline: Duration? {
        guard let last, !self.isStalled else { return nil }
        return last + (self.suspectedAt == nil ? Self.longestWait : Self.longestDoubt)
    }

    /// Takes note that the microphone is open; from here on a frame is due.
    mutating func opened(at now: Duration) {
        self.last = now
        self.isStalled = false
    }

    /// Takes note of a frame.
    ///
    /// - Returns: whether it is the first after a stall.
    mutating func came(at now: Duration) -> Bool {
        defer { self.opened(at: now) }
        return self.isStalled
    }

    /// What an action becomes: nil for one that was told already.
    mutating func event(for action: BargeInMachine.Action, at now: Duration) -> ListeningEvent? {
        guard !self.isStopped else { return nil }
        switch action {
        case .suspected(let reaction):
            self.suspectedAt = now
            return .suspected(reaction)
        case .confirmed:
            // A suspicion that was dismissed while the microphone gave nothing is none.
            guard self.suspectedAt != nil else { return nil }
            self.suspectedAt = nil
            return .confirmed
        case .dismissed(let time):
            guard self.suspectedAt != nil else { return nil }
            self.suspectedAt = nil
            return .dismissed(after: time)
        }
    }

    /// The microphone is gone, or hangs: speech that waits for it goes on.
    mutating func abandon(at now: Duration) -> ListeningEvent? {
        guard let suspectedAt, self.isSpeaking, !self.isStopped else {
            self.suspectedAt = nil
            return nil
        }
        self.suspectedAt = nil
        return .dismissed(after: now - suspectedAt)
    }

    /// What is to be said because no frame came until `now`.
    mutating func overdue(at now: Duration) -> [ListeningEvent] {
        guard let last, !self.isStalled, !self.isStopped else { return [] }
        var events = now - last >= Self.longestDoubt ? [self.abandon(at: now)].compactMap(\.self) : []
        if now - last >= Self.longestWait {
            self.isStalled = true
            events.append(.microphone(.stalled))
        }
        return events
    }
}
