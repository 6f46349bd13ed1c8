import Glibc

/// Changes the rate of a stream of samples, with a linear-phase filter: nothing is delayed against anything else.
///
/// A sample comes out when half a filter of input behind it is known, ``lookahead`` input samples.
package struct Resampler: Sendable {
    /// Input samples on either side of an output sample that go into it.
    private static let half = 16
    /// Where the filter has fallen by half, as a part of the lower of the two bands.
    private static let cutoff = 0.92
    /// How deep the filter's stop band is: Kaiser's parameter for 70 dB.
    private static let beta = 6.76

    /// How many input samples have to follow before an output sample can be made.
    package static var lookahead: Int { Self.half }

    private let up: Int
    private let down: Int
    /// The filter for each of the `up` positions of an output sample between two input samples.
    private let phases: [[Float]]
    /// Input samples that are still needed, and the number of the first.
    private var input: [Float]
    private var first: Int
    /// The number of the next output sample.
    private var next = 0

    /// Makes one that changes `from` samples a second to `to`.
    package init(from: Int, to: Int) {
        let divisor = Self.commonDivisor(from, to)
        self.up = to / divisor
        self.down = from / divisor
        let (up, down) = (Double(self.up), Double(self.down))
        self.phases = (0..<self.up).map { Self.filter(Double($0) / up, band: up / down) }
        self.input = [Float](repeating: 0, count: Self.half)
        self.first = -Self.half
    }

    /// Takes samples, and gives those that can be made now.
    package mutating func process(_ samples: some Sequence<Int16>) -> [Int16] {
        for sample in samples { self.input.append(Float(sample)) }
        var output: [Int16] = []
        while true {
            let position = self.next * self.down / self.up
            let start = position - Self.half + 1 - self.first
            guard start + 2 * Self.half <= self.input.count else { break }
            let filter = self.phases[self.next * self.down % self.up]
            var sum: Float = 0
            for index in 0..<2 * Self.half { sum += filter[index] * self.input[start + index] }
            output.append(Int16(Swift.max(-32_768, Swift.min(32_767, sum.rounded()))))
            self.next += 1
        }
        let needed = self.next * self.down / self.up - Self.half + 1 - self.first
        if needed > 0 {
            self.input.removeFirst(Swift.min(needed, self.input.count))
            self.first += needed
        }
        return output
    }

    /// The filter for a sample that lies `fraction` of a sample behind the `half`-th of its input.
    private static func filter(_ fraction: Double, band: Double) -> [Float] {
        let width = Swift.min(1, band) * Self.cutoff
        let taps = (0..<2 * Self.half).map { index in
            let distance = Double(index - Self.half + 1) - fraction
            let place = distance / Double(Self.half)
            let window = abs(place) < 1 ? Self.bessel(Self.beta * (1 - place * place).squareRoot()) : 0
            let angle = Double.pi * distance * width
            return window * (angle == 0 ? 1 : sin(angle) / angle)
        }
        // Each phase lets a constant through as it is.
        let sum = taps.reduce(0, +)
        return taps.map { Float($0 / sum) }
    }

    /// The modified Bessel function of order 0, by its series.
    private static func bessel(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for index in 1...30 {
            term *= (x / 2 / Double(index)) * (x / 2 / Double(index))
            sum += term
        }
        return sum
    }

    private static func commonDivisor(_ one: Int, _ other: Int) -> Int {
        other == 0 ? one : Self.commonDivisor(other, one % other)
    }
}
