public import SpeakStream

/// Listens to a microphone while we speak, and tells when somebody barges in.
///
/// It lives across turns, for it learns the room as it listens. It listens from its making until ``stop()`` or until it is let go of,
/// on threads of its own, on which it also tells what happens.
public final class BargeInListener: Sendable {
    /// Makes the canceller, on the thread that uses it.
    public typealias MakeCanceller = @Sendable () throws(SpeakStreamError) -> any EchoCanceller

    private let account: Monitor<ListeningAccount>

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - microphone: where the listener is heard.
    ///   - farEnd: the sink that plays what we say; nil if its echo does not reach the microphone.
    ///   - options: when a voice counts as a barge-in.
    ///   - makeCanceller: makes what removes the echo.
    ///   - onFrame: is told every 10 ms what was heard, for a meter; must not block.
    ///   - onEvent: is told what happens; must not block.
    public init(
        microphone: any Microphone,
        farEnd: TappedSink?,
        options: BargeInOptions = BargeInOptions(),
        makeCanceller: @escaping MakeCanceller,
        onFrame: (@Sendable (ListeningFrame) -> Void)? = nil,
        onEvent: @escaping @Sendable (ListeningEvent) -> Void
    ) {
        self.account = Monitor(ListeningAccount())
        let loop = ListeningLoop(
            account: self.account,
            microphone: microphone,
            farEnd: farEnd,
            options: options,
            makeCanceller: makeCanceller,
            onFrame: onFrame,
            onEvent: onEvent
        )
        Thread.start("listening") { loop.run() }
        Thread.start("listening-watch") { loop.watch() }
    }

    deinit { self.stop() }

    /// Whether a turn is being spoken, or waits in a pause: only then can it be interrupted.
    ///
    /// To be set when a turn begins and when it is over.
    public var isSpeaking: Bool {
        get { self.account.withLock { $0.isSpeaking } }
        set { self.account.withLock { $0.isSpeaking = newValue } }
    }

    /// Ends listening; what happens after that is not told.
    ///
    /// A microphone that hangs is let go of when it answers.
    public func stop() {
        self.account.signal { $0.isStopped = true }
    }
}
