import Glibc

/// Makes sound louder or softer; what would go beyond full scale is bent, not cut off.
package struct Gain: Sendable {
    private let factor: Double
    /// Above this part of full scale what is made louder is bent: up to here nothing is changed but the loudness.
    private static let knee = 0.8

    /// A gain in per cent; 100 changes nothing.
    package init(percent: Int) {
        self.factor = Double(percent) / 100
    }

    /// The sound, so much louder or softer.
    package func apply(_ samples: [Int16]) -> [Int16] {
        if self.factor == 1 { return samples }
        return samples.map { sample in
            let value = Self.bend(Double(sample) / 32_768 * self.factor, if: self.factor > 1)
            return Int16(Swift.min(32_767, (value * 32_768).rounded()))
        }
    }

    private static func bend(_ value: Double, if isLouder: Bool) -> Double {
        let size = abs(value)
        guard isLouder, size > Self.knee else { return value }
        // Steady in value and slope, and below 1 for any size.
        let bent = Self.knee + (1 - Self.knee) * tanh((size - Self.knee) / (1 - Self.knee))
        return value < 0 ? -bent : bent
    }
}
