import Glibc

/// The voice activity detector of Silero, version 6, for 16 kHz: spectra, four convolutions, a recurrent cell, a probability.
///
/// The same arithmetic as the published ONNX model, which is MIT-licensed; its weights are read from a file.
public struct SileroNetwork: Sendable {
    /// How many samples it hears at a time: 32 ms.
    public static let window = 512
    /// How many of the samples before it hears again.
    private static let context = 64
    /// A spectrum is made of so many samples.
    private static let span = 256
    /// There is one every so many.
    private static let hop = 128
    /// It has so many bands.
    private static let bands = 129
    private static let cells = 128

    /// The inputs and outputs of the layers, in the order of the file.
    private static let shapes = [
        (Self.span, 2 * Self.bands), (3 * Self.bands, 128), (3 * 128, 64), (3 * 64, 64), (3 * 64, Self.cells),
        (2 * Self.cells, 4 * Self.cells), (Self.cells, 1),
    ]
    /// How many floats the weights are.
    static let weightCount = Self.shapes.reduce(0) { $0 + DenseLayer.count(inputs: $1.0, outputs: $1.1) }

    private let spectrum: DenseLayer
    private let convolutions: [(layer: DenseLayer, stride: Int)]
    private let cell: DenseLayer
    private let output: DenseLayer
    private var before = [Float](repeating: 0, count: Self.context)
    private var hidden = [Float](repeating: 0, count: Self.cells)
    private var memory = [Float](repeating: 0, count: Self.cells)

    /// A network that has heard nothing.
    public init(_ weights: SileroWeights) {
        var rest = weights.floats[...]
        let layers = Self.shapes.map { inputs, outputs in
            let count = DenseLayer.count(inputs: inputs, outputs: outputs)
            defer { rest = rest.dropFirst(count) }
            return DenseLayer(inputs: inputs, outputs: outputs, rest.prefix(count))
        }
        self.spectrum = layers[0]
        self.convolutions = Array(zip(layers[1...4], [1, 2, 2, 1]))
        self.cell = layers[5]
        self.output = layers[6]
    }

    /// How likely there is speech in the next samples.
    ///
    /// - Parameter samples: ``window`` of them, from -1 to 1.
    /// - Returns: from 0 to 1.
    public mutating func probability(_ samples: [Float]) -> Float {
        precondition(samples.count == Self.window)
        var features = self.spectra(self.before + samples)
        self.before = Array(samples.suffix(Self.context))
        for (layer, stride) in self.convolutions { features = Self.convolve(features, layer, stride: stride) }
        self.remember(features[0])
        return Self.sigmoid(self.output.apply(self.hidden.map { Swift.max(0, $0) })[0])
    }

    /// The spectra of a window, whose end is mirrored so that the last one is whole.
    private func spectra(_ samples: [Float]) -> [[Float]] {
        let padded = samples + samples.dropLast().suffix(64).reversed()
        return stride(from: 0, through: padded.count - Self.span, by: Self.hop).map { start in
            let parts = self.spectrum.apply(Array(padded[start..<start + Self.span]))
            return (0..<Self.bands).map { band in
                let (real, imaginary) = (parts[band], parts[band + Self.bands])
                return (real * real + imaginary * imaginary).squareRoot()
            }
        }
    }

    /// Each frame with its neighbours through a layer; beyond the ends there is silence.
    private static func convolve(_ frames: [[Float]], _ layer: DenseLayer, stride step: Int) -> [[Float]] {
        let silence = [Float](repeating: 0, count: layer.inputs / 3)
        return stride(from: 0, to: frames.count, by: step).map { index in
            let left = index > 0 ? frames[index - 1] : silence
            let right = index + 1 < frames.count ? frames[index + 1] : silence
            return layer.apply(left + frames[index] + right).map { Swift.max(0, $0) }
        }
    }

    /// A step of the recurrent cell: its gates are, in the order of the weights, those for input, forgetting, the new and the output.
    private mutating func remember(_ features: [Float]) {
        let gates = self.cell.apply(features + self.hidden)
        for index in 0..<Self.cells {
            let input = Self.sigmoid(gates[index])
            let forget = Self.sigmoid(gates[index + Self.cells])
            let new = tanhf(gates[index + 2 * Self.cells])
            let output = Self.sigmoid(gates[index + 3 * Self.cells])
            self.memory[index] = forget * self.memory[index] + input * new
            self.hidden[index] = output * tanhf(self.memory[index])
        }
    }

    private static func sigmoid(_ value: Float) -> Float { 1 / (1 + expf(-value)) }
}
