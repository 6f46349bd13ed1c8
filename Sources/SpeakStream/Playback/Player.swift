/// What the player tells the conductor.
package enum PlayerEvent: Sendable, Equatable {
    /// The sink is open.
    case opened
    /// The sink could not be opened.
    case openFailed(SpeakStreamError)
    /// The sink failed while it was open.
    case lost(SpeakStreamError)
    /// The sink ran dry for about so long although frames were queued.
    case underrun(Duration)
    /// All frames that were queued have been heard.
    case drained
    /// The player is silent after a stop.
    case stopped
    /// The player is silent, and waits; its position is what was heard.
    case held
}

/// Carries frames to a sink, on two threads: a writer that may be blocked in the sink, and a controller that is not.
///
/// A stop raises the epoch, reads the latency and flushes on the control thread; the writer, back from the write it
/// was in, finds a new epoch and flushes again, for a blocked write goes on feeding after a flush. A hold does the same within
/// the epoch, and keeps what was not heard.
package final class Player: Sendable {
    private enum Halt: Sendable {
        case none
        /// The end of the sound is still to be written, and then to be heard.
        case fading
        case asked, flushed
    }

    private struct State {
        var queue = FrameQueue()
        var epoch = 0
        /// How often what was queued in this epoch was dropped for something else.
        var cuts = 0
        var position = PlaybackPosition()
        var format = AudioFormat.eSpeak
        var wantsOpen = false
        var isOpen = false
        var isWriting = false
        /// Frames of the write under way: the sink may have taken any part of them.
        var inFlight = 0
        var continuity = Continuity()
        /// Whether all in the queue is known to have been heard, and was told.
        var isDrained = true
        var halt = Halt.none
        /// The end of the sound, until it is written.
        var fade: [Int16]?
        /// Nothing is written until it is allowed again.
        var isHeld = false
        var writerMustFlush = false
        var isClosing = false
        var onClosed: (@Sendable () -> Void)?

        var strand: Strand { Strand(epoch: self.epoch, cuts: self.cuts) }

        /// Whether what the sink holds is so little that it may be heard before the sound ends.
        var canFade: Bool {
            let rate = self.format.sampleRate
            let inHand = self.position.written - self.position.heard(by: MonotonicTime.now(), rate: rate)
            return inHand > 0 && inHand <= Cut.longestTail.frames(at: rate)
        }
    }

    private enum Work {
        case open(AudioFormat)
        case release
        case write(ArraySlice<Int16>, epoch: Int)
        case fade([Int16])
        case ringOut
        case flush
        case drain(epoch: Int)
        case end
    }

    private let sink: any AudioSink
    private let monitor = Monitor(State())
    private let onEvent: @Sendable (PlayerEvent, _ epoch: Int) -> Void

    /// How much is written at once: what a blocked write can feed after a flush.
    private static let slice = Duration.milliseconds(10)
    /// How much is written first to a sink that has nothing left to play: with no more than a slice in hand, a busy
    /// machine is late with the next one, and the sound breaks off as soon as it has begun.
    private static let opening = Duration.milliseconds(40)
    /// How much is written at once to a sink that does not keep time.
    private static let unpacedSlice = Duration.milliseconds(100)

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - sink: what plays.
    ///   - onEvent: called on the player's threads; must not block.
    package init(sink: any AudioSink, onEvent: @escaping @Sendable (PlayerEvent, _ epoch: Int) -> Void) {
        self.sink = sink
        self.onEvent = onEvent
        Thread.start("playback") { self.runWriter() }
        Thread.start("playback-ctl") { self.runController() }
    }

    /// How far the sink has got in this epoch.
    package var position: PlaybackPosition { self.monitor.withLock { $0.position } }

    /// What new frames belong to.
    package var strand: Strand { self.monitor.withLock { $0.strand } }

    /// Starts a turn: a new epoch whose first frame is 0.
    package func begin() -> Strand {
        self.monitor.signal { state in
            state.epoch += 1
            state.isHeld = false
            state.queue = FrameQueue()
            state.position = PlaybackPosition(at: MonotonicTime.now())
            state.continuity = Continuity()
            state.isDrained = true
            return state.strand
        }
    }

    /// Opens the sink, unless it is open; either way `opened` or `openFailed` follows.
    package func open(_ format: AudioFormat) {
        let openEpoch = self.monitor.signal { state -> Int? in
            let isOpen = state.isOpen && state.wantsOpen
            state.format = format
            state.wantsOpen = true
            return isOpen ? state.epoch : nil
        }
        // It was left open by the turn before.
        if let openEpoch { self.onEvent(.opened, openEpoch) }
    }

    /// Gives the device back until the next `open`.
    package func release() {
        self.monitor.signal { $0.wantsOpen = false }
    }

    /// Queues frames; false when they come too late for their strand.
    package func append(_ frames: [Int16], to strand: Strand) -> Bool {
        self.append(to: strand) { $0.append(frames) }
    }

    /// Queues silence; false when it comes too late for its strand.
    @discardableResult
    package func append(silence frames: Int, to strand: Strand) -> Bool {
        self.append(to: strand) { $0.append(silence: frames) }
    }

    private func append(to strand: Strand, _ body: (inout FrameQueue) -> Void) -> Bool {
        self.monitor.signal { state in
            guard state.strand == strand else { return false }
            body(&state.queue)
            state.isDrained = state.queue.isEmpty
            return true
        }
    }

    /// Allows the frames before `frame` to be forgotten.
    package func release(before frame: Int, epoch: Int) {
        self.monitor.withLock { if $0.epoch == epoch { $0.queue.release(before: frame) } }
    }

    /// Plays again from `frame`: what was written and not heard went down with a lost sink.
    package func seek(to frame: Int, epoch: Int) {
        self.monitor.signal { state in
            guard state.epoch == epoch else { return }
            state.queue.seek(to: frame)
            let start = state.queue.position
            state.position = PlaybackPosition(written: start, heard: start, at: MonotonicTime.now())
            state.continuity = Continuity()
            state.isDrained = state.queue.isEmpty
        }
    }

    /// Silences the sink and waits; `held` follows when it is silent, and `position` then holds what was heard.
    ///
    /// What was not heard stays in the queue, to be written again.
    package func hold(epoch: Int) {
        self.monitor.signal { state in
            guard state.epoch == epoch, !state.isHeld else { return }
            state.isHeld = true
            state.halt = .asked
            state.writerMustFlush = state.isOpen && state.isWriting
        }
    }

    /// Writes again, from where it was held or from where it was sought.
    package func proceed(epoch: Int) {
        self.monitor.signal { state in
            guard state.epoch == epoch else { return }
            state.isHeld = false
            state.position.begin(at: MonotonicTime.now())
        }
    }

    /// Drops what is queued from `frame` on, and whatever else was made to follow it.
    ///
    /// - Parameters:
    ///   - frame: of the turn; not one that was already written.
    ///   - epoch: of the turn.
    /// - Returns: what new frames belong to; nil when the epoch is over.
    package func cut(at frame: Int, epoch: Int) -> Strand? {
        self.monitor.signal { state in
            guard state.epoch == epoch else { return nil }
            state.cuts += 1
            state.queue.cut(at: frame)
            state.isDrained = state.queue.isEmpty
            return state.strand
        }
    }

    /// Stops the sound: nothing of this epoch is written after the call, and what the sink holds is flushed.
    ///
    /// Callable from any thread; `stopped` follows when the sink is silent, and `position` then holds what was heard.
    ///
    /// - Parameters:
    ///   - epoch: of the turn.
    ///   - cut: how; a sink that holds much is cut hard all the same.
    package func stop(epoch: Int, cut: Cut = .hard) {
        self.monitor.signal { state in
            guard state.epoch == epoch else { return }
            state.epoch += 1
            let isSoft = cut == .soft && self.sink.isPaced && state.isOpen && !state.isHeld && state.canFade
            state.fade = isSoft ? Cut.fadeOut(state.queue.read(Cut.fade.frames(at: state.format.sampleRate))) : nil
            state.queue = FrameQueue()
            state.isDrained = true
            state.isHeld = false
            state.halt = isSoft ? .fading : .asked
            state.writerMustFlush = !isSoft && state.isOpen && state.isWriting
        }
    }

    /// Ends the threads; `onClosed` is called when the sink is closed, which may be never if it hangs.
    package func close(_ onClosed: @escaping @Sendable () -> Void) {
        self.monitor.signal {
            $0.isClosing = true
            $0.onClosed = onClosed
        }
    }
}

// MARK: - The writer

extension Player {
    private func runWriter() {
        let pieces = self.sink.isPaced ? Self.slice : Self.unpacedSlice
        while true {
            let work = self.monitor.wait { state -> Work? in
                // Not before the controller has asked what was heard: of a sink that was flushed all would be.
                if state.writerMustFlush { return state.halt == .asked ? nil : .flush }
                if state.isClosing { return .end }
                if state.halt == .fading { return state.fade.map { .fade($0) } ?? .ringOut }
                if state.wantsOpen != state.isOpen { return state.wantsOpen ? .open(state.format) : .release }
                guard state.isOpen, !state.isHeld else { return nil }
                if !state.queue.isEmpty {
                    let rate = state.format.sampleRate
                    let inHand = state.position.written - state.position.heard(by: MonotonicTime.now(), rate: rate)
                    let piece = self.sink.isPaced && inHand == 0 ? Self.opening : pieces
                    let frames = state.queue.read(piece.frames(at: rate))
                    state.isWriting = true
                    state.inFlight = frames.count
                    return .write(frames, epoch: state.epoch)
                }
                // Frames that come now come after a break, whose cause lies before the player.
                state.continuity = Continuity()
                return state.isDrained ? nil : .drain(epoch: state.epoch)
            }
            switch work {
            case .open(let format): self.openSink(format)
            case .release:
                self.sink.close()
                self.monitor.withLock { $0.isOpen = false }
            case .write(let frames, let epoch): self.write(frames, epoch: epoch)
            case .fade(let frames): self.writeFade(frames)
            case .ringOut: self.ringOut()
            case .flush: self.flushAgain()
            case .drain(let epoch): self.drain(epoch: epoch)
            case .end, nil:
                if self.monitor.withLock({ $0.isOpen }) { self.sink.close() }
                self.monitor.withLock { $0.onClosed }?()
                return
            }
        }
    }

    private func openSink(_ format: AudioFormat) {
        do throws(SpeakStreamError) {
            try self.sink.open(format)
            let epoch = self.monitor.signal { state in
                state.isOpen = true
                state.position.at = MonotonicTime.now()
                return state.epoch
            }
            self.onEvent(.opened, epoch)
        } catch {
            let epoch = self.monitor.withLock { state in
                state.wantsOpen = false
                return state.epoch
            }
            self.onEvent(.openFailed(error), epoch)
        }
    }

    private func write(_ frames: ArraySlice<Int16>, epoch: Int) {
        do throws(SpeakStreamError) {
            try self.sink.write(frames)
            let latency = try self.sink.latency()
            let now = MonotonicTime.now()
            // Not `signal`: nobody waits for this, and it happens a hundred times a second.
            let gap = self.monitor.withLock { state -> Duration? in
                state.isWriting = false
                // What was being written at a stop counts only where nothing can take it back.
                let isWanted = state.epoch == epoch && !state.isHeld || state.halt == .fading
                guard isWanted || state.writerMustFlush && !self.sink.isPaced else { return nil }
                let rate = state.format.sampleRate
                state.position.wrote(frames.count, latency: latency, at: now, rate: rate)
                guard self.sink.isPaced else { return nil }
                return state.continuity.note(state.position.written - latency, at: now, rate: rate)
            }
            if let gap { self.onEvent(.underrun(gap), epoch) }
        } catch {
            self.lose(error, epoch: epoch)
        }
    }

    private func lose(_ error: SpeakStreamError, epoch: Int) {
        self.sink.close()
        self.monitor.signal { state in
            state.isWriting = false
            state.isOpen = false
            state.wantsOpen = false
        }
        self.onEvent(.lost(error), epoch)
    }

    private func writeFade(_ frames: [Int16]) {
        try? self.sink.write(frames[...])
        self.monitor.withLock { $0.fade = nil }
    }

    /// Waits until what was written before the fade, and the fade, have been heard.
    private func ringOut() {
        let rate = self.monitor.withLock { $0.format.sampleRate }
        // A sink that does not answer is cut all the same.
        let latency = (try? self.sink.latency()) ?? 0
        let left = Swift.min(.frames(Swift.max(0, latency), at: rate), Cut.longestTail)
        let end = MonotonicTime.now() + left
        _ = self.monitor.wait(until: { _ in end }, { $0.isClosing ? true : nil })
        self.monitor.signal { state in
            guard state.halt == .fading else { return }
            state.position.heard = state.position.written
            state.position.at = MonotonicTime.now()
            state.halt = .asked
        }
    }

    private func flushAgain() {
        // The write that was under way has returned: whatever it fed after the controller's flush goes too.
        try? self.sink.flush()
        self.finishHalt { $0.writerMustFlush = false }
    }

    /// Waits until what was written last has been heard, or there is something else to do.
    ///
    /// Not `pa_simple_drain`, which nothing can interrupt. A sink that has run dry goes on reporting the latency of its
    /// device, so that it never gets to 0: it counts as dry when the latency it reported at the last write has passed
    /// and it has moved since. One that has not moved is given a second, for nobody tells us whether it is suspended.
    private func drain(epoch: Int) {
        let (last, rate) = self.monitor.withLock { ($0.position, $0.format.sampleRate) }
        let inHand = last.written - last.heard
        let end = last.at + .frames(inHand, at: rate)
        guard MonotonicTime.now() >= end else {
            self.rest(until: end, epoch: epoch)
            return
        }
        do throws(SpeakStreamError) {
            let latency = try self.sink.latency()
            let hasMoved = latency < inHand - Duration.milliseconds(1).frames(at: rate)
            guard latency <= 0 || hasMoved || MonotonicTime.now() >= end + .seconds(1) else {
                self.rest(until: MonotonicTime.now() + .milliseconds(20), epoch: epoch)
                return
            }
        } catch {
            self.lose(error, epoch: epoch)
            return
        }
        let isDrained = self.monitor.signal { state in
            guard state.epoch == epoch, !state.isHeld, state.queue.isEmpty else { return false }
            state.position = PlaybackPosition(written: last.written, heard: last.written, at: MonotonicTime.now())
            state.isDrained = true
            return true
        }
        if isDrained { self.onEvent(.drained, epoch) }
    }

    private func rest(until time: Duration, epoch: Int) {
        let hasWork = { (state: inout State) -> Bool? in
            state.epoch != epoch || state.isHeld || !state.queue.isEmpty || state.isClosing || state.writerMustFlush
                ? true : nil
        }
        _ = self.monitor.wait(until: { _ in time }, hasWork)
    }
}

// MARK: - The controller

extension Player {
    private func runController() {
        while true {
            let isAsked = self.monitor.wait { state in
                state.halt == .asked ? true : state.isClosing ? false : nil
            }
            guard isAsked == true else { return }
            if self.monitor.withLock({ $0.isOpen }) {
                let latency = try? self.sink.latency()
                self.monitor.withLock { state in
                    if let latency {
                        state.position.advance(
                            latency: latency,
                            inFlight: state.isWriting ? state.inFlight : 0,
                            at: MonotonicTime.now(),
                            rate: state.format.sampleRate
                        )
                    }
                }
                try? self.sink.flush()
            }
            self.finishHalt { $0.halt = .flushed }
        }
    }

    private func finishHalt(_ change: (inout State) -> Void) {
        let halted = self.monitor.signal { state -> (event: PlayerEvent, epoch: Int)? in
            change(&state)
            guard state.halt == .flushed, !state.writerMustFlush else { return nil }
            state.halt = .none
            guard state.isHeld else { return (.stopped, state.epoch - 1) }
            // What was flushed is written again, unless it is cut.
            state.queue.seek(to: state.position.heard)
            state.position.written = state.position.heard
            state.continuity = Continuity()
            state.isDrained = state.queue.isEmpty
            return (.held, state.epoch)
        }
        if let halted { self.onEvent(halted.event, halted.epoch) }
    }
}
