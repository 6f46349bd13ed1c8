import Glibc

/// Levels in decibels to full scale: 0 is the loudest that 16 bits can be.
public enum Level {
    /// The level of silence, and the lowest there is.
    public static let silence = -100.0

    /// The level of a piece of sound: that of its mean power.
    public static func of(_ samples: some Collection<Int16>) -> Double {
        Self.of(power: Self.power(samples))
    }

    /// The mean power, 1 being that of a square wave at full scale.
    static func power(_ samples: some Collection<Int16>) -> Double {
        guard !samples.isEmpty else { return 0 }
        var sum: Int64 = 0
        for sample in samples { sum += Int64(sample) * Int64(sample) }
        return Double(sum) / Double(samples.count) / (32_768 * 32_768)
    }

    static func of(power: Double) -> Double {
        power > 0 ? Swift.max(Self.silence, 10 * log10(power)) : Self.silence
    }
}
