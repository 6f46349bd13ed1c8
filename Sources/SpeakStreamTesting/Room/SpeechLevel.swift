public import SpeakStreamListening

extension Level {
    /// The level of the speech in a recording: of its frames of 10 ms that are not pauses.
    public static func ofSpeech(_ samples: [Int16], rate: Int) -> Double {
        let frames = Self.frames(samples, rate: rate)
        let loudest = frames.map(\.level).max() ?? Self.silence
        return Self.of(frames.filter { $0.level > loudest - 30 }.flatMap(\.samples))
    }

    /// Where speech begins: the first frame no more than 20 decibels below the speech.
    public static func onset(of samples: [Int16], rate: Int) -> Int {
        let level = Self.ofSpeech(samples, rate: rate)
        let index = Self.frames(samples, rate: rate).firstIndex { $0.level > level - 20 } ?? 0
        return index * rate / 100
    }

    private static func frames(_ samples: [Int16], rate: Int) -> [(level: Double, samples: ArraySlice<Int16>)] {
        stride(from: 0, to: samples.count, by: rate / 100).map { start in
            let frame = samples[start..<Swift.min(start + rate / 100, samples.count)]
            return (Self.of(frame), frame)
        }
    }
}
