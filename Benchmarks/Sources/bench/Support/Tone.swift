/// A stretch of one tone in a recording of `ToneSynthesizer`: a word, or a part of one.
struct Tone: Sendable {
    /// By which the word is known.
    let level: Int16
    /// The index of its first sample.
    let start: Int
    /// Samples.
    var count = 1

    /// The tones in some samples, in order.
    static func all(in samples: [Int16]) -> [Tone] {
        var tones: [Tone] = []
        var level: Int16 = 0
        for (index, sample) in samples.enumerated() {
            let next = sample == .min ? .max : abs(sample)
            if next == level, level != 0 {
                tones[tones.count - 1].count += 1
            } else if next != 0 {
                tones.append(Tone(level: next, start: index))
            }
            level = next
        }
        return tones
    }
}
