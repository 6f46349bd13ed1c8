import SpeakStream

/// What can go wrong with a program that makes speech.
package enum EngineFault: Error, Sendable, Equatable {
    /// It can not be started, and why.
    case cannotStart(String)
    /// It ended, or closed its output, before it was ready: how, with the last line of its standard error.
    case endedAtStart(String)
    /// It ended later.
    case ended(String)
    /// It was not ready in time; in raw mode there was no sound in time.
    case notReady
    /// It was silent for too long within a phrase.
    case hung
    /// It makes more sound than any text could need: what was heard of it was not the text.
    case flooded
    /// It did not come to the end of a phrase that was stopped.
    case ignoredStop
    /// It wrote something that is no line of the protocol, which begins so.
    case garbage(String)
    /// It speaks another version of the protocol.
    case version(Int)
    /// Its sound has another rate than it was said to have.
    case rate(Int)
    /// It says that it can not say a phrase, and why; it can go on.
    case refused(String)
    /// It was ended with the session.
    case closed

    /// Whether it would be no better the next time.
    package var isFinal: Bool {
        switch self {
        case .cannotStart, .endedAtStart, .notReady, .version, .rate, .flooded, .closed: true
        case .ended, .hung, .ignoredStop, .garbage, .refused: false
        }
    }

    /// What happened, in a few words that follow the program's name.
    package func text(_ engine: CommandEngine) -> String {
        switch self {
        case .cannotStart(let reason): "can not be started: \(reason)"
        case .endedAtStart(let how): "ended before it was ready (\(how))"
        case .ended(let how): "ended within a phrase (\(how))"
        case .notReady: "was not ready within \(engine.startLimit)"
        case .hung: "was silent for \(engine.phraseLimit) within a phrase"
        case .flooded: "makes more sound than its text can need"
        case .ignoredStop: "went on with a phrase that was stopped"
        case .garbage(let text): "answers with something that is no line of the protocol: \(text)"
        case .version(let version): "speaks version \(version) of the protocol, not 1"
        case .rate(let rate): "makes \(rate) frames a second, not the \(engine.sampleRate) that its profile says"
        case .refused(let reason): "can not say a phrase: \(reason)"
        case .closed: "was ended with the session"
        }
    }
}

extension CommandEngine {
    /// The error of what went wrong.
    func error(_ fault: EngineFault, _ code: SpeakStreamError.Code = .synthesizerUnavailable) -> SpeakStreamError {
        let text = fault.text(self)
        // The program may have said so itself.
        let hint = self.hint.flatMap { text.contains($0) ? nil : "; \($0)" } ?? ""
        return SpeakStreamError(code, "the speech engine \(self.name) \(text)\(hint)")
    }
}
