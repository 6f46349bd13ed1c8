import SpeakStreamText

// The account of the text, and the time at which the machine has to be woken.
extension TurnMachine {
    /// The account as it stands: every byte received is in one of its three parts.
    package func ledger(isEstimate: Bool) -> Ledger {
        var behind = self.heardText
        var partial: TextSpan?
        var areWordsEstimated = false
        // Where speech went back, what had been heard by then still was.
        let heard = Swift.max(self.heard, self.mostHeard)
        for var spoken in self.scheduled where spoken.line.aside == nil {
            if !spoken.isComplete { spoken.align() }
            if spoken.isComplete, heard >= spoken.speechEnd {
                behind.pass(spoken.phrase, to: spoken.phrase.range.upperBound, isHeard: true)
                continue
            }
            let complete = spoken.wordsHeard(by: heard)
            areWordsEstimated = spoken.isEstimated && heard > spoken.startFrame
            if complete > 0 {
                behind.pass(spoken.phrase, to: spoken.words[complete - 1].range.upperBound, isHeard: true)
            }
            if complete < spoken.words.count {
                let next = spoken.words[complete]
                if next.frames.lowerBound < heard, next.range.lowerBound >= behind.count {
                    let text = spoken.text(next.range)
                    partial = TextSpan(text: text, start: next.range.lowerBound, end: next.range.upperBound, words: 1)
                }
            }
            break
        }
        let unheard = self.text(from: behind.count)
        let unheardEnd = behind.count + unheard.utf8.count
        return Ledger(
            heard: behind.span,
            skipped: behind.skipped,
            partialWord: partial,
            unheard: Self.span(unheard, start: behind.count),
            unspoken: Self.span(self.narrator.pendingText, start: unheardEnd),
            heardFrames: self.heard,
            isEstimate: isEstimate,
            areWordsEstimated: areWordsEstimated
        )
    }

    /// What was cut into phrases, from a byte of the upstream text on.
    private func text(from start: Int) -> String {
        var text = ""
        for line in self.scheduled.map(\.line) + self.ahead where line.aside == nil {
            let end = start + text.utf8.count
            guard line.phrase.range.upperBound > end else { continue }
            text += String(decoding: line.phrase.text.utf8.dropFirst(end - line.phrase.range.lowerBound), as: UTF8.self)
        }
        return text
    }

    private static func span(_ text: String, start: Int) -> TextSpan {
        TextSpan(text: text, start: start, end: start + text.utf8.count, words: WordSpans.of(text).count)
    }

    /// When the machine next has to be called if nothing else happens; nil: never.
    package func alarm(position: PlaybackPosition, now: Duration) -> Duration? {
        switch self.phase {
        case .over: return nil
        case .stopping(_, let deadline): return deadline
        case .speaking: break
        }
        var times: [Duration] = []
        if case .lost(_, let retry?) = self.sink { times.append(retry) }
        if self.isPaced { times += self.pacedAlarms(position: position, now: now) }
        return times.min()
    }

    private func pacedAlarms(position: PlaybackPosition, now: Duration) -> [Duration] {
        var times: [Duration] = []
        let hasWork = self.hasWork
        if hasWork, !self.stallTold, self.isSinkWatched {
            times.append(self.progress.since + self.configuration.sinkStallLimit)
        }
        if !hasWork, self.sink == .open {
            times.append(self.lastActive + self.configuration.idleRelease)
        }
        guard self.hold == .none else { return times }
        if !self.narrator.isEmpty, self.synthesizing == nil, self.inHand <= self.configuration.lead {
            // Past it already, with a phrase in the way: the next frame alarm looks again.
            let stalls = [self.hesitation, self.configuration.stallLimit, self.configuration.stallLimit * 2]
                .map { self.lastToken + $0 }
            times += stalls.filter { $0 > now }
        }
        guard case .open = self.sink else { return times }
        if let frame = self.nextFrameOfInterest {
            let due = position.at + .frames(Swift.max(0, frame - position.heard), at: self.format.sampleRate)
            // Due and not heard: the sink is late. Look again soon, and less often when it hangs.
            times.append(due > now ? due : now + .milliseconds(self.stallTold ? 250 : 5))
        }
        return times
    }

    /// The next frame at which there will be something to tell or to decide.
    private var nextFrameOfInterest: Int? {
        var frames: [Int] = []
        if let phrase = self.scheduled.first {
            if !phrase.hasBegun {
                frames.append(phrase.startFrame + 1)
            } else if phrase.wordsTold < phrase.words.count {
                frames.append(phrase.words[phrase.wordsTold].frames.lowerBound)
            }
            if phrase.isComplete { frames.append(phrase.speechEnd) }
        } else {
            frames.append(self.speechEnd + Self.ringOut.frames(at: self.format.sampleRate))
        }
        if let waiting = self.scheduled.first(where: { $0.startFrame > self.heard }) {
            frames.append(waiting.startFrame)
        } else if self.synthesizing == nil, !self.narrator.isEmpty {
            let end = self.scheduledFrames
            frames.append(end - self.configuration.lead.frames(at: self.format.sampleRate))
            frames.append(end - self.configuration.scarce.frames(at: self.format.sampleRate))
        }
        return frames.filter { $0 > self.heard && $0 <= self.scheduledFrames }.min()
    }
}
