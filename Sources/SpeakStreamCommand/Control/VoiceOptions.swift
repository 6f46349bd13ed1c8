public import ArgumentParser
import SpeakStream
public import SpeakStreamListening
import SpeakStreamPulse

/// Whether the listener's voice barges in.
package struct VoiceOptions: ParsableArguments {
    /// What barges in besides keys, commands and signals.
    enum BargeIn: String, CaseIterable, ExpressibleByArgument {
        case none
        case voice
    }

    /// What removes our own speech from what the microphone hears.
    enum Canceller: String, CaseIterable, ExpressibleByArgument {
        case webrtc
        case none
    }

    /// Makes the options, to be filled in.
    package init() {}

    @Option(name: .customLong("barge-in"), help: "Let the listener's voice barge in (voice), or not (none).")
    var bargeIn = BargeIn.none

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

    @Option(
        help:
            "What hears whether somebody speaks: webrtc, silero (scripts/install-silero brings it), or auto, the latter if it is there."
    )
    var ear = Ear.auto

    package func validate() throws {
        guard (50...10_000).contains(self.confirmation) else {
            throw ValidationError("--confirm-after takes 50 to 10000, not \(self.confirmation)")
        }
        if self.onSuspicion == .duck { throw ValidationError("--on-suspicion takes pause or none") }
        if self.microphone != nil, self.bargeIn == .none {
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
        var options = BargeInOptions()
        options.onSuspicion = self.onSuspicion
        options.confirmation = .milliseconds(self.confirmation)
        let isCancelled = self.canceller == .webrtc
        let ear = self.ear.resolved
        let listener = BargeInListener(
            microphone: PulseMicrophone(source: self.microphone),
            farEnd: isCancelled ? sink : nil,
            options: options,
            // Its ear for speech is wanted also where there is no echo.
            makeCanceller: { () throws(SpeakStreamError) in try ear.make(cancelsEcho: isCancelled) },
            onEvent: { control.perform($0) }
        )
        listener.isSpeaking = true
        defer { listener.stop() }
        return try await body()
    }
}

extension BargeInOptions.Reaction: ExpressibleByArgument {}
