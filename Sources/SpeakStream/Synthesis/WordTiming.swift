/// A word of a phrase and the frames during which it sounds.
public struct WordTiming: Sendable, Hashable, Codable {
    /// UTF-8 bytes of the upstream text.
    public var range: Range<Int>
    /// Frames, counted from the start of the phrase's sound.
    public var frames: Range<Int>

    /// Makes a timing.
    public init(range: Range<Int>, frames: Range<Int>) {
        self.range = range
        self.frames = frames
    }
}

extension WordTiming {
    /// Gives each of our words its frames, from the marks that the engine made in the order of its sound.
    ///
    /// The engine's idea of a word is not ours: it makes several marks in "1234", one for "of the" (measured,
    /// eSpeak NG 1.51). So a mark counts only when it lies in a word after all that were marked before it, and a word
    /// without a mark shares the time of its neighbour before it by length.
    ///
    /// - Parameters:
    ///   - words: the phrase's words in order, as UTF-8 byte ranges counted from the start of the text that was said.
    ///   - marks: the engine's marks in order.
    ///   - frames: how many frames the phrase lasts, trailing silence not counted.
    /// - Returns: as many timings as words, in order, their frames contiguous from the first mark's to `frames`.
    package static func align(words: [Range<Int>], marks: [WordMark], frames: Int) -> [WordTiming] {
        var onsets = [Int?](repeating: nil, count: words.count)
        var index = 0
        var latest = 0
        for mark in marks {
            while index < words.count, words[index].upperBound <= mark.textOffset { index += 1 }
            guard index < words.count else { break }
            guard words[index].contains(mark.textOffset), onsets[index] == nil else { continue }
            latest = Swift.min(Swift.max(latest, mark.frame), frames)
            onsets[index] = latest
        }
        if !words.isEmpty, onsets[0] == nil { onsets[0] = 0 }
        return self.fill(words: words, onsets: onsets, frames: frames)
    }

    private static func fill(words: [Range<Int>], onsets: [Int?], frames: Int) -> [WordTiming] {
        var result: [WordTiming] = []
        result.reserveCapacity(words.count)
        var first = 0
        while first < words.count {
            var next = first + 1
            while next < words.count, onsets[next] == nil { next += 1 }
            let start = onsets[first] ?? 0
            let end = next < words.count ? (onsets[next] ?? frames) : frames
            let bytes = words[first..<next].reduce(0) { $0 + $1.count }
            var passed = 0
            for word in words[first..<next] {
                let from = start + (end - start) * passed / Swift.max(bytes, 1)
                passed += word.count
                let to = start + (end - start) * passed / Swift.max(bytes, 1)
                result.append(WordTiming(range: word, frames: from..<to))
            }
            first = next
        }
        return result
    }
}
