import Glibc
import SpeakStream

/// Sounds near the microphone that are no speech, at 16 kHz: the same for the same seed.
public enum NearNoise: String, Sendable, CaseIterable {
    /// Knuckles on a table, or a cup set down: a few thuds.
    case knocks
    /// Somebody types: clicks, at eight a second.
    case typing
    /// A cough: two bursts of noise with the resonances of a throat, and no pitch.
    case cough
    /// A vacuum cleaner next door: noise that swells and stays.
    case machine
    /// A telephone: two tones, warbling.
    case telephone

    /// How it sounds.
    public func samples(seed: UInt64) -> [Int16] {
        let rate = Double(MicrophoneFrame.rate)
        var random = SeededGenerator(seed: seed)
        func noise() -> Double { Double.random(in: -1...1, using: &random) }
        /// Bursts of `sound`, each given the seconds since it began, that fall by a factor of e in `decay` seconds.
        func bursts(_ times: [Double], decay: Double, seconds: Double, _ sound: (Double) -> Double) -> [Double] {
            (0..<Int(seconds * rate)).map { index in
                let time = Double(index) / rate
                guard let start = times.last(where: { $0 <= time }) else { return 0 }
                return sound(time - start) * exp(-(time - start) / decay)
            }
        }
        var sound: [Double]
        switch self {
        case .knocks:
            let pitch = Double.random(in: 120...400, using: &random)
            sound = bursts([0, 0.25, 0.5, 0.75], decay: 0.03, seconds: 1.2) { time in
                sin(2 * Double.pi * pitch * time) + 0.3 * noise()
            }
        case .typing:
            let times = (0..<20).map { Double($0) / 8 + Double.random(in: 0...0.05, using: &random) }
            sound = bursts(times, decay: 0.008, seconds: 2.6) { _ in noise() }
        case .cough:
            sound = bursts([0, 0.4], decay: 0.1, seconds: 0.9) { _ in noise() }
            for formant in [700.0, 1500] { sound = Self.resonant(sound, at: formant, bandwidth: 300) }
        case .machine:
            var low = 0.0
            sound = (0..<Int(3 * rate)).map { index in
                low += (noise() - low) / 8
                return low * Swift.min(1, Double(index) / (0.3 * rate))
            }
        case .telephone:
            sound = (0..<Int(2 * rate)).map { index in
                let time = Double(index) / rate
                let high = Int(time * 20).isMultiple(of: 2)
                return sin(2 * Double.pi * (high ? 1400 : 1100) * time)
            }
        }
        let peak = sound.map(abs).max() ?? 1
        return sound.map { Int16(20_000 * $0 / Swift.max(peak, 1e-9)) }
    }

    private static func resonant(_ sound: [Double], at frequency: Double, bandwidth: Double) -> [Double] {
        let rate = Double(MicrophoneFrame.rate)
        let radius = exp(-Double.pi * bandwidth / rate)
        let turn = 2 * radius * cos(2 * Double.pi * frequency / rate)
        var (last, before) = (0.0, 0.0)
        return sound.map { sample in
            let next = sample + turn * last - radius * radius * before
            (last, before) = (next, last)
            return next
        }
    }
}
