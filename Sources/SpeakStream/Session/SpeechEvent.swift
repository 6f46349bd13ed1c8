public import SpeakStreamText

/// Something that happened in a turn, told when it is heard rather than when it is computed.
public struct SpeechEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: Sendable, Hashable {
        /// A phrase was given to the engine, whose sound will be heard when what is queued before it has been.
        ///
        /// It tells in which words the text is said, and why it was cut where it was. What the listener takes back before it has been
        /// heard, or hears again, is queued anew, perhaps as a part.
        case phraseQueued(Phrase)
        /// A phrase begins to be heard: its part of the upstream text, marks of markdown included.
        case phraseBegan(text: String, range: Range<Int>)
        /// A word begins to be heard: as it is said, and its range in UTF-8 bytes of the upstream text.
        ///
        /// Where something is said in other words, the last of them stands for all of it, the others for nothing.
        case word(text: String, range: Range<Int>)
        /// A phrase has been heard to its end.
        case phraseEnded(range: Range<Int>)
        /// The sound broke off although text was there, for about so long.
        case underrun(Duration)
        /// The upstream hesitates, and a sentence that seems to end is taken as ended.
        case hesitation(range: Range<Int>)
        /// The upstream fell silent, and the text in hand is said unfinished.
        case stall(range: Range<Int>)
        /// Enough text is in hand (``SpeechConfiguration/readAhead``): the upstream is held back.
        case upstreamHeld
        /// More text is welcome again.
        case upstreamReleased
        /// The sink takes no more sound: a stopped server, a suspended device. Speech goes on when it does.
        case sinkStalled
        /// The sink is gone, and is tried again.
        case sinkLost(SpeakStreamError)
        /// The sink is back, and speech goes on at the first word not heard.
        case sinkReopened
        /// The sound stopped at the listener's wish, until ``resumed(at:)``; the upstream is held back.
        case paused
        /// Speech goes on, at this byte of the upstream text.
        case resumed(at: Int)
        /// The sound stopped, as somebody may be speaking.
        case suspected
        /// Nobody was: speech goes on at the word, as if nothing had been.
        case dismissed
        /// The listener passed over a part of the upstream text.
        case skipped(range: Range<Int>)
        /// The listener went back: speech goes on at this byte of the upstream text.
        case steppedBack(to: Int)
        /// The phrases that follow are spoken at so many words a minute.
        case rateChanged(Int)
        /// The engine has no voice for a language that was found in the text: it is spoken in the text's own.
        case voiceMissing(language: String)
        /// Something that is no part of the upstream text begins to be heard.
        case asideBegan(Aside)
        /// It has been heard to its end, or was given up.
        case asideEnded(Aside)
        /// Too many wishes of the listener waited already: this one is not fulfilled.
        case wishRefused
        /// The listener barged in.
        case bargeIn
        /// The turn is over; always the last event.
        case finished(TurnReport)
    }

    /// What happened.
    public var kind: Kind
    /// When, counted from the start of the turn.
    public var time: Duration
    /// The frame of the turn's sound at which it happened: of a word or a phrase the one with which it begins or ends, of all else what
    /// had been heard.
    ///
    /// Where the sink keeps no time it tells when something will be heard, which `time` does not.
    public var frame: Int
    /// Whether it is told of a word whose time is estimated, as the engine gave no marks: by its length in its phrase.
    public var isEstimate: Bool

    /// Makes an event.
    public init(_ kind: Kind, at time: Duration, frame: Int = 0, isEstimate: Bool = false) {
        self.kind = kind
        self.time = time
        self.frame = frame
        self.isEstimate = isEstimate
    }
}
