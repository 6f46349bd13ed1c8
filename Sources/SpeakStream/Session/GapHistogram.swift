/// The gaps between tokens by their length, in eighths of an octave: a median in bounded memory.
struct GapHistogram: Sendable {
    private var counts = [Int](repeating: 0, count: 8 * 40)
    private var total = 0

    /// Takes a gap.
    mutating func note(_ gap: Duration) {
        self.counts[Self.bin(of: gap)] += 1
        self.total += 1
    }

    /// The median in seconds, to an eighth of an octave; nil without a gap.
    var median: Double? {
        guard self.total > 0 else { return nil }
        var before = 0
        for (bin, count) in self.counts.enumerated() {
            before += count
            if before * 2 >= self.total { return Self.seconds(of: bin) }
        }
        return nil
    }

    /// Microseconds are the shortest that is told apart; the longest is beyond any timeout.
    private static func bin(of gap: Duration) -> Int {
        let microseconds = Swift.max(
            1,
            gap.components.seconds * 1_000_000 + gap.components.attoseconds / 1_000_000_000_000
        )
        let octave = Int64.bitWidth - 1 - microseconds.leadingZeroBitCount
        let eighth = octave < 3 ? microseconds << (3 - octave) & 7 : microseconds >> (octave - 3) & 7
        return Swift.min(octave * 8 + Int(eighth), 8 * 40 - 1)
    }

    private static func seconds(of bin: Int) -> Double {
        // The middle of the bin.
        let octave = Double(1 << (bin / 8))
        return octave * (1 + (Double(bin % 8) + 0.5) / 8) / 1_000_000
    }
}
