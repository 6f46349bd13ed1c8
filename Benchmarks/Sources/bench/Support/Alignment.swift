/// Finds recorded sound in the wave of the same text.
enum Alignment {
    /// Where a recording's last sound lies in the wave.
    struct End: Sendable {
        /// The index in the wave of the last sample heard that is not zero.
        var index: Int

        /// How alike the two are there: 1 when every sample is the same.
        var likeness: Double

        /// How many samples later than its place the sound came: silences that were not in the wave.
        var delay: Int
    }

    /// Finds the place in the wave of the last sound of a recording.
    ///
    /// The monitor is bit exact, so mostly the distance from the first sound tells the place, and the comparison only
    /// confirms it. Where another process rendered some samples more or less, or an underrun came between, the best
    /// correlation within half a second tells it.
    ///
    /// - Parameters:
    ///   - recorded: The recording, from before its first sound to after its last.
    ///   - wave: The wave of the same text.
    /// - Returns: The place, or `nil` when either is silent.
    static func end(of recorded: [Int16], in wave: [Int16]) -> End? {
        guard let first = recorded.firstIndex(where: { $0 != 0 }),
            let last = recorded.lastIndex(where: { $0 != 0 }),
            let start = wave.firstIndex(where: { $0 != 0 })
        else {
            return nil
        }
        let expected = start + last - first
        let piece = self.piece(of: recorded[first...last]).map(Double.init)
        var best = End(index: expected, likeness: -1, delay: 0)
        // The nearest place first: a likeness of 1 there needs no search.
        for distance in 0...11_025 {
            for index in Set([expected - distance, expected + distance]) {
                let likeness = self.likeness(of: piece, in: wave, endingAt: index)
                if likeness > best.likeness + 1e-9 {
                    best = End(index: index, likeness: likeness, delay: expected - index)
                }
            }
            if best.likeness > 0.999 {
                break
            }
        }
        return best
    }

    /// The end of the sound, without what comes before a silence that might not be in the wave.
    private static func piece(of sound: ArraySlice<Int16>) -> ArraySlice<Int16> {
        let longest = sound.suffix(4_096)
        var zeros = 0
        for index in longest.indices.reversed() {
            zeros = sound[index] == 0 ? zeros + 1 : 0
            // A piece of less than 20 ms could be found anywhere.
            if zeros >= 22, longest.endIndex - index - zeros >= 441 {
                return longest[(index + zeros)...]
            }
        }
        return longest
    }

    private static func likeness(of piece: [Double], in wave: [Int16], endingAt end: Int) -> Double {
        let start = end - piece.count + 1
        guard start >= 0, end < wave.count else {
            return -1
        }
        var (product, left, right) = (0.0, 0.0, 0.0)
        for (offset, sample) in piece.enumerated() {
            let other = Double(wave[start + offset])
            product += sample * other
            left += sample * sample
            right += other * other
        }
        return left > 0 && right > 0 ? product / (left * right).squareRoot() : -1
    }
}
