import SpeakStream
import SpeakStreamESpeak
import SpeakStreamPulse
import SpeakStreamRecord
import Synchronization

let text = "What is heard is shown, a caption for each phrase. All that happens goes to a file, **to the nanosecond**."

/// Shows each caption when it has been heard.
final class ShownCaptions: TurnFollower {
    private let machine = Mutex(CaptionMachine())

    func follow(_ step: TurnStep) {
        let captions = self.machine.withLock { machine in
            var captions = machine.take(step)
            if case .finished = step.event?.kind { captions += machine.finish() }
            return captions
        }
        for caption in captions { print(caption.lines.joined(separator: "\n")) }
    }
}

let record = TurnWriter.record(to: try OutputFile("turn.jsonl", for: "the record"))
try await withSpeechSession(
    synthesizer: .eSpeak(),
    sink: .pulseAudio(),
    follower: Followers([record, ShownCaptions()])
) { session in
    session.speak(text)
}
try record.finish()
