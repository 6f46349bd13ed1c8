import Synchronization

/// One answer being spoken: its events, its barge-in, its report.
public final class Turn: Sendable {
    private struct State {
        var conductor: Conductor?
        var isInterrupted = false
        var report: TurnReport?
        var waiting: [CheckedContinuation<TurnReport, Never>] = []
    }

    /// How many events wait for a slow reader; past that the oldest are dropped, and counted in the report.
    private static let eventsHeld = 1024

    /// What happens, as it is heard; ends after ``SpeechEvent/Kind/finished(_:)``.
    ///
    /// To be iterated once.
    public let events: AsyncStream<SpeechEvent>

    let continuation: AsyncStream<SpeechEvent>.Continuation
    /// In which voice; nil for the session's.
    let voice: VoiceSettings?
    /// Feeds the upstream to the conductor until it ends or the task is cancelled.
    let feed: @Sendable (Conductor) async -> Void
    private let state = Mutex(State())

    init(voice: VoiceSettings?, feed: @escaping @Sendable (Conductor) async -> Void) {
        (self.events, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.eventsHeld))
        self.voice = voice
        self.feed = feed
    }

    /// Barges in: the sound stops, synthesis stops, the upstream is cancelled.
    ///
    /// Returns when the loudspeaker is silent, or after half a second if the sink does not answer. The upstream has then
    /// been cancelled; its end is awaited by the session's scope. Calling it again, or after the turn is over, changes
    /// nothing and returns the same ledger.
    ///
    /// - Returns: what was heard and what was not.
    @discardableResult
    public func interrupt() async -> Ledger {
        self.requestInterrupt()
        return await self.report.ledger
    }

    /// Barges in without waiting; callable from any thread, a signal-watching one for example.
    public func requestInterrupt() {
        let conductor = self.state.withLock { state in
            state.isInterrupted = true
            return state.conductor
        }
        conductor?.interrupt()
    }

    /// How the turn went; waits for its end.
    public var report: TurnReport {
        get async {
            await withCheckedContinuation { continuation in
                let report = self.state.withLock { state in
                    if state.report == nil { state.waiting.append(continuation) }
                    return state.report
                }
                if let report { continuation.resume(returning: report) }
            }
        }
    }

    /// Whether an interrupt was asked for before the conductor came.
    func attach(_ conductor: Conductor) -> Bool {
        self.state.withLock { state in
            state.conductor = conductor
            return state.isInterrupted
        }
    }

    func finish(_ report: TurnReport) {
        let waiting = self.state.withLock { state in
            state.report = report
            state.conductor = nil
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: report) }
    }
}
