public import ArgumentParser
import SpeakStream
public import SpeakStreamListening
import SpeakStreamPulse
import SpeakStreamWebRTC

/// How the listener's voice is heard.
package struct HearingOptions: ParsableArguments {
    /// What removes our own speech from what the microphone hears.
    enum Canceller: String, CaseIterable, ExpressibleByArgument {
        case webrtc
        case none
    }

    /// Makes the options, to be filled in.
    package init() {}

    @Option(help: "PulseAudio's name of the source that hears the listener.")
    var microphone: String?

    @Option(
        name: .customLong("on-suspicion"),
        help: "What happens at once when somebody may be speaking: pause, or none until it is confirmed."
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

    package func validate() throws {
        guard (50...10_000).contains(self.confirmation) else {
            throw ValidationError("--confirm-after takes 50 to 10000, not \(self.confirmation)")
        }
        if self.onSuspicion == .duck { throw ValidationError("--on-suspicion takes pause or none") }
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
        return BargeInListener(
            microphone: PulseMicrophone(source: self.microphone),
            farEnd: isCancelled ? sink : nil,
            options: self.bargeIn,
            // Its ear for speech is wanted also where there is no echo.
            makeCanceller: { () throws(SpeakStreamError) in try WebRTCCanceller(cancelsEcho: isCancelled) },
            onFrame: onFrame,
            onEvent: onEvent
        )
    }
}

/// Whether the listener's voice barges in.
package struct VoiceOptions: ParsableArguments {
    /// What barges in besides keys, commands and signals.
    enum BargeIn: String, CaseIterable, ExpressibleByArgument {
        case none
        case voice
    }

    /// Makes the options, to be filled in.
    package init() {}

    @Option(name: .customLong("barge-in"), help: "Let the listener's voice barge in (voice), or not (none).")
    var bargeIn = BargeIn.none

    @OptionGroup var hearing: HearingOptions

    package func validate() throws {
        if self.hearing.microphone != nil, self.bargeIn == .none {
            throw ValidationError("--microphone goes with --barge-in voice")
        }
    }

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
    ///   - body: runs meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    func listen<Result>(
        _ control: SpeechControl,
        to sink: TappedSink?,
        _ body: () async throws -> Result
    ) async throws -> Result {
        guard let sink else { return try await body() }
        let listener = self.hearing.listener(to: sink) { control.perform($0) }
        listener.isSpeaking = true
        defer { listener.stop() }
        return try await body()
    }
}

extension BargeInOptions.Reaction: ExpressibleByArgument {}
