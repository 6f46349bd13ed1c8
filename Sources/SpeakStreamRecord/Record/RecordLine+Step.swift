import SpeakStream
import SpeakStreamText

// What happened as a line.
extension RecordLine {
    /// The line of a step of a turn that began at `start`.
    ///
    /// - Parameters:
    ///   - step: what happened.
    ///   - start: in monotonic time.
    init(_ step: TurnStep, start: Duration) {
        switch step.kind {
        case .began(let configuration, let format, let isPaced, let start):
            self.init(turn: step.turn, time: .zero, event: "began")
            self.version = Self.version
            self.startMonotonic = start.recorded
            self.sampleRate = format.sampleRate
            self.isPaced = isPaced
            self.configuration = configuration
        case .input(let input, let position):
            self.init(turn: step.turn, time: step.now - start, event: input.name)
            self.sink = Sink(position, start: start)
            self.take(input)
        case .event(let event):
            self.init(turn: step.turn, time: event.time, event: event.kind.name)
            self.frame = event.frame
            self.isEstimate = event.isEstimate ? true : nil
            self.take(event.kind)
        }
    }

    private mutating func take(_ input: TurnMachine.Input) {
        switch input {
        case .text(let bytes, let replaced):
            self.text = String(decoding: bytes, as: UTF8.self)
            self.replaced = replaced == 0 ? nil : replaced
        case .upstreamEnded(let error), .synthesizerPrepared(let error): self.error = error
        case .synthesized(let id, let frames, let marks):
            self.phrase = id
            self.frames = frames
            self.marks = marks.map { [$0.textOffset, $0.frame] }
        case .synthesisEnded(let id, let trailingSilence, let unspeakable, let pauses, let error):
            self.phrase = id
            self.trailingSilence = trailingSilence
            self.unspeakable = unspeakable
            self.pauses = pauses.isEmpty ? nil : pauses.map { [$0.lowerBound, $0.upperBound] }
            self.error = error
        case .player(let event):
            switch event {
            case .openFailed(let error), .lost(let error): self.error = error
            case .underrun(let gap): self.gap = gap.recorded
            case .opened, .drained, .stopped, .held: break
            }
        case .control(let control): self.take(control)
        case .interrupt, .alarm: break
        }
    }

    private mutating func take(_ control: Control) {
        switch control {
        case .pause: self.control = "pause"
        case .resume(let rewind): (self.control, self.rewind) = ("resume", rewind)
        case .suspect: self.control = "suspect"
        case .dismiss: self.control = "dismiss"
        case .skip(let count): (self.control, self.count) = ("skip", count)
        case .say(let aside):
            self.control = "say"
            self.take(aside)
        case .giveWay: self.control = "giveWay"
        case .rate(let rate): (self.control, self.rate) = ("rate", rate)
        }
    }

    private mutating func take(_ aside: Aside) {
        self.text = aside.text
        self.isImportant = aside.isImportant ? true : nil
    }

    private mutating func take(_ range: Range<Int>) {
        (self.start, self.end) = (range.lowerBound, range.upperBound)
    }

    private mutating func take(_ event: SpeechEvent.Kind) {
        switch event {
        case .phraseQueued(let phrase):
            self.text = phrase.text
            self.spoken = phrase.spoken == phrase.text ? nil : phrase.spoken
            self.take(phrase.range)
            self.breakAfter = "\(phrase.breakAfter)"
            self.reason = "\(phrase.reason)"
            self.language = phrase.language
        case .phraseBegan(let text, let range), .word(let text, let range):
            self.text = text
            self.take(range)
        case .phraseEnded(let range), .hesitation(let range), .stall(let range), .skipped(let range): self.take(range)
        case .underrun(let gap): self.gap = gap.recorded
        case .sinkLost(let error): self.error = error
        case .resumed(let place), .steppedBack(let place): self.start = place
        case .rateChanged(let rate): self.rate = rate
        case .voiceMissing(let language): self.language = language
        case .asideBegan(let aside), .asideEnded(let aside): self.take(aside)
        case .finished(var report):
            // It is not of the turn's making how fast others take its events.
            report.counts.eventsDropped = 0
            // Told in `message`; an encoded report does not have it.
            report.error = nil
            self.report = report
        case .upstreamHeld, .upstreamReleased, .sinkStalled, .sinkReopened, .paused, .suspected, .dismissed,
            .wishRefused, .bargeIn:
            break
        }
    }
}

extension RecordLine.Sink {
    fileprivate init(_ position: PlaybackPosition, start: Duration) {
        self.written = position.written
        self.heard = position.heard
        self.at = (position.at - start).recorded
        self.onsetFrame = position.onset?.frame
        self.onsetAt = (position.onset?.at).map { ($0 - start).recorded }
    }
}

extension TurnMachine.Input {
    /// What it is called in a record.
    fileprivate var name: String {
        switch self {
        case .text: "token"
        case .upstreamEnded: "upstreamEnded"
        case .synthesizerPrepared: "enginePrepared"
        case .synthesized: "sound"
        case .synthesisEnded: "soundEnded"
        case .player(.opened): "sinkOpened"
        case .player(.openFailed): "sinkOpenFailed"
        case .player(.lost): "sinkGone"
        case .player(.underrun): "sinkRanDry"
        case .player(.drained): "sinkDrained"
        case .player(.stopped): "sinkStopped"
        case .player(.held): "sinkSilent"
        case .interrupt: "interrupt"
        case .control: "control"
        case .alarm: "alarm"
        }
    }
}

extension SpeechEvent.Kind {
    /// What it is called in a record.
    fileprivate var name: String {
        switch self {
        case .phraseQueued: "phraseQueued"
        case .phraseBegan: "phraseBegan"
        case .word: "word"
        case .phraseEnded: "phraseEnded"
        case .underrun: "underrun"
        case .hesitation: "hesitation"
        case .stall: "stall"
        case .upstreamHeld: "upstreamHeld"
        case .upstreamReleased: "upstreamReleased"
        case .sinkStalled: "sinkStalled"
        case .sinkLost: "sinkLost"
        case .sinkReopened: "sinkReopened"
        case .paused: "paused"
        case .resumed: "resumed"
        case .suspected: "suspected"
        case .dismissed: "dismissed"
        case .skipped: "skipped"
        case .steppedBack: "steppedBack"
        case .rateChanged: "rateChanged"
        case .voiceMissing: "voiceMissing"
        case .asideBegan: "asideBegan"
        case .asideEnded: "asideEnded"
        case .wishRefused: "wishRefused"
        case .bargeIn: "bargeIn"
        case .finished: "finished"
        }
    }
}
