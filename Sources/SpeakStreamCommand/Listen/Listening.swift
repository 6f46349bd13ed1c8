import SpeakStream
import SpeakStreamListening
import SpeakStreamPulse

/// Listens to a microphone and shows what it hears, speaking meanwhile if there is something to speak.
struct Listening {
    /// What is to be looked at next.
    private enum Item: Sendable {
        case frame(ListeningFrame)
        case event(ListeningEvent, at: Duration)
        case spoken(TurnReport)
    }

    let hearing: HearingOptions
    /// What is spoken over and over; nil for nothing.
    let text: String?
    let voice: ChosenVoice
    let device: String?
    let style: MeterScreen.Style
    /// How long to listen at most.
    let limit: Duration?

    private let items: AsyncStream<Item>
    private let continuation: AsyncStream<Item>.Continuation

    /// Prepares to listen.
    init(
        hearing: HearingOptions,
        text: String?,
        voice: ChosenVoice,
        device: String?,
        style: MeterScreen.Style,
        limit: Duration?
    ) {
        (self.hearing, self.text, self.voice, self.device) = (hearing, text, voice, device)
        (self.style, self.limit) = (style, limit)
        // Ten seconds of frames: whoever does not read what is shown misses some.
        (self.items, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1000))
    }

    /// Listens until a signal comes or the time is over.
    ///
    /// - Throws: ``CommandFailure`` if the microphone, the sink or the canceller can not be had, or went away for good.
    func run(until signals: SignalWatcher) async throws {
        signals.onExit { [style] in MeterScreen.leave(style) }
        signals.onSignal { [continuation] _ in continuation.finish() }
        let timer = ThreadExecutor(name: "limit")
        if let limit { timer.setAlarm(MonotonicTime.now() + limit) { [continuation] in continuation.finish() } }
        do {
            try await self.listen(signals)
        } catch {
            MeterScreen.leave(self.style)
            throw error
        }
        withExtendedLifetime(timer) {}
    }

    private func listen(_ signals: SignalWatcher) async throws {
        guard self.text != nil else { return try await self.follow(nil, sink: nil, ducking: nil) }
        let sink = TappedSink(PulseSink(device: self.device))
        let ducking = self.hearing.ducking(of: sink, signals)
        try await withSpeechSession(
            configuration: self.voice.configuration,
            synthesizer: self.voice.synthesizer,
            sink: sink
        ) { session in
            // Before the sink is closed, or the server remembers the low volume.
            defer { ducking?.close() }
            try await self.follow(session, sink: sink, ducking: ducking)
        }
    }

    private func follow(_ session: SpeechSession?, sink: TappedSink?, ducking: PulseDucking?) async throws {
        let start = MonotonicTime.now()
        let listener = self.hearing.listener(
            to: sink,
            onFrame: { [continuation] in continuation.yield(.frame($0)) },
            onEvent: { [continuation] in continuation.yield(.event($0, at: MonotonicTime.now() - start)) }
        )
        defer { listener.stop() }
        var meter = ListeningMeter(options: self.hearing.bargeIn)
        var screen = MeterScreen(self.style)
        try await withThrowingDiscardingTaskGroup { group in
            var turn: Turn?
            // The group waits for its end.
            defer { turn?.requestInterrupt() }

            /// From here on a voice interrupts.
            func begin() {
                listener.isSpeaking = true
                guard let session, let text else { return }
                meter.noteSpeech()
                let begun = session.speak(text)
                turn = begun
                group.addTask { [continuation] in continuation.yield(.spoken(await begun.report)) }
            }

            for await item in self.items {
                switch item {
                case .frame(let frame):
                    if meter.handle(frame) { begin() }
                    try screen.draw(&meter, at: MonotonicTime.now() - start)
                case .event(let event, let time):
                    try Self.check(event, meter)
                    meter.handle(event)
                    try screen.show(ListeningHappening(.event(event), at: time, isSpeaking: turn != nil), &meter)
                    if event == .confirmed { listener.isSpeaking = false }
                    turn?.obey(event)
                    ducking?.obey(event)
                case .spoken(let report):
                    ducking?.release()
                    if report.outcome == .failed {
                        let status = ExitStatus(report)
                        throw CommandFailure(status: status, message: report.message ?? "speech failed")
                    }
                    if report.outcome == .finished { begin() }
                }
            }
        }
        try screen.end(meter.summary)
        if case .microphone(.lost(let error)) = meter.state {
            throw CommandFailure(status: .inputOutput, message: error.message)
        }
    }

    /// Throws what makes it pointless to go on.
    private static func check(_ event: ListeningEvent, _ meter: ListeningMeter) throws {
        switch event {
        case .failed(let error): throw CommandFailure(status: .unavailable, message: error.message)
        case .microphone(.lost(let error)) where !meter.wasOpened:
            throw CommandFailure(status: .unavailable, message: error.message)
        default: break
        }
    }
}

extension Turn {
    /// Does what a barge-in by voice does.
    fileprivate func obey(_ event: ListeningEvent) {
        switch event {
        case .suspected(.pause): self.suspect()
        case .dismissed: self.dismissSuspicion()
        case .confirmed: self.giveWay()
        default: break
        }
    }
}
