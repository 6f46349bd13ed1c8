import SpeakStream
import SpeakStreamESpeak
import SpeakStreamPulse

// Stands in for a language model, which hands over a few letters at a time; any AsyncSequence of strings will do.
let (tokens, model) = AsyncStream.makeStream(of: String.self)
Task {
    for token in ["The", " sky is bl", "ue, because", " air", " scatters", " blue light. ", "That", " is", " all."] {
        model.yield(token)
        try await Task.sleep(for: .milliseconds(150))
    }
    model.finish()
}

try await withSpeechSession(synthesizer: .eSpeak(), sink: .pulseAudio()) { session in
    for await event in session.speak(tokens).events {
        switch event.kind {
        case .phraseBegan(let text, _): print("\(event.time): «\(text)»")
        case .word(let text, let range): print("\(event.time): \(text) (bytes \(range) of the text)")
        case .finished(let report): print(report.message ?? "\(report.ledger.heard.words) words heard")
        default: break
        }
    }
}
