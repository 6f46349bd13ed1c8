import ArgumentParser
import SpeakStreamListening
import SpeakStreamSilero
import SpeakStreamWebRTC

/// What listens in the room.
struct Ear {
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case webrtc
        case silero
    }

    private let options: BargeInOptions
    private let weights: SileroWeights?

    init(_ kind: Kind, options: BargeInOptions) throws {
        self.options = options
        self.weights = kind == .silero ? try SileroWeights.installed() : nil
    }

    func pipeline() throws -> ListeningPipeline {
        let canceller = try WebRTCCanceller()
        let ear: any EchoCanceller = self.weights.map { SileroEar(behind: canceller, weights: $0) } ?? canceller
        return ListeningPipeline(canceller: ear, options: self.options)
    }
}
