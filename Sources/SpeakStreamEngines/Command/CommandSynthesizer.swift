public import SpeakStream

/// A program of its own as the session's voice.
///
/// It is started by ``prepare(_:)``, once, in a process group of its own, and ends with the session, with the last reference to
/// this, or with the process, however that ends. When it fails it is started again, some times in a row; a phrase that broke off
/// is then made once more, and what had been handed on of it is passed over, so that nothing is lost or heard twice by more than
/// two renderings of a phrase differ. One that can not be started, or makes more sound than any text needs, is not tried again.
///
/// A program that is given up fails the phrase with ``SpeakStream/SpeakStreamError/Code/synthesizerUnavailable``; one that says
/// that it can not say a phrase, with ``SpeakStream/SpeakStreamError/Code/synthesisFailed``, and may be asked for the next.
///
/// A session at a time: others wait for its phrases, and the end of one ends the program for all, which starts it again.
public final class CommandSynthesizer: Synthesizer {
    /// The program.
    public let engine: CommandEngine

    private struct State {
        var host: EngineHost
        /// The voice that was last warmed.
        var voice: String?
        /// Why the program was given up.
        var failure: SpeakStreamError?
    }

    private let link: EngineLink
    private let state: Monitor<State>

    /// Makes the synthesizer; the program is started by ``prepare(_:)``.
    public init(_ engine: CommandEngine) {
        self.engine = engine
        self.link = EngineLink()
        self.state = Monitor(State(host: EngineHost(engine, self.link)))
    }

    deinit { self.link.close() }

    /// The format of the program's sound.
    public var format: AudioFormat { self.engine.format }

    /// Starts the program unless it runs, and waits until it is ready and warm.
    public func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {
        self.link.open()
        try self.state.withLock { state throws(SpeakStreamError) in
            state.failure = nil
            state.host.forgive()
            while true {
                do throws(EngineFault) {
                    try self.warm(&state, voice)
                    return
                } catch {
                    try self.handle(error, &state, isPhrase: false)
                }
            }
        }
    }

    /// Says one phrase.
    public func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        guard self.isSpeakable(request.text) else { return request.text.unicodeScalars.count }
        return try self.state.withLock { state throws(SpeakStreamError) in
            if let failure = state.failure { throw failure }
            var trimmer = EdgeTrimmer(level: self.engine.silenceLevel, rate: self.engine.sampleRate)
            while true {
                do throws(EngineFault) {
                    try self.say(request, &state.host, &trimmer, deliver: deliver)
                    return 0
                } catch {
                    try self.handle(error, &state, isPhrase: true)
                    trimmer.startAgain()
                }
            }
        }
    }

    /// Has the phrase under way looked at: whether it is still wanted.
    public func cancel() { self.link.wake.wake() }

    /// Ends the program; it is started again when it is needed again.
    public func close() { self.link.close() }

    /// Without frames a phrase that makes no sound can not be told from one that hangs.
    private func isSpeakable(_ text: String) -> Bool {
        self.engine.mode == .framed
            || text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// Returns if the program was ended and may be started again.
    private func handle(
        _ fault: EngineFault,
        _ state: inout State,
        isPhrase: Bool
    ) throws(SpeakStreamError) {
        if case .refused = fault {
            throw self.engine.error(fault, isPhrase ? .synthesisFailed : .synthesizerUnavailable)
        }
        guard state.host.failed(fault) == .giveUp else { return }
        let error = self.engine.error(fault)
        state.failure = error
        throw error
    }

    /// Has the program running, at rest and warm.
    private func warm(_ state: inout State, _ voice: VoiceSettings) throws(EngineFault) {
        let isNew = !state.host.isRunning
        try state.host.start()
        guard try self.waitUntilReady(&state.host, isWanted: { true }) else { return }
        guard isNew || state.voice != voice.name, !self.engine.warmUp.isEmpty else { return }
        state.voice = nil
        state.host.say(SynthesisRequest(text: self.engine.warmUp, voice: voice))
        while true {
            switch state.host.wait(isWanted: { true }) {
            case .event(.ended), .unwanted:
                state.voice = voice.name
                return
            case .closed: throw .closed
            case .event(.failed(let fault)): throw fault
            case .event(.ready), .event(.settled), .event(.sound): break
            }
        }
    }

    /// Returns false if it is not wanted any more.
    private func waitUntilReady(_ host: inout EngineHost, isWanted: () -> Bool) throws(EngineFault) -> Bool {
        host.drain()
        host.conversation.settle(now: MonotonicTime.now())
        while !host.conversation.isReady || !host.conversation.isSettled {
            switch host.wait(isWanted: isWanted) {
            case .unwanted: return false
            case .closed: throw .closed
            case .event(.failed(let fault)): throw fault
            case .event: break
            }
        }
        return true
    }

    /// Says a phrase, or what is left of it, to its end or until it is not wanted any more.
    private func say(
        _ request: SynthesisRequest,
        _ host: inout EngineHost,
        _ trimmer: inout EdgeTrimmer,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(EngineFault) {
        let nothing = SynthesizedChunk(frames: [], marks: [])
        try host.start()
        guard try self.waitUntilReady(&host, isWanted: { deliver(nothing) }) else { return }
        host.say(request)
        let gain = Gain(percent: host.conversation.setsVolume ? 100 : request.voice.volume)
        while true {
            switch host.wait(isWanted: { deliver(nothing) }) {
            case .closed: throw .closed
            case .unwanted:
                host.cancel()
                return
            case .event(.ready), .event(.settled): break
            case .event(.sound(let samples, let marks)):
                let chunk = trimmer.push(samples, marks: marks)
                // Silence that is dropped, or held back, is nobody's news.
                if chunk.frames.isEmpty, chunk.marks.isEmpty { continue }
                guard deliver(SynthesizedChunk(frames: gain.apply(chunk.frames), marks: chunk.marks)) else {
                    host.cancel()
                    return
                }
            case .event(.ended):
                host.succeeded()
                let chunk = trimmer.finish()
                _ = deliver(SynthesizedChunk(frames: gain.apply(chunk.frames), marks: chunk.marks))
                return
            case .event(.failed(let fault)): throw fault
            }
        }
    }
}
