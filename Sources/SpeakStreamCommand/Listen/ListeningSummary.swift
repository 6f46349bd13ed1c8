package import SpeakStreamListening

/// What came of listening to a microphone.
package struct ListeningSummary: Sendable, Hashable {
    /// How long was listened.
    package var duration = Duration.zero
    /// How loud the room is while nobody speaks, in decibels to full scale: the median; nil if there was no such moment.
    package var noise: Int?
    /// How loud our own speech is at the microphone, after the time that a canceller takes to learn; nil if there was too little of it.
    package var echo: Int?
    /// How loud it is behind the canceller.
    package var residual: Int?
    /// How often somebody may have spoken.
    package var suspicions = 0
    /// How often it was nothing.
    package var dismissals = 0
    /// How often somebody barged in.
    package var bargeIns = 0
    /// What was wrong with the microphone last, if anything ever was.
    package var trouble: MicrophoneState?
    /// Whether we spoke ourselves, so that there was an echo to be removed.
    package var hasSpoken = false

    /// By how many decibels our own speech was made quieter.
    package var reduction: Int? { self.echo.flatMap { echo in self.residual.map { echo - $0 } } }

    /// Makes a summary of nothing.
    package init() {}

    /// An echo that is louder than this leaves a voice no room, in decibels to full scale.
    private static let loudEcho = -15
    /// An echo that is so little above the noise is none.
    private static let faintEcho = 3
    /// A canceller that removes less than this has not found the echo.
    private static let poorReduction = 10
    /// A room that is louder than this hides a voice.
    private static let loudNoise = -40
    /// So many false suspicions a minute are disturbing.
    private static let mostDismissals = 2.0

    /// The one thing to know or to do.
    package var advice: String {
        switch self.trouble {
        case .silent: return "the microphone gives nothing but silence: is it switched off, or muted?"
        case .clipping: return "the microphone distorts: set it less loud"
        case .stalled: return "the microphone gave no sound for a while: is it suspended?"
        case .lost: return "the microphone went away: is its plug loose?"
        case .working, nil: break
        }
        guard self.duration > .zero else { return "nothing was heard yet" }
        if let echo, echo > Self.loudEcho {
            return "our own speech is as loud as \(echo) dB at the microphone: make it quieter, or use headphones"
        }
        if let echo, let reduction, echo > (self.noise ?? -100) + Self.faintEcho, reduction < Self.poorReduction {
            return
                "no more than \(reduction) dB of our own speech are removed: use headphones, or an echo-cancelling source"
        }
        if let noise, noise > Self.loudNoise {
            return "the room is loud (\(noise) dB): a voice has to be louder, or the microphone closer"
        }
        let minutes = self.duration / .seconds(60)
        if Double(self.dismissals) > Swift.max(1, minutes * Self.mostDismissals) {
            return "\(self.dismissals) false suspicions: with --on-suspicion duck, or none, they disturb less"
        }
        guard self.hasSpoken else { return "no echo was tried: --speak says something meanwhile" }
        guard let echo else { return "too little was said to judge the echo: listen for ten seconds or more" }
        if let noise, echo <= noise + Self.faintEcho {
            return "our own speech does not reach the microphone: --echo-canceller none will do"
        }
        if self.bargeIns > 0 { return "if that was you, all is well; if it was not, raise --confirm-after" }
        return "our own speech is not taken for a voice; speak while it does, and see whether you are heard"
    }
}
