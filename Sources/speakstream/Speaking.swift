import SpeakStream
import SpeakStreamESpeak
import SpeakStreamText
import SpeakStreamUpstreams

/// One turn from standard input, with its echo, its messages and its report.
struct Speaking {
    let configuration: SpeechConfiguration
    let inputs: InputOptions
    let inputIsTerminal: Bool
    let outputs: OutputOptions
    let signals: SignalWatcher
    let report: ReportFile?

    /// Speaks until all is heard or the listener barges in; returns the exit status.
    func run() async throws -> Int32 {
        guard !self.inputs.command.isEmpty else {
            let input = FileDescriptorUpstream()
            return try await self.speak(input) { input.close() }.rawValue
        }
        let (status, ending): (ExitStatus, ChildProcess.Ending)
        do {
            (status, ending) = try await ChildProcess.run(self.inputs.command, grace: self.inputs.grace) { child in
                self.signals.onExit { child.kill() }
                return try await self.speak(child.upstream) { child.interrupt() }
            }
        } catch let error as UpstreamError {
            throw CommandFailure(status: .commandNotFound, message: error.description)
        }
        guard status == .finished, let complaint = ending.complaint else { return status.rawValue }
        Message.show("\(self.inputs.command[0]) \(complaint)")
        return ExitStatus.commandFailed.rawValue
    }

    /// Speaks what comes from `input`, which `stop` ends.
    private func speak(_ input: FileDescriptorUpstream, stop: @escaping @Sendable () -> Void) async throws -> ExitStatus
    {
        let echo = self.outputs.echo == nil ? nil : EchoWriter()
        let report = try await self.outputs.withSink { sink in
            try await Self.speak(input, self, sink: sink, echo: echo, stop: stop)
        }
        try self.report?.write(report)
        if let message = report.message { Message.show(message + self.outputs.advice(on: report.error)) }
        let status = ExitStatus(report)
        if status == .badInput { Message.show("the input is not UTF-8 text; nothing could be said") }
        if report.counts.unspeakable > 0 {
            Message.show(
                "\(report.counts.unspeakable) characters could not be said by the voice \(self.configuration.voice.name)"
            )
        }
        return status
    }

    private static func speak(
        _ input: FileDescriptorUpstream,
        _ speaking: Speaking,
        sink: some AudioSink,
        echo: EchoWriter?,
        stop: @escaping @Sendable () -> Void
    ) async throws -> TurnReport {
        if case .raw = speaking.outputs.output {
            Message.show("raw output: signed 16-bit little-endian, 22050 Hz, one channel")
        }
        return try await withSpeechSession(
            configuration: speaking.configuration,
            synthesizer: .eSpeak(),
            sink: sink
        ) { session in
            let answer = speaking.inputs.answer(
                in: input,
                isTerminal: speaking.inputIsTerminal,
                keepsReasoning: speaking.configuration.reading?.reasoning != .drop
            )
            let turn: Turn
            if let echo, speaking.outputs.echo == .received {
                turn = session.speak(
                    answer.map { bytes in
                        await echo.write(bytes)
                        return bytes
                    }
                )
            } else {
                turn = session.speak(answer)
            }
            speaking.signals.onSignal {
                turn.requestInterrupt()
                stop()
                echo?.abandon()
            }
            await Self.follow(turn, echo: speaking.outputs.echo == .heard ? echo : nil)
            let report = await turn.report
            await echo?.drain()
            return report
        }
    }

    private static func follow(_ turn: Turn, echo: EchoWriter?) async {
        var heard = HeardEcho()
        for await event in turn.events {
            switch event.kind {
            case .sinkStalled: Message.show("the audio server takes no sound; waiting for it")
            case .sinkLost(let error): Message.show("\(error.message); trying again for 5 s")
            case .sinkReopened: Message.show("the audio server is back; going on at the first word not heard")
            default: break
            }
            if let echo { await echo.write(heard.take(event.kind)) }
        }
    }
}

extension ChildProcess.Ending {
    /// What is wrong with the ending; nil if nothing is.
    fileprivate var complaint: String? {
        switch self {
        case .exited(0): nil
        case .exited(let status): "failed with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        }
    }
}
