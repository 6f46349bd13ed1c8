public import SpeakStream
import SpeakStreamText
import Synchronization

/// Several engines as one: each phrase goes to the one that its voice names (``VoiceSettings/engine``).
///
/// The sound of all has the format of the first. When an engine fails for good, the fallback takes its place for as long as this
/// exists; when it fails on a phrase, the fallback says that phrase.
public final class VoiceEngines: Synthesizer {
    /// What speaks where an engine can not.
    public struct Fallback: Sendable {
        /// The engine.
        public var synthesizer: any Synthesizer
        /// Its voice; rate and volume are those of the request.
        public var voice: VoiceSettings

        /// Makes a fallback.
        public init(_ synthesizer: any Synthesizer, voice: VoiceSettings) {
            self.synthesizer = synthesizer
            self.voice = voice
        }
    }

    private struct State {
        /// The engines that have failed for good.
        var failures: [Int: SpeakStreamError] = [:]
        /// Those of which something was told.
        var told: Set<Int> = []
        var arePrepared = false
    }

    private let state = Mutex(State())
    private let engines: [(name: String, synthesizer: any Synthesizer)]
    private let fallback: Fallback?
    private let preparing: [VoiceSettings]
    private let onFallback: @Sendable (SpeakStreamError) -> Void

    /// Makes one of several.
    ///
    /// - Parameters:
    ///   - engines: at least one, each with the name by which voices ask for it; the first is that of voices that name none.
    ///   - fallback: speaks where one of them can not; nil: the error is the session's.
    ///   - preparing: voices besides the session's own whose engines are started beside it, so that a switch costs no start.
    ///   - onFallback: told why, once for each engine, from any thread, when the fallback takes over.
    public init(
        _ engines: [(name: String, synthesizer: any Synthesizer)],
        fallback: Fallback? = nil,
        preparing: [VoiceSettings] = [],
        onFallback: @escaping @Sendable (SpeakStreamError) -> Void = { _ in }
    ) {
        precondition(!engines.isEmpty, "no engine is given")
        self.engines = engines
        self.fallback = fallback
        self.preparing = preparing
        self.onFallback = onFallback
    }

    /// The format of the first engine.
    public var format: AudioFormat { self.engines[0].synthesizer.format }

    /// Prepares the engine of a voice, or the fallback if that fails.
    public func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {
        self.prepareOthers()
        let index = try self.index(of: voice)
        guard self.failure(of: index) == nil else { return try self.prepareFallback() }
        do throws(SpeakStreamError) {
            try self.engines[index].synthesizer.prepare(voice)
        } catch {
            guard self.fallback != nil else { throw error }
            self.note(error, of: index, isFinal: true)
            try self.prepareFallback()
        }
    }

    /// Says a phrase with the engine of its voice, or the rest of it with the fallback if that fails.
    ///
    /// What is left begins with the word that was being made when the engine failed, if it marks its words; otherwise the phrase is
    /// begun again, as a word said twice is better than one that is lost.
    public func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        let index = try self.index(of: request.voice)
        guard self.failure(of: index) == nil else { return try self.sayByFallback(request, after: Said(), deliver) }
        var said = Said()
        do throws(SpeakStreamError) {
            return try self.say(request, by: self.engines[index].synthesizer) { chunk in
                said.add(chunk)
                return deliver(chunk)
            }
        } catch {
            guard self.fallback != nil else { throw error }
            self.note(error, of: index, isFinal: error.code != .synthesisFailed)
            try self.prepareFallback()
            return try self.sayByFallback(request, after: said, deliver)
        }
    }

    /// What was handed on of a phrase.
    private struct Said {
        var frames = 0
        var marks: [WordMark] = []

        mutating func add(_ chunk: SynthesizedChunk) {
            self.frames += chunk.frames.count
            self.marks += chunk.marks
        }

        /// Where the word begins that was being made, in UTF-8 bytes of the text; 0 where nothing is known.
        func place(in text: String) -> Int {
            let offset = self.marks.last { $0.frame < self.frames }?.textOffset ?? 0
            let index = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
            return index?.samePosition(in: text.unicodeScalars) == nil ? 0 : offset
        }
    }

    private func say(
        _ request: SynthesisRequest,
        by synthesizer: any Synthesizer,
        _ deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        guard synthesizer.format != self.format else { return try synthesizer.synthesize(request, deliver: deliver) }
        var converter = RateConverter(from: synthesizer.format, to: self.format)
        var isWanted = true
        let unspeakable = try synthesizer.synthesize(request) { chunk in
            isWanted = deliver(converter.convert(chunk))
            return isWanted
        }
        if isWanted { _ = deliver(converter.finish()) }
        return unspeakable
    }

    private func sayByFallback(
        _ request: SynthesisRequest,
        after said: Said,
        _ deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        guard let fallback = self.fallback else { return 0 }
        let place = said.place(in: request.text)
        var rest = request
        rest.text = String(decoding: request.text.utf8.dropFirst(place), as: UTF8.self)
        rest.voice = fallback.voice
        rest.voice.rate = request.voice.rate
        rest.voice.volume = request.voice.volume
        rest.pronunciations = request.pronunciations.rest(from: place)
        return try self.say(rest, by: fallback.synthesizer) { chunk in
            let marks = chunk.marks.map {
                WordMark(textOffset: $0.textOffset + place, frame: $0.frame + said.frames)
            }
            return deliver(SynthesizedChunk(frames: chunk.frames, marks: marks))
        }
    }

    private func prepareFallback() throws(SpeakStreamError) {
        guard let fallback = self.fallback else { return }
        try fallback.synthesizer.prepare(fallback.voice)
    }

    /// Starts the engines of the other voices, once, each on a thread of its own.
    private func prepareOthers() {
        let isFirst = self.state.withLock { state in
            defer { state.arePrepared = true }
            return !state.arePrepared
        }
        guard isFirst else { return }
        for voice in self.preparing {
            // Whatever is wrong with it is met again when it is needed.
            Thread.start("engine") { try? self.prepare(voice) }
        }
    }

    private func index(of voice: VoiceSettings) throws(SpeakStreamError) -> Int {
        guard let name = voice.engine else { return 0 }
        guard let index = self.engines.firstIndex(where: { $0.name == name }) else {
            let names = self.engines.map(\.name).joined(separator: ", ")
            throw SpeakStreamError(.unknownVoice, "there is no speech engine \(name); there are: \(names)")
        }
        return index
    }

    private func failure(of index: Int) -> SpeakStreamError? { self.state.withLock { $0.failures[index] } }

    private func note(_ error: SpeakStreamError, of index: Int, isFinal: Bool) {
        let isNews = self.state.withLock { state in
            if isFinal { state.failures[index] = error }
            return state.told.insert(index).inserted
        }
        if isNews { self.onFallback(error) }
    }

    /// Passes it on.
    public func cancel() {
        for engine in self.engines { engine.synthesizer.cancel() }
        self.fallback?.synthesizer.cancel()
    }

    /// Passes it on.
    public func close() {
        for engine in self.engines { engine.synthesizer.close() }
        self.fallback?.synthesizer.close()
    }
}
