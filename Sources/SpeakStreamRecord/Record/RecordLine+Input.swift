import SpeakStream

// A line as what a turn was told.
extension RecordLine {
    /// What the turn was told; nil if the line is something that it told, or nothing that is known.
    var input: TurnMachine.Input? {
        guard self.sink != nil else { return nil }
        switch self.event {
        case "token": return self.text.map { .text(Array($0.utf8), replaced: self.replaced ?? 0) }
        case "upstreamEnded": return .upstreamEnded(self.error)
        case "enginePrepared": return .synthesizerPrepared(self.error)
        case "sound":
            guard let phrase, let frames else { return nil }
            let marks = (self.marks ?? []).compactMap(Self.pair).map { WordMark(textOffset: $0, frame: $1) }
            return .synthesized(id: phrase, frames: Swift.max(0, frames), marks: marks)
        case "soundEnded":
            guard let phrase else { return nil }
            return .synthesisEnded(
                id: phrase,
                trailingSilence: self.trailingSilence ?? 0,
                unspeakable: self.unspeakable ?? 0,
                pauses: (self.pauses ?? []).compactMap(Self.pair).filter { $0 <= $1 }.map { $0..<$1 },
                self.error
            )
        case "interrupt": return .interrupt
        case "control": return self.wish.map { .control($0) }
        case "alarm": return .alarm
        default: return self.playerEvent.map { .player($0) }
        }
    }

    private var playerEvent: PlayerEvent? {
        switch self.event {
        case "sinkOpened": .opened
        case "sinkOpenFailed": self.error.map { .openFailed($0) }
        case "sinkGone": self.error.map { .lost($0) }
        case "sinkRanDry": self.gap.map { .underrun(Duration(seconds: $0)) }
        case "sinkDrained": .drained
        case "sinkStopped": .stopped
        case "sinkSilent": .held
        default: nil
        }
    }

    /// What the listener asked for; nil if the line tells of nothing of the kind.
    private var wish: Control? {
        switch self.control {
        case "pause": .pause
        case "resume": .resume(self.rewind ?? .word)
        case "suspect": .suspect
        case "dismiss": .dismiss
        case "skip": .skip(self.count ?? 0)
        case "say": self.text.map { .say(Aside($0, isImportant: self.isImportant ?? false)) }
        case "giveWay": .giveWay
        case "rate": self.rate.map { .rate($0) }
        default: nil
        }
    }

    /// The sink's position in a turn that began at `start`.
    func position(start: Duration) -> PlaybackPosition? {
        guard let sink else { return nil }
        var position = PlaybackPosition(
            written: sink.written,
            heard: sink.heard,
            at: start + Duration(seconds: sink.at)
        )
        if let frame = sink.onsetFrame, let at = sink.onsetAt {
            position.onset = .init(frame: frame, at: start + Duration(seconds: at))
        }
        return position
    }

    private static func pair(_ numbers: [Int]) -> (Int, Int)? {
        numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
}
