import ArgumentParser
import SpeakStream
import SpeakStreamListening
import SpeakStreamSilero
import SpeakStreamWebRTC

/// What says whether the listener speaks.
enum Ear: String, CaseIterable, ExpressibleByArgument {
    /// Silero's where its weights are, WebRTC's otherwise.
    case auto
    case webrtc
    case silero

    /// The ear that `auto` stands for here.
    var resolved: Self {
        guard self == .auto else { return self }
        return SileroWeights.areInstalled ? .silero : .webrtc
    }

    /// Makes it, with the canceller that is before it.
    ///
    /// - Parameter cancelsEcho: false for headphones.
    /// - Returns: what cleans the microphone's frames and hears speech in them.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/cancellerUnavailable``.
    func make(cancelsEcho: Bool) throws(SpeakStreamError) -> any EchoCanceller {
        let canceller = try WebRTCCanceller(cancelsEcho: cancelsEcho)
        guard self.resolved == .silero else { return canceller }
        return SileroEar(behind: canceller, weights: try SileroWeights.installed())
    }
}
