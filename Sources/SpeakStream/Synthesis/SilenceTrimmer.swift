/// Takes the engine's own silence off the start of a phrase and measures what is left of it at the end.
///
/// eSpeak NG puts 5 to 22 ms of silence at each edge of a phrase (measured, `espeakENDPAUSE` off). The pauses are ours
/// to make, so the edges are taken out of the reckoning: the leading one is dropped, the trailing one is counted
/// towards the pause that follows.
package struct SilenceTrimmer: Sendable {
    /// Samples below this are silence; 64 of 32,768 is -54 dBFS.
    package static let threshold: Int16 = 64

    /// Frames handed on since the last that could be heard.
    package private(set) var trailingSilence = 0
    /// Frames dropped from the start.
    private var dropped = 0
    private var hasSound = false

    /// Makes a trimmer for one phrase.
    package init() {}

    /// Takes a chunk and returns what is left of it, its marks counted from the first frame kept.
    package mutating func trim(_ chunk: SynthesizedChunk) -> SynthesizedChunk {
        var frames = chunk.frames
        if !self.hasSound {
            let silence = frames.firstIndex { $0.magnitude >= Self.threshold.magnitude } ?? frames.count
            self.hasSound = silence < frames.count
            self.dropped += silence
            frames.removeFirst(silence)
        }
        if let last = frames.lastIndex(where: { $0.magnitude >= Self.threshold.magnitude }) {
            self.trailingSilence = frames.count - 1 - last
        } else {
            self.trailingSilence += frames.count
        }
        let marks = chunk.marks.map {
            WordMark(textOffset: $0.textOffset, frame: Swift.max(0, $0.frame - self.dropped))
        }
        return SynthesizedChunk(frames: frames, marks: marks)
    }
}
