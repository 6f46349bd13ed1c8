import SpeakStream
import SpeakStreamControl
import SpeakStreamPulse

extension OutputOptions {
    /// How long other sounds stay low when nothing is said any more: longer than the pause between two sentences, so that they do not
    /// swell and sink with each.
    private static var linger: Duration { .seconds(1) }

    /// Runs `body` while all other sounds are low as often as something is said, if that is asked for.
    ///
    /// In a pause, and while the model is slow, they are what they were.
    ///
    /// - Parameters:
    ///   - control: knows whether something is being said.
    ///   - signals: the second of them ends this process, and gives the volumes back before.
    ///   - body: runs meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    package func duckOthers<Result>(
        beside control: SpeechControl,
        _ signals: SignalWatcher,
        _ body: () async throws -> Result
    ) async throws -> Result {
        guard let percent = self.duckOthers else { return try await body() }
        let ducking = PulseDucking(.others, to: Double(percent) / 100, linger: Self.linger)
        signals.onExit { ducking.close(within: .milliseconds(200)) }
        control.publish { status in
            if status.state == .speaking, status.phrase != nil { ducking.duck() } else { ducking.release() }
        }
        defer {
            if !ducking.close() {
                Message.show("the volumes of other sounds could not be given back: the audio server does not answer")
            }
        }
        return try await body()
    }
}
