/// A matrix and a bias: what every layer of the network comes down to.
///
/// The inputs go by one after the other, and each is added to all outputs: a loop that the compiler makes wide, and whose sums are in
/// the same order on every machine.
struct DenseLayer: Sendable {
    let inputs: Int
    let outputs: Int
    /// The weights of the first input for all outputs, those of the second, and so on; then the biases.
    private let weights: [Float]

    /// A layer of `weights`, in the order of the file.
    init(inputs: Int, outputs: Int, _ weights: ArraySlice<Float>) {
        precondition(weights.count == Self.count(inputs: inputs, outputs: outputs))
        self.inputs = inputs
        self.outputs = outputs
        self.weights = Array(weights)
    }

    /// How many floats a layer of this size is made of.
    static func count(inputs: Int, outputs: Int) -> Int { (inputs + 1) * outputs }

    /// The outputs for `input`.
    func apply(_ input: [Float]) -> [Float] {
        precondition(input.count == self.inputs)
        var output = Array(self.weights.suffix(self.outputs))
        self.weights.withUnsafeBufferPointer { weights in
            output.withUnsafeMutableBufferPointer { output in
                guard let weights = weights.baseAddress, let sums = output.baseAddress else { return }
                for index in 0..<self.inputs {
                    let row = weights + index * self.outputs
                    let value = input[index]
                    for sum in 0..<self.outputs { sums[sum] += row[sum] * value }
                }
            }
        }
        return output
    }
}
