import SpeakStream

/// The sound of a phrase in another format than its engine's.
struct RateConverter {
    private let from: Int
    private let to: Int
    private var resampler: Resampler

    init(from: AudioFormat, to: AudioFormat) {
        self.from = from.sampleRate
        self.to = to.sampleRate
        self.resampler = Resampler(from: from.sampleRate, to: to.sampleRate)
    }

    /// What can be told of a piece so far, its marks counted in the other format's frames.
    mutating func convert(_ chunk: SynthesizedChunk) -> SynthesizedChunk {
        let marks = chunk.marks.map { WordMark(textOffset: $0.textOffset, frame: $0.frame * self.to / self.from) }
        return SynthesizedChunk(frames: self.resampler.process(chunk.frames), marks: marks)
    }

    /// The rest, when nothing follows.
    mutating func finish() -> SynthesizedChunk {
        let silence = [Int16](repeating: 0, count: Resampler.lookahead)
        return SynthesizedChunk(frames: self.resampler.process(silence), marks: [])
    }
}
