import Glibc
package import SpeakStream
import SpeakStreamESpeak
import SpeakStreamListening
package import SpeakStreamRecord

/// One turn, with its echo, its messages and its report.
package struct Speaking {
    let voice: ChosenVoice
    private var configuration: SpeechConfiguration { self.voice.configuration }
    /// Whether the model's thoughts are passed on to be announced or read.
    package let keepsReasoning: Bool
    let outputs: OutputOptions
    let listener: ListenerOptions
    let signals: SignalWatcher
    private let report: ReportFile?
    private let following: Following
    private let readsKeys: Bool
    /// Which text standard output shows.
    private let echo: OutputOptions.Echo?

    /// Prepares a turn, and opens the files that are to be written.
    ///
    /// - Parameters:
    ///   - voice: what speaks, and how.
    ///   - keepsReasoning: whether the model's thoughts are passed on to be announced or read.
    ///   - outputs: where sound, text and files go.
    ///   - listener: how the listener is in command.
    ///   - signals: what ends the turn.
    ///   - reads: files that are read, and may not be written.
    ///   - isTyped: whether the text is typed at standard input meanwhile: keys are no commands then.
    /// - Throws: ``CommandFailure`` if one of them can not be.
    package init(
        voice: ChosenVoice,
        keepsReasoning: Bool,
        outputs: OutputOptions,
        listener: ListenerOptions,
        signals: SignalWatcher,
        reads: [String] = [],
        isTyped: Bool = false
    ) throws {
        self.voice = voice
        self.keepsReasoning = keepsReasoning
        self.outputs = outputs
        self.listener = listener
        self.signals = signals
        self.readsKeys = listener.keys.areRead && !isTyped
        self.following = try Following(outputs, voice: voice, reads: reads, readsKeys: self.readsKeys)
        self.report = try outputs.report.map(ReportFile.init)
        self.echo = outputs.echo ?? (outputs.show && self.following.view == nil ? .heard : nil)
    }

    /// Speaks until all is heard or the listener barges in.
    ///
    /// - Parameters:
    ///   - answer: the text.
    ///   - stop: ends the upstream at a barge-in, from any thread.
    ///   - onHold: told whether the upstream is held back, as enough text is in hand.
    ///   - wishes: what the listener asks for by itself, as a record has it.
    /// - Returns: how the turn went.
    /// - Throws: a ``SpeakStreamError`` if there is no engine or no sink.
    package func speak<Answer: AsyncSequence<[UInt8], any Error> & Sendable>(
        _ answer: Answer,
        stop: @escaping @Sendable () -> Void = {},
        onHold: (Bool) -> Void = { _ in },
        wishes: RecordedWishes? = nil
    ) async throws -> TurnReport {
        let echo = self.echo == nil ? nil : EchoWriter()
        return try await self.outputs.withSink { sink in
            try await self.listener.withSink(sink) { sink, tapped in
                try await Self.speak(
                    answer,
                    self,
                    sink: sink,
                    tapped: tapped,
                    echo: echo,
                    stop: stop,
                    onHold: onHold,
                    wishes: wishes
                )
            }
        }
    }

    /// Tells who sits at a terminal, and sees nothing of it otherwise, where the sound stopped.
    private func tellWhatWasHeard(_ heard: TextSpan) {
        guard isatty(STDERR_FILENO) == 1, self.echo != .heard, self.following.view == nil, self.outputs.report != "-"
        else {
            return
        }
        if self.echo == .received, isatty(STDOUT_FILENO) == 1 { _ = writeAll([0x0A], to: STDOUT_FILENO) }
        let last = heard.text.split(whereSeparator: \.isWhitespace).suffix(6).joined(separator: " ")
        let words = heard.words == 1 ? "1 word" : "\(heard.words) words"
        Message.show(heard.words == 0 ? "stopped before a word was heard" : "stopped after \"\(last)\", \(words)")
    }

    /// Takes away what is drawn on the terminal, before somebody is stopped who may have something to say there.
    func leaveView() { self.following.view?.leave() }

    /// Writes the report and says what went wrong.
    ///
    /// - Parameters:
    ///   - report: how the turn went.
    ///   - upstreamGone: when nothing was left of the upstream; nil if nobody can tell.
    /// - Returns: the exit status.
    /// - Throws: ``CommandFailure`` if the report can not be written.
    package func conclude(_ report: TurnReport, upstreamGone: Duration? = nil) throws -> ExitStatus {
        let isWritten = self.following.finish()
        try self.report?.write(report, upstreamGone: upstreamGone)
        if report.outcome == .interrupted { self.tellWhatWasHeard(report.ledger.heard) }
        if let message = report.message { Message.show(message + self.outputs.advice(on: report.error)) }
        let status = ExitStatus(report)
        if status == .badInput { Message.show("the input is not UTF-8 text; nothing could be said") }
        if report.counts.unspeakable > 0 {
            Message.show(
                "\(report.counts.unspeakable) characters could not be said by the voice \(self.configuration.voice.name)"
            )
        }
        return status == .finished && !isWritten ? .inputOutput : status
    }

    private static func speak<Answer: AsyncSequence<[UInt8], any Error> & Sendable>(
        _ answer: Answer,
        _ speaking: Speaking,
        sink: some AudioSink,
        tapped: TappedSink?,
        echo: EchoWriter?,
        stop: @escaping @Sendable () -> Void,
        onHold: (Bool) -> Void,
        wishes: RecordedWishes?
    ) async throws -> TurnReport {
        if case .raw = speaking.outputs.output {
            Message.show(
                "raw output: signed 16-bit little-endian, \(speaking.voice.synthesizer.format.sampleRate) Hz, one channel"
            )
        }
        return try await withSpeechSession(
            configuration: speaking.configuration,
            synthesizer: speaking.voice.synthesizer,
            sink: sink,
            follower: speaking.following.follower
        ) { session in
            let turn: Turn
            if let echo, speaking.echo == .received {
                turn = session.speak(
                    answer.map { bytes in
                        await echo.write(bytes)
                        return bytes
                    }
                )
            } else {
                turn = session.speak(answer)
            }
            let control = SpeechControl(
                of: turn,
                in: session,
                voice: speaking.configuration.voice,
                cut: speaking.outputs.cut,
                rewind: speaking.listener.rewind,
                stopUpstream: {
                    stop()
                    echo?.abandon()
                }
            )
            speaking.signals.onSignal { _ in control.quit() }
            return try await speaking.outputs.duckOthers(beside: control, speaking.signals) {
                try await speaking.listener.listen(
                    control,
                    to: tapped,
                    signals: speaking.signals,
                    readsKeys: speaking.readsKeys
                ) {
                    async let _ = wishes?.ask(turn)
                    let isHeard = speaking.echo == .heard
                    await Self.follow(turn, control, echo: isHeard ? echo : nil, onHold: onHold)
                    let report = await turn.report
                    await control.finishSaying()
                    await echo?.drain()
                    return report
                }
            }
        }
    }

    private static func follow(
        _ turn: Turn,
        _ control: SpeechControl,
        echo: EchoWriter?,
        onHold: (Bool) -> Void
    ) async {
        var heard = HeardEcho()
        for await event in turn.events {
            control.note(event.kind)
            switch event.kind {
            case .sinkStalled: Message.show("the audio server takes no sound; waiting for it")
            case .sinkLost(let error): Message.show("\(error.message); trying again for 5 s")
            case .sinkReopened: Message.show("the audio server is back; going on at the first word not heard")
            case .upstreamHeld: onHold(true)
            case .upstreamReleased: onHold(false)
            default: break
            }
            if let echo { await echo.write(heard.take(event.kind)) }
        }
    }
}
