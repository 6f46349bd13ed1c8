import SpeakStreamText

/// Runs one turn: gives the machine what happens, and carries out what it decides.
///
/// An actor on a thread of its own, so that neither the words' timing nor a barge-in depends on how busy the
/// cooperative pool is. Nothing it does blocks.
actor Conductor {
    nonisolated let thread = ThreadExecutor(name: "conductor")
    nonisolated let epoch: Int
    private nonisolated let player: Player
    private let synthesis: SynthesisThread
    private let events: AsyncStream<SpeechEvent>.Continuation
    /// Who is shown all steps, and the number of the turn for them.
    private let follower: (any TurnFollower)?
    private let number: Int
    private let onFinish: @Sendable (TurnReport) -> Void

    private var machine: TurnMachine
    /// What the frames belong to that are asked for now.
    private var strand: Strand
    private var assembler = UTF8Assembler()
    private var feeder: CheckedContinuation<Void, Never>?
    private var upstreamIsCancelled = false
    private var canceller: CheckedContinuation<Void, Never>?

    /// The longest piece of text taken at once, in bytes; longer tokens are fed in pieces, each of which may have to wait.
    static let pieceBytes = 4096

    init(
        configuration: SpeechConfiguration,
        player: Player,
        synthesis: SynthesisThread,
        isPaced: Bool,
        follower: (any TurnFollower)?,
        number: Int,
        events: AsyncStream<SpeechEvent>.Continuation,
        onFinish: @escaping @Sendable (TurnReport) -> Void
    ) {
        self.player = player
        self.synthesis = synthesis
        self.events = events
        self.follower = follower
        self.number = number
        self.onFinish = onFinish
        self.strand = player.begin()
        self.epoch = self.strand.epoch
        let now = MonotonicTime.now()
        let format = synthesis.format
        self.machine = TurnMachine(configuration: configuration, format: format, isPaced: isPaced, now: now)
        follower?.follow(
            TurnStep(turn: number, .began(configuration, format, isPaced: isPaced, start: now), now: now)
        )
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { self.thread.asUnownedSerialExecutor() }

    /// Opens the sink and starts the engine, side by side.
    func begin(voice: VoiceSettings) {
        self.perform(self.machine.begin(now: self.machine.start), now: self.machine.start)
        self.synthesis.prepare(voice) { [weak self] failure in self?.post(.synthesizerPrepared(failure)) }
    }

    /// Takes a token; returns when the next is welcome.
    func feed(_ bytes: some Collection<UInt8> & Sendable) async {
        var rest = bytes[...]
        while !rest.isEmpty, !Task.isCancelled {
            let piece = rest.prefix(Self.pieceBytes)
            rest = rest.dropFirst(Self.pieceBytes)
            self.take { $0.push(piece) }
            await withCheckedContinuation { continuation in
                // Asked in here: between an `await` and its continuation the turn may have gone on.
                if self.machine.wantsText { continuation.resume() } else { self.feeder = continuation }
            }
            await self.follower?.ready()
        }
    }

    /// No more tokens; `error` when the upstream failed.
    func endUpstream(_ error: SpeakStreamError?) {
        self.take { $0.finish() }
        self.handle(.upstreamEnded(error))
    }

    private func take(_ decode: (inout UTF8Assembler) -> [UInt8]) {
        let before = self.assembler.replacements
        let text = decode(&self.assembler)
        if !text.isEmpty { self.handle(.text(text, replaced: self.assembler.replacements - before)) }
    }

    /// Returns when the upstream has to be cancelled, or the turn is over.
    func upstreamCancelled() async {
        await withCheckedContinuation { continuation in
            if self.upstreamIsCancelled { continuation.resume() } else { self.canceller = continuation }
        }
    }

    /// Stops the sound at once, from any thread, and then the turn.
    nonisolated func interrupt(_ cut: Cut = .hard) {
        self.player.stop(epoch: self.epoch, cut: cut)
        self.post(.interrupt)
    }

    /// Gives the machine an input, after all that were posted before.
    nonisolated func post(_ input: TurnMachine.Input) {
        self.thread.perform { self.assumeIsolated { $0.handle(input) } }
    }

    private func handle(_ input: TurnMachine.Input) {
        let (now, position) = (MonotonicTime.now(), self.player.position)
        self.follower?.follow(TurnStep(turn: self.number, .input(input, position), now: now))
        self.perform(self.machine.handle(input, now: now, position: position), now: now)
        self.thread.setAlarm(self.machine.alarm(position: self.player.position, now: MonotonicTime.now())) {
            [weak self] in
            self?.assumeIsolated { $0.handle(.alarm) }
        }
        if self.machine.wantsText, let feeder = self.feeder {
            self.feeder = nil
            feeder.resume()
        }
    }

    private func perform(_ actions: [TurnMachine.Action], now: Duration) {
        for action in actions {
            switch action {
            case .openSink: self.player.open(self.synthesis.format)
            case .releaseSink: self.player.release()
            case .synthesize(let request, let id):
                self.synthesis.synthesize(request, id: id, player: self.player, strand: self.strand) { [weak self] in
                    self?.post($0)
                }
            case .appendSilence(let frames): self.player.append(silence: frames, to: self.strand)
            case .release(let frame): self.player.release(before: frame, epoch: self.epoch)
            case .seek(let frame): self.player.seek(to: frame, epoch: self.epoch)
            case .hold: self.player.hold(epoch: self.epoch)
            case .proceed: self.player.proceed(epoch: self.epoch)
            case .cut(let frame):
                if let strand = self.player.cut(at: frame, epoch: self.epoch) { self.strand = strand }
                self.synthesis.cancel()
            case .stop:
                self.player.stop(epoch: self.epoch)
                self.synthesis.cancel()
            case .cancelUpstream: self.cancelUpstream()
            case .emit(let event):
                self.follower?.follow(TurnStep(turn: self.number, .event(event), now: now))
                if case .dropped = self.events.yield(event) { self.machine.counts.eventsDropped += 1 }
            case .finish(let report):
                self.cancelUpstream()
                self.events.finish()
                self.onFinish(report)
            }
        }
    }

    private func cancelUpstream() {
        self.upstreamIsCancelled = true
        self.canceller?.resume()
        self.canceller = nil
    }
}
