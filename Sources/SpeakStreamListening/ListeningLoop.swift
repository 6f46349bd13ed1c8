import SpeakStream

/// What the threads of a listener do: one reads the microphone and decides, the other watches that it is not stuck.
struct ListeningLoop: Sendable {
    /// How long to wait before a lost microphone is tried again: doubled each time, up to the longest.
    private static let firstWait = Duration.milliseconds(250)
    private static let longestWait = Duration.seconds(8)

    let account: Monitor<ListeningAccount>
    let microphone: any Microphone
    let farEnd: TappedSink?
    let options: BargeInOptions
    let makeCanceller: BargeInListener.MakeCanceller
    let onFrame: (@Sendable (ListeningFrame) -> Void)?
    let onEvent: @Sendable (ListeningEvent) -> Void

    /// Listens until it is stopped.
    func run() {
        do throws(SpeakStreamError) {
            var pipeline = ListeningPipeline(canceller: try self.makeCanceller(), options: self.options)
            var wait = Self.firstWait
            while !self.isStopped {
                let loss: SpeakStreamError
                do throws(SpeakStreamError) {
                    let stream = try self.microphone.open()
                    // The watch waits for it.
                    self.account.signal { $0.opened(at: MonotonicTime.now()) }
                    self.tell(.microphone(.working))
                    wait = Self.firstWait
                    guard let error = try self.listen(to: stream, &pipeline) else { return }
                    loss = error
                } catch {
                    guard error.code != .cancellerUnavailable else { throw error }
                    loss = error
                }
                self.lose(loss)
                self.rest(wait)
                wait = Swift.min(wait * 2, Self.longestWait)
            }
        } catch {
            self.tell(.failed(error))
        }
    }

    /// Says so when no frame comes.
    func watch() {
        while true {
            let overdue = { (account: inout ListeningAccount) -> [ListeningEvent]? in
                if account.isStopped { return [] }
                let events = account.overdue(at: MonotonicTime.now())
                return events.isEmpty ? nil : events
            }
            let events = self.account.wait(until: { $0.deadline }, overdue)
            if self.isStopped { return }
            for event in events ?? [] { self.onEvent(event) }
        }
    }

    private var isStopped: Bool { self.account.withLock { $0.isStopped } }

    /// Listens to a stream to its end; returns why it ended, nil if it was stopped or there is no more.
    private func listen(
        to stream: any MicrophoneStream,
        _ pipeline: inout ListeningPipeline
    ) throws(SpeakStreamError) -> SpeakStreamError? {
        var health = MicrophoneHealth()
        while true {
            let microphone: MicrophoneFrame?
            do throws(SpeakStreamError) {
                microphone = try stream.read()
            } catch {
                return error
            }
            guard let microphone else { return nil }
            let now = MonotonicTime.now()
            let (isStopped, isSpeaking, wasStalled) = self.account.withLock { account in
                (account.isStopped, account.isSpeaking, account.came(at: now))
            }
            if isStopped { return nil }
            // The watch waits for the end of a stall; for the frames that follow it need not be woken.
            if wasStalled {
                self.account.signal { _ in }
                self.tell(.microphone(.working))
            }
            if let state = health.handle(microphone.samples) { self.tell(.microphone(state)) }
            let farEnd = self.farEnd?.farEnd(at: microphone.time + ListeningPipeline.farEndLead)
            let result = try pipeline.handle(microphone, farEnd: farEnd ?? .silence, isSpeaking: isSpeaking)
            let event = self.account.withLock { account -> ListeningEvent? in
                // The turn may have ended meanwhile.
                if !account.isSpeaking { account.suspectedAt = nil }
                return result.action.flatMap { account.isSpeaking ? account.event(for: $0, at: now) : nil }
            }
            if let event { self.onEvent(event) }
            self.onFrame?(result.frame)
        }
    }

    private func lose(_ error: SpeakStreamError) {
        let event = self.account.withLock { account in
            account.last = nil
            return account.abandon(at: MonotonicTime.now())
        }
        if let event { self.onEvent(event) }
        self.tell(.microphone(.lost(error)))
    }

    private func rest(_ time: Duration) {
        let end = MonotonicTime.now() + time
        _ = self.account.wait(until: { _ in end }, { $0.isStopped ? true : nil })
    }

    private func tell(_ event: ListeningEvent) {
        if !self.isStopped { self.onEvent(event) }
    }
}
