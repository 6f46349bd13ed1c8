import ArgumentParser
import SpeakStream
import SpeakStreamListening

/// How the listener is in command while something is spoken.
package struct ListenerOptions: ParsableArguments {
    /// Makes the options, to be filled in.
    package init() {}

    @OptionGroup var keys: KeyOptions
    @OptionGroup var socket: SocketOptions
    @Option(name: .customLong("barge-in"), help: "Let the listener's voice barge in (voice), or not (none).")
    var bargeIn = BargeIn.none

    // No group within a group: the parser looks at each as often as it has groups around it.
    @OptionGroup var hearing: HearingOptions

    @Option(help: "How many words are said again after a pause, besides the one that was broken off.")
    var context = 0

    /// Where speech goes on after a pause.
    var rewind: Rewind { self.context > 0 ? .words(self.context) : .word }

    func validate() throws {
        guard (0...1000).contains(self.context) else {
            throw ValidationError("--context takes 0 to 1000 words, not \(self.context)")
        }
        if self.hearing.microphone != nil, self.bargeIn == .none {
            throw Misfit("microphone", because: "--microphone goes with --barge-in voice")
        }
    }

    /// Looks whether the options go with those of the output.
    ///
    /// - Throws: ``Misfit``.
    package func validate(with outputs: OutputOptions) throws {
        if self.bargeIn == .voice, self.hearing.onSuspicion == .duck, outputs.output != .pulse {
            throw Misfit("on-suspicion", "output", because: "--on-suspicion duck goes with --output pulse only")
        }
    }

    /// Runs `body` while keys, commands and the listener's voice reach a control.
    ///
    /// - Parameters:
    ///   - control: does what is asked for.
    ///   - sink: plays what we say, as the microphone hears it; nil if nobody is to be listened to.
    ///   - signals: the second of them ends this process.
    ///   - readsKeys: whether keys are read, of a terminal of which nobody else reads.
    ///   - body: runs meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: ``CommandFailure`` if a socket that was asked for can not be made, and what `body` throws.
    func listen<Result>(
        _ control: SpeechControl,
        to sink: TappedSink?,
        signals: SignalWatcher,
        readsKeys: Bool,
        _ body: () async throws -> Result
    ) async throws -> Result {
        try await self.socket.withServer(for: control) {
            try await withKeys(isOn: readsKeys, evenIfInputIsTerminal: true) {
                control.perform($0)
            } body: {
                try await self.hear(control, to: sink, signals: signals, body)
            }
        }
    }
}
