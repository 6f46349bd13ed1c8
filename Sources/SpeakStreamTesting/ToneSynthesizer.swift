public import SpeakStream
import SpeakStreamText

/// A synthesizer that says each word as a tone of a level of its own and of a known length.
///
/// Its sound is the same every time, so a test can tell from the samples which word was heard.
public struct ToneSynthesizer: Synthesizer {
    /// Frames a word lasts.
    public var framesPerWord: Int
    /// Frames handed over at once.
    public var chunk: Int

    /// The format of the tones.
    public let format: AudioFormat

    /// Makes the synthesizer; by default a word lasts 100 ms and is handed over in pieces of 50 ms.
    public init(framesPerWord: Int = 2205, chunk: Int = 1102, format: AudioFormat = .eSpeak) {
        self.framesPerWord = framesPerWord
        self.chunk = chunk
        self.format = format
    }

    /// Does nothing: any voice will do.
    public func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {}

    /// Says each word of the phrase as its tone.
    public func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        let words = WordSpans.of(request.text)
        let bytes = Array(request.text.utf8)
        var frames: [Int16] = []
        for word in words {
            let level = Self.level(of: bytes[word])
            frames += (0..<self.framesPerWord).map { $0 % 20 < 10 ? level : -level }
        }
        let marks = words.enumerated().map { index, word in
            WordMark(textOffset: word.lowerBound, frame: index * self.framesPerWord)
        }
        var start = 0
        repeat {
            let end = Swift.min(start + self.chunk, frames.count)
            let piece = Array(frames[start..<end])
            guard deliver(SynthesizedChunk(frames: piece, marks: marks.filter { (start..<end).contains($0.frame) }))
            else { break }
            start = end
        } while start < frames.count
        return 0
    }

    /// The tone's level for a word: 1,000 to 30,999, from its text.
    public static func level(of word: some Sequence<UInt8>) -> Int16 {
        var hash: UInt32 = 2_166_136_261
        for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int16(1000 + hash % 30_000)
    }
}
