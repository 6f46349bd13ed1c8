import CWebRTCShims
public import SpeakStream
public import SpeakStreamListening

/// The echo canceller, the noise suppressor and the voice detector of WebRTC, from Debian's libwebrtc-audio-processing1.
///
/// The library is loaded when the first canceller is made.
public final class WebRTCCanceller: EchoCanceller {
    private let canceller: OpaquePointer

    /// Makes a canceller that knows no room yet.
    ///
    /// - Parameter cancelsEcho: false for headphones: then noise is removed and speech found, nothing more.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/cancellerUnavailable``.
    public init(cancelsEcho: Bool = true) throws(SpeakStreamError) {
        // No noise suppression where there is an echo: it hides a voice below our own, which is found 20 ms sooner without.
        // Little suppression: what hides the rest of an echo while both speak hides the other one too, and the machine knows an echo's
        // rest by how much of it was removed.
        let options = speakstream_webrtc_options(
            cancels_echo: cancelsEcho,
            suppresses_noise: !cancelsEcho,
            suppression: 0,
            likelihood: 1
        )
        var reason: UnsafePointer<CChar>?
        guard let canceller = speakstream_webrtc_make(options, &reason) else {
            let reason = reason.map { String(cString: $0) } ?? "for no reason"
            throw SpeakStreamError(.cancellerUnavailable, "the echo cannot be removed: \(reason)")
        }
        self.canceller = canceller
    }

    deinit { speakstream_webrtc_free(self.canceller) }

    /// Cleans 10 ms.
    public func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double {
        precondition(microphone.count == MicrophoneFrame.count && farEnd.count == MicrophoneFrame.count)
        var findings = speakstream_webrtc_findings()
        let status = speakstream_webrtc_process(self.canceller, farEnd, &microphone, 0, &findings)
        guard status == 0 else {
            throw SpeakStreamError(.cancellerUnavailable, "the WebRTC library failed with \(status)")
        }
        return findings.has_voice ? 1 : 0
    }
}
