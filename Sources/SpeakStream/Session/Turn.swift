import Synchronization

/// One answer being spoken: its events, its barge-in, its report.
public final class Turn: Sendable {
    private struct State {
        var conductor: Conductor?
        var isInterrupted = false
        /// What was asked for before the turn began.
        var controls: [Control] = []
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
    /// Whether it is spoken to its end whoever else wants to speak.
    let isImportant: Bool
    /// Feeds the upstream to the conductor until it ends or the task is cancelled.
    let feed: @Sendable (Conductor) async -> Void
    private let state = Mutex(State())

    init(voice: VoiceSettings?, isImportant: Bool = false, feed: @escaping @Sendable (Conductor) async -> Void) {
        (self.events, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.eventsHeld))
        self.voice = voice
        self.isImportant = isImportant
        self.feed = feed
    }

    /// Barges in: the sound stops, synthesis stops, the upstream is cancelled.
    ///
    /// Returns when the loudspeaker is silent, or after half a second if the sink does not answer. The upstream has then
    /// been cancelled; its end is awaited by the session's scope. Calling it again, or after the turn is over, changes
    /// nothing and returns the same ledger.
    ///
    /// - Parameter cut: how the sound ends.
    /// - Returns: what was heard and what was not.
    @discardableResult
    public func interrupt(cut: Cut = .hard) async -> Ledger {
        self.requestInterrupt(cut: cut)
        return await self.report.ledger
    }

    /// Barges in without waiting; callable from any thread, a signal-watching one for example.
    ///
    /// - Parameter cut: how the sound ends.
    public func requestInterrupt(cut: Cut = .hard) {
        let conductor = self.state.withLock { state in
            state.isInterrupted = true
            return state.conductor
        }
        conductor?.interrupt(cut)
    }

    /// Stops the sound until ``resume(rewinding:)``, and holds the upstream back; ``SpeechEvent/Kind/paused`` follows.
    ///
    /// Nothing is lost: what was not heard is kept, and the device is given back when the pause is long. Callable from any thread,
    /// as often as you like.
    public func pause() { self.control(.pause) }

    /// Goes on after ``pause()``; ``SpeechEvent/Kind/resumed(at:)`` follows.
    ///
    /// - Parameter rewind: where; at the start of the word that was broken off if nothing is said.
    public func resume(rewinding rewind: Rewind = .word) { self.control(.resume(rewind)) }

    /// Goes on with another sentence; ``SpeechEvent/Kind/skipped(range:)`` or ``SpeechEvent/Kind/steppedBack(to:)`` follows.
    ///
    /// What is passed over is not heard, and stands in ``Ledger/skipped``; one can go back to it. In the pause between two sentences
    /// the first step forward passes over the pause alone.
    ///
    /// - Parameter sentences: so many forward; back if negative, as far as some 256 phrases; 0 begins the sentence again.
    public func skip(by sentences: Int) { self.control(.skip(sentences)) }

    /// Speaks the phrases that follow at another rate; ``SpeechEvent/Kind/rateChanged(_:)`` follows.
    ///
    /// - Parameter rate: in words a minute; the nearest that the engine can do is taken.
    public func setRate(_ rate: Int) { self.control(.rate(rate)) }

    /// Pauses, as somebody may be speaking, but not while something important is said; ``SpeechEvent/Kind/suspected`` follows.
    public func suspect() { self.control(.suspect) }

    /// Goes on at the word after ``suspect()``, as if nothing had been, unless the listener has paused meanwhile;
    /// ``SpeechEvent/Kind/dismissed`` follows.
    public func dismissSuspicion() { self.control(.dismiss) }

    /// Ends the turn as ``interrupt(cut:)`` does, but not in the middle of something important.
    public func giveWay() { self.control(.giveWay) }

    /// Asks for something that the listener may want.
    package func control(_ control: Control) {
        let conductor = self.state.withLock { state -> Conductor? in
            // What waits is bounded here as in the machine.
            if state.conductor == nil, state.report == nil, state.controls.count < 64 { state.controls.append(control) }
            return state.conductor
        }
        conductor?.post(.control(control))
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

    /// Gives the turn its conductor, and the conductor what was asked for before it came.
    func attach(_ conductor: Conductor) {
        let (isInterrupted, controls) = self.state.withLock { state in
            state.conductor = conductor
            defer { state.controls = [] }
            return (state.isInterrupted, state.controls)
        }
        for control in controls { conductor.post(.control(control)) }
        if isInterrupted { conductor.interrupt() }
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
