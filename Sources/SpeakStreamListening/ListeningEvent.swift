public import SpeakStream

/// What a listener tells.
public enum ListeningEvent: Sendable, Hashable {
    /// Somebody may be speaking: pause, duck, or wait and see.
    case suspected(BargeInOptions.Reaction)
    /// Somebody is: end the turn and its upstream.
    case confirmed
    /// It was nothing, for so long: go on at the word.
    case dismissed(after: Duration)
    /// The microphone is in another state than before.
    case microphone(MicrophoneState)
    /// Nobody is listened to any more: the echo cannot be removed.
    case failed(SpeakStreamError)
}

/// How it is with the microphone.
public enum MicrophoneState: Sendable, Hashable {
    /// Sound comes.
    case working
    /// It could not be opened, or is gone; it is tried again.
    case lost(SpeakStreamError)
    /// It is open and gives nothing: suspended, or the server is stopped.
    case stalled
    /// It gives nothing but zeros: it is switched off.
    case silent
    /// It is set so loud that it distorts.
    case clipping
}
