public import SpeakStream
import SpeakStreamText

/// What a picture of turns shows, kept small however long they are: when tokens came, when phrases were heard, how much sound was in
/// hand, and what went otherwise than smoothly.
public struct TurnPlot: Sendable {
    /// A stretch of time.
    struct Span: Sendable {
        var start: Duration
        var end: Duration
        var label: String
    }

    /// Something that happened at a moment.
    struct Mark: Sendable {
        var time: Duration
        var kind: Kind

        enum Kind: String, Sendable, CaseIterable {
            case hesitation
            case stall
            case underrun
            case sink = "sink lost or stalled"
            case step = "skipped or repeated"
            case bargeIn = "barge-in"
            case end
        }
    }

    /// The tokens that came.
    private(set) var tokens = Thinned<Int>(limit: 2_000) { $0 + $1 }
    /// Phrases, from the moment at which they began to be heard.
    private(set) var phrases = Thinned<Span>(limit: 1_000) { first, second in
        Span(start: first.start, end: second.end, label: first.label + second.label.prefix(80))
    }
    /// How much sound was in hand, in seconds.
    private(set) var inHand = Thinned<Double>(limit: 2_000) { Swift.min($0, $1) }
    /// When the listener, or a suspicion, kept it silent.
    private(set) var pauses = Thinned<Span>(limit: 500) { Span(start: $0.start, end: $1.end, label: $0.label) }
    private(set) var marks = Thinned<Mark>(limit: 500) { first, second in
        first.kind == .bargeIn ? first : second
    }
    /// How the last turn ended.
    private(set) var outcome = ""
    /// Where the time line ends.
    private(set) var end = Duration.zero

    /// When the first turn began; nil before.
    private var origin: Duration?
    private var offset = Duration.zero
    private var rate = 1
    /// The frame up to which sound has been made.
    private var made = 0
    private var current: Span?
    private var pause: Span?

    /// Makes a plot of nothing.
    public init() {}

    /// Takes a step of a session, in order.
    public mutating func take(_ step: TurnStep) {
        if case .began(_, let format, _, let start) = step.kind {
            self.origin = self.origin ?? start
            self.offset = start - (self.origin ?? start)
            (self.rate, self.made) = (format.sampleRate, 0)
        }
        let time = step.now - (self.origin ?? step.now)
        self.end = Swift.max(self.end, time)
        switch step.kind {
        case .began: break
        case .input(let input, let position):
            if case .text = input { self.tokens.add(1, at: time) }
            if case .synthesized(_, let frames, _) = input { self.made += frames }
            let heard = position.heard(by: step.now, rate: self.rate)
            self.inHand.add(Double(Swift.max(0, self.made - heard)) / Double(self.rate), at: time)
        case .event(let event): self.take(event, at: time)
        }
    }

    private mutating func take(_ event: SpeechEvent, at time: Duration) {
        switch event.kind {
        case .phraseQueued: self.made = event.frame
        case .phraseBegan(let text, _):
            self.endPhrase(at: time)
            self.current = Span(start: time, end: time, label: text)
        case .asideBegan(let aside):
            self.endPhrase(at: time)
            self.current = Span(start: time, end: time, label: aside.text)
        case .phraseEnded, .asideEnded: self.endPhrase(at: time)
        case .paused, .suspected:
            self.pause =
                self.pause ?? Span(start: time, end: time, label: event.kind == .paused ? "paused" : "suspected")
        case .resumed, .dismissed: self.endPause(at: time)
        case .hesitation: self.mark(.hesitation, at: time)
        case .stall: self.mark(.stall, at: time)
        case .underrun: self.mark(.underrun, at: time)
        case .sinkStalled, .sinkLost: self.mark(.sink, at: time)
        case .skipped, .steppedBack: self.mark(.step, at: time)
        case .bargeIn: self.mark(.bargeIn, at: time)
        case .finished(let report):
            self.endPhrase(at: time)
            self.endPause(at: time)
            self.mark(.end, at: time)
            self.outcome = report.outcome.rawValue
        case .word, .upstreamHeld, .upstreamReleased, .sinkReopened, .rateChanged, .voiceMissing, .wishRefused: break
        }
    }

    private mutating func mark(_ kind: Mark.Kind, at time: Duration) {
        self.marks.add(Mark(time: time, kind: kind), at: time)
    }

    private mutating func endPhrase(at time: Duration) {
        guard var span = self.current.take() else { return }
        span.end = time
        self.phrases.add(span, at: span.start)
    }

    private mutating func endPause(at time: Duration) {
        guard var span = self.pause.take() else { return }
        span.end = time
        self.pauses.add(span, at: span.start)
    }
}
