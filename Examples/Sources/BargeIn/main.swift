import SpeakStream
import SpeakStreamESpeak
import SpeakStreamPulse

/// Stands in for a language model that writes a word every 60 ms, until the task that reads it is cancelled.
struct Model: AsyncSequence, AsyncIteratorProtocol, Sendable {
    var words: IndexingIterator<[Substring]>

    init(_ answer: String) {
        self.words = answer.split(separator: " ").makeIterator()
    }

    mutating func next() async throws -> String? {
        try await Task.sleep(for: .milliseconds(60))
        return self.words.next().map { "\($0) " }
    }

    func makeAsyncIterator() -> Model { self }
}

let answer = """
    The sky is blue because air scatters short waves more than long ones. At noon the light comes a short way, and \
    all that is scattered is blue. In the evening it comes a long way through the air. Little of the blue is left by \
    then, and the sun looks red.
    """

try await withSpeechSession(synthesizer: .eSpeak(), sink: .pulseAudio()) { session in
    let turn = session.speak(Model(answer))
    // The listener has heard enough; in a program of yours a key, a signal or a microphone would say so.
    try await Task.sleep(for: .seconds(2))
    // Returns when the loudspeaker is silent and the model has been told to stop.
    let ledger = await turn.interrupt()

    // What belongs into the history of the chat: the listener knows of nothing else.
    print("heard:    \(ledger.heard.text)")
    print("cut off:  \(ledger.partialWord?.text ?? "between two words")")
    print("unheard:  \(ledger.unheard.text)")
    print("unspoken: \(ledger.unspoken.text)")
    print("never written: \(answer.utf8.count - ledger.received) bytes")
}
