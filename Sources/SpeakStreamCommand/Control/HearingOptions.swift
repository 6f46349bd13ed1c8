public import ArgumentParser
import Glibc
import SpeakStream
import SpeakStreamControl
public import SpeakStreamListening
import SpeakStreamPulse

/// How the listener's voice is heard.
package struct HearingOptions: ParsableArguments {
    /// What removes our own speech from what the microphone hears.
    enum Canceller: String, CaseIterable, ExpressibleByArgument {
        case webrtc
        case none
    }

    /// Makes the options, to be filled in.
    package init() {}

    @Option(help: "PulseAudio's name of the source that hears the listener.", completion: .sources)
    var microphone: String?

    @Option(
        name: .customLong("on-suspicion"),
        help:
            "What happens at once when somebody may be speaking: pause, duck (speech gets 15 dB quieter), or none until it is confirmed."
    )
    var onSuspicion = BargeInOptions.Reaction.pause

    @Option(name: .customLong("confirm-after"), help: "Milliseconds of speech that confirm a suspicion.")
    var confirmation = 300

    @Option(
        name: .customLong("echo-canceller"),
        help:
            "What removes our own speech from the microphone: webrtc, or none for headphones or an echo-cancelling source."
    )
    var canceller = Canceller.webrtc

    @Option(
        help:
            "What hears whether somebody speaks: webrtc, silero (scripts/install-silero brings it), or auto, the latter if it is there."
    )
    var ear = Ear.auto

    package func validate() throws {
        guard (50...10_000).contains(self.confirmation) else {
            throw ValidationError("--confirm-after takes 50 to 10000, not \(self.confirmation)")
        }
    }

    /// When a voice counts as a barge-in.
    var bargeIn: BargeInOptions {
        var options = BargeInOptions()
        options.onSuspicion = self.onSuspicion
        options.confirmation = .milliseconds(self.confirmation)
        return options
    }

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - sink: plays what we say; nil if we say nothing.
    ///   - onFrame: is told every 10 ms what was heard.
    ///   - onEvent: is told what happens.
    /// - Returns: the listener, which listens until it is stopped.
    func listener(
        to sink: TappedSink?,
        onFrame: (@Sendable (ListeningFrame) -> Void)? = nil,
        onEvent: @escaping @Sendable (ListeningEvent) -> Void
    ) -> BargeInListener {
        let isCancelled = self.canceller == .webrtc
        let ear = self.ear.resolved
        return BargeInListener(
            microphone: PulseMicrophone(source: self.microphone),
            farEnd: isCancelled ? sink : nil,
            options: self.bargeIn,
            // Its ear for speech is wanted also where there is no echo.
            makeCanceller: { () throws(SpeakStreamError) in try ear.make(cancelsEcho: isCancelled) },
            onFrame: onFrame,
            onEvent: onEvent
        )
    }

    /// Makes our own speech quieter while somebody may be speaking, if that is what is asked for.
    ///
    /// - Parameters:
    ///   - sink: plays what we say.
    ///   - signals: the second of them ends this process, and gives the volume back before.
    /// - Returns: what does it; nil if a suspicion does something else.
    func ducking(of sink: TappedSink, _ signals: SignalWatcher) -> PulseDucking? {
        guard self.onSuspicion == .duck else { return nil }
        let ducking = PulseDucking(.own, to: PulseDucking.share(decibels: Self.quieter)) { isLow in
            sink.setGain(isLow ? pow(10, -Self.quieter / 20) : 1)
        }
        signals.onExit { ducking.close(within: .milliseconds(200)) }
        return ducking
    }

    /// By how many decibels: enough to hear somebody who speaks, little enough to be followed.
    private static let quieter = 15.0
}

extension PulseDucking {
    /// Does what follows for our own speech from what the microphone hears; it stays quiet until who was interrupted is silent.
    func obey(_ event: ListeningEvent) {
        switch event {
        case .suspected(.duck): self.duck()
        case .dismissed: self.release()
        default: break
        }
    }
}

/// What barges in besides keys, commands and signals.
package enum BargeIn: String, CaseIterable, ExpressibleByArgument {
    case none
    case voice
}

extension ListenerOptions {
    /// Runs `body` with the sink that is to be played on; nothing of the microphone is touched unless it is asked for.
    func withSink<Result>(
        _ sink: some AudioSink,
        _ body: (any AudioSink, TappedSink?) async throws -> Result
    ) async throws -> Result {
        guard self.bargeIn == .voice else { return try await body(sink, nil) }
        let tapped = TappedSink(sink)
        return try await body(tapped, tapped)
    }

    /// Runs `body` while the listener's voice reaches a control.
    ///
    /// - Parameters:
    ///   - control: does what follows.
    ///   - sink: plays what we say; nil if nobody is to be listened to.
    ///   - signals: the second of them ends this process.
    ///   - body: runs meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    func hear<Result>(
        _ control: SpeechControl,
        to sink: TappedSink?,
        signals: SignalWatcher,
        _ body: () async throws -> Result
    ) async throws -> Result {
        guard let sink else { return try await body() }
        let ducking = self.hearing.ducking(of: sink, signals)
        let listener = self.hearing.listener(to: sink) { event in
            control.perform(event)
            ducking?.obey(event)
        }
        // Who was interrupted is silent by then.
        control.publish { if $0.state == .idle { ducking?.release() } }
        listener.isSpeaking = true
        defer {
            listener.stop()
            ducking?.close()
        }
        return try await body()
    }
}

extension BargeInOptions.Reaction: ExpressibleByArgument {}
