import Glibc
import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting

/// What listening costs: the processor time for a second of sound, canceller, detector and decision together.
func processorShare(speech: [Int16], ear: Ear) throws -> Double {
    let frames = Resampling(speech)
    let farEnds = frames.frames(3000)
    var pipeline = try ear.pipeline()
    let start = processorTime()
    for (index, farEnd) in farEnds.enumerated() {
        let frame = MicrophoneFrame(samples: farEnd.map { $0 / 3 }, time: .milliseconds(10 * index))
        _ = try pipeline.handle(frame, farEnd: FarEndFrame(samples: farEnd), isSpeaking: true)
    }
    return (processorTime() - start) / (Double(farEnds.count) / 100)
}

/// Our speech, roughly at the microphone's rate: what it costs does not depend on how it sounds.
private struct Resampling {
    private let speech: [Int16]

    init(_ speech: [Int16]) { self.speech = speech }

    func frames(_ count: Int) -> [[Int16]] {
        (0..<count).map { frame in
            (0..<MicrophoneFrame.count).map { self.speech[(frame * 220 + $0 * 11 / 8) % self.speech.count] }
        }
    }
}

private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
