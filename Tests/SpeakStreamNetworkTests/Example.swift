#if Network
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamNetwork
import SpeakStreamPulse

/// What the article shows, compiled here, as the examples go without the network.
func askExample() async throws {
    let server = try ModelServer(api: .ollama)
    let request = ModelRequest(model: "llama3.2", messages: [ChatMessage(.user, "Why is the sky blue?")])
    try await withModelClient(server) { client in
        try await withSpeechSession(synthesizer: .eSpeak(), sink: .pulseAudio()) { session in
            let turn = session.speak(client.answer(to: request))
            // Elsewhere, when the listener has heard enough: await turn.interrupt()
            print(await turn.report.ledger.heard.text)
        }
    }
}
#endif
