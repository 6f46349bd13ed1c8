import Glibc
import SpeakStream

/// A room with a loudspeaker and a microphone at 16 kHz, as arithmetic: the same for the same seed.
///
/// Its reverberation is velvet noise, a few hundred sparse reflections, which sound and measure like a dense tail at a fraction of
/// the cost.
struct Room: Sendable {
    private static let rate = MicrophoneFrame.rate
    /// Reflections a second.
    private static let density = 1000
    /// The microphone's own noise, in decibels to full scale.
    private static let noise = -60.0

    private let path: EchoPath
    private let taps: [(delay: Int, gain: Float)]
    private var random: SeededGenerator
    /// What the loudspeaker made lately; the last is the latest.
    private var played: [Float]
    private let noiseGain: Float

    /// A room with the echo path `path`.
    init(_ path: EchoPath, seed: UInt64) {
        self.path = path
        var random = SeededGenerator(seed: seed)
        // Where the echo falls between two blocks of a canceller must not be chosen by the round numbers of a table.
        let direct = path.delay.frames(at: Self.rate) + Int.random(in: 0..<64, using: &random)
        var taps: [(delay: Int, gain: Float)] = []
        let count = path.reverberation.frames(at: Self.density)
        var energy = 0.0
        for index in 0..<count {
            let time = (Double(index) + Double.random(in: 0..<1, using: &random)) / Double(Self.density)
            // 60 decibels are a factor of e to the 6.9.
            let gain = exp(-6.908 * time / path.reverberation.seconds) * (Bool.random(using: &random) ? 1 : -1)
            energy += gain * gain
            taps.append((direct + 32 + Int(time * Double(Self.rate)), Float(gain)))
        }
        let tail = pow(10, path.tail / 10)
        let scale = (tail / Swift.max(energy, 1e-9)).squareRoot()
        let total = pow(10, path.gain / 20) / (1 + tail).squareRoot()
        self.taps = [(direct, Float(total))] + taps.map { ($0.delay, $0.gain * Float(scale * total)) }
        self.random = random
        let longest = self.taps.map(\.delay).max() ?? 0
        self.played = [Float](repeating: 0, count: longest + MicrophoneFrame.count)
        // A uniform distribution's power is a third of its square.
        self.noiseGain = Float(pow(10, Self.noise / 20) * 3.0.squareRoot() * 32_768)
    }

    /// What the microphone gets while the loudspeaker plays `loudspeaker` and the near talker says `near`, 10 ms of each.
    mutating func microphone(loudspeaker: [Int16], near: [Float]?) -> [Int16] {
        let count = MicrophoneFrame.count
        self.played.removeFirst(count)
        self.played += loudspeaker.map { self.distort($0) }
        var sums = near ?? [Float](repeating: 0, count: count)
        let start = self.played.count - count
        self.played.withUnsafeBufferPointer { played in
            sums.withUnsafeMutableBufferPointer { sums in
                for tap in self.taps {
                    let from = start - tap.delay
                    for index in 0..<count { sums[index] += tap.gain * played[from + index] }
                }
            }
        }
        return sums.map { sum in
            let noisy = sum + self.noiseGain * Float.random(in: -1...1, using: &self.random)
            return Int16(Swift.max(-32_768, Swift.min(32_767, noisy)))
        }
    }

    private func distort(_ sample: Int16) -> Float {
        guard self.path.drive > 0 else { return Float(sample) }
        let drive = Float(self.path.drive)
        return tanh(Float(sample) / 32_768 * drive) / drive * 32_768
    }
}
