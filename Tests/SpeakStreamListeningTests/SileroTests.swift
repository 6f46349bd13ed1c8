import Glibc
import SpeakStream
import SpeakStreamListening
import SpeakStreamRig
import SpeakStreamSilero
import SpeakStreamTesting
import Testing

/// What scripts/install-silero has brought, for the tests that need it.
enum InstalledSilero {
    /// The folder: that of a checkout, or the user's.
    private static var folder: String? {
        let usual = SileroWeights.usualPath.map { String($0.dropLast("/silero.bin".count)) }
        return [".build/silero", usual].compactMap { $0 }.first { access($0 + "/silero.bin", R_OK) == 0 }
    }

    /// The weights; nil, and said so, where there are none.
    static func weights() throws -> SileroWeights? {
        guard let folder else {
            print("not tested: Silero's weights are not there (scripts/install-silero --reference .build/silero)")
            return nil
        }
        return try SileroWeights(contentsOf: folder + "/silero.bin")
    }

    /// A signal, and what onnxruntime's probabilities for it are; nil, and said so, where they are not there.
    static func reference() throws -> (samples: [Float], probabilities: [Float])? {
        guard let bytes = folder.flatMap({ readFile($0 + "/silero-reference.bin") }) else {
            print("not tested: Silero's reference is not there (scripts/install-silero --reference .build/silero)")
            return nil
        }
        let floats = stride(from: 24, to: bytes.count, by: 4).map { offset in
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Float.self) }
        }
        let count = floats.count / (SileroNetwork.window + 1)
        return (Array(floats.prefix(count * SileroNetwork.window)), Array(floats.suffix(count)))
    }

    private static func readFile(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: 1 << 20) { $1 = fread($0.baseAddress, 1, 1 << 20, file) }
    }
}

/// A file of weights as the script would write it.
private struct WeightsFile {
    static let floats = 309_379
    var bytes: [UInt8]

    init(magic: String = "SSSILERO", version: UInt32 = 1, weights: [Float] = Array(repeating: 0, count: Self.floats)) {
        let data = weights.flatMap { weight in withUnsafeBytes(of: weight.bitPattern.littleEndian) { Array($0) } }
        var checksum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in data { checksum = (checksum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.bytes = Array(magic.utf8)
        withUnsafeBytes(of: version.littleEndian) { self.bytes += $0 }
        withUnsafeBytes(of: UInt32(weights.count).littleEndian) { self.bytes += $0 }
        withUnsafeBytes(of: checksum.littleEndian) { self.bytes += $0 }
        self.bytes += data
    }

    func weights() throws -> SileroWeights {
        let folder = try TemporaryFolder(name: "speakstream-silero")
        defer { folder.remove() }
        let path = folder.path + "/silero.bin"
        let file = try #require(fopen(path, "we"))
        fwrite(self.bytes, 1, self.bytes.count, file)
        fclose(file)
        return try SileroWeights(contentsOf: path)
    }
}

/// A canceller that removes nothing, and whose ear says what it is told.
private final class ToldCanceller: EchoCanceller {
    var hears = false

    func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double { self.hears ? 1 : 0 }
}

@Suite struct SileroTests {
    @Test func theNetworkIsThatOfOnnxruntime() throws {
        guard let weights = try InstalledSilero.weights(), let reference = try InstalledSilero.reference() else {
            return
        }
        var network = SileroNetwork(weights)
        var worst: Float = 0
        for (index, expected) in reference.probabilities.enumerated() {
            let start = index * SileroNetwork.window
            let probability = network.probability(Array(reference.samples[start..<start + SileroNetwork.window]))
            worst = max(worst, abs(probability - expected))
        }
        // Both answers occur in it.
        #expect(reference.probabilities.contains { $0 > 0.8 } && reference.probabilities.contains { $0 < 0.1 })
        // Floats added in another order.
        #expect(worst < 1e-5)
    }

    @Test func weightsOfNothingAreUndecided() throws {
        var network = SileroNetwork(try WeightsFile().weights())
        let probability = network.probability([Float](repeating: 0.1, count: SileroNetwork.window))
        #expect(probability == 0.5)
    }

    @Test func theSameSoundIsHeardTheSame() throws {
        var random = SeededGenerator(seed: 4)
        let weights = (0..<WeightsFile.floats).map { _ in Float.random(in: -0.05...0.05, using: &random) }
        let network = SileroNetwork(try WeightsFile(weights: weights).weights())
        var (one, other) = (network, network)
        var answers: Set<Float> = []
        for _ in 0..<5 {
            let window = (0..<SileroNetwork.window).map { _ in Float.random(in: -1...1, using: &random) }
            let answer = one.probability(window)
            #expect(answer == other.probability(window))
            answers.insert(answer)
        }
        #expect(answers.count == 5)
    }

    @Test func aFileThatIsNotWholeIsRefused() throws {
        var damaged = WeightsFile()
        damaged.bytes[5000] ^= 1
        var short = WeightsFile()
        short.bytes.removeLast()
        var long = WeightsFile()
        long.bytes.append(0)
        let cases = [
            (damaged, "damaged"), (short, "damaged"), (long, "damaged"),
            (WeightsFile(version: 2), "another version"), (WeightsFile(weights: [0, 0]), "another version"),
            (WeightsFile(magic: "RIFFWAVE"), "not a file"),
        ]
        for (file, reason) in cases {
            let error = #expect(throws: SpeakStreamError.self) { try file.weights() }
            #expect(error?.code == .cancellerUnavailable && error?.message.contains(reason) == true)
        }
        let error = #expect(throws: SpeakStreamError.self) { try SileroWeights(contentsOf: "/nowhere/silero.bin") }
        #expect(error?.message.contains("install-silero") == true)
    }

    @Test func whatBothEarsHearIsSure() throws {
        let canceller = ToldCanceller()
        // Undecided: 0.5.
        let ear = SileroEar(behind: canceller, weights: try WeightsFile().weights())
        let silence = [Int16](repeating: 0, count: MicrophoneFrame.count)
        func hear() throws -> Double {
            var frame = silence
            return try ear.process(&frame, farEnd: silence)
        }
        // The first window is 32 ms: until then the canceller's own ear is alone.
        canceller.hears = true
        #expect(try [hear(), hear(), hear()] == [0.5, 0.5, 0.5])
        #expect(try hear() == 0.75)
        canceller.hears = false
        #expect(try hear() == 0.5)
    }
}
