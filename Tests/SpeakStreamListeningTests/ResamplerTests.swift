import Glibc
import SpeakStream
import SpeakStreamListening
import Testing

/// A tone of `frequency` at `rate`, at half of full scale.
private func tone(_ frequency: Double, rate: Int, count: Int) -> [Int16] {
    (0..<count).map { Int16(16_384 * sin(2 * .pi * frequency * Double($0) / Double(rate))) }
}

@Suite struct ResamplerTests {
    /// A sweep in steps: what both rates can carry comes out as it went in, at the same time; what the lower cannot carry is gone.
    @Test(arguments: [50.0, 100, 300, 1000, 2000, 3000, 4000, 5000, 6000])
    func tonesComeOutAsTheyWentIn(_ frequency: Double) {
        var resampler = Resampler(from: 22_050, to: 16_000)
        let output = resampler.process(tone(frequency, rate: 22_050, count: 22_050))
        let expected = tone(frequency, rate: 16_000, count: output.count)
        let error = zip(output, expected).dropFirst(100).map { Int16(clamping: Int($0) - Int($1)) }
        #expect(Level.of(error) < Level.of(expected) - 40, "\(frequency) Hz: \(Level.of(error)) dB")
    }

    @Test(arguments: [9000.0, 9500, 10_000, 11_000]) func whatCannotBeCarriedIsGone(_ frequency: Double) {
        var resampler = Resampler(from: 22_050, to: 16_000)
        let output = resampler.process(tone(frequency, rate: 22_050, count: 22_050))
        #expect(Level.of(output.dropFirst(100)) < -55, "\(frequency) Hz: \(Level.of(output.dropFirst(100))) dB")
    }

    @Test(arguments: [8000, 16_000, 22_050, 44_100, 48_000]) func anyRateGivesItsShare(_ rate: Int) {
        var resampler = Resampler(from: rate, to: 16_000)
        let output = resampler.process(tone(440, rate: rate, count: rate))
        // Less the half filter at the end.
        #expect(output.count <= 16_000 && output.count >= 16_000 - 16 * 16_000 / rate - 1)
    }

    @Test func piecesMakeTheSame() {
        let input = tone(700, rate: 22_050, count: 5000)
        var whole = Resampler(from: 22_050, to: 16_000)
        var pieces = Resampler(from: 22_050, to: 16_000)
        let expected = whole.process(input)
        var output: [Int16] = []
        var rest = input[...]
        for length in [1, 7, 220, 221, 3, 900] + Array(repeating: 100, count: 50) {
            output += pieces.process(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        #expect(output == expected)
    }
}
