import SpeakStream
import SpeakStreamESpeak
import SpeakStreamPulse
import SpeakStreamUpstreams

/// A command that writes an answer, as text or in the stream of a provider: the arguments of this program.
let command = Array(CommandLine.arguments.dropFirst())

try await withSpeechSession(synthesizer: .eSpeak(), sink: .pulseAudio()) { session in
    let (report, ending) = try await ChildProcess.run(command) { model in
        let turn = session.speak(DecodedUpstream(model.upstream))
        // Elsewhere, when the listener has heard enough: model.interrupt() and turn.requestInterrupt()
        return await turn.report
    }
    print("heard: \(report.ledger.heard.text)")
    print("the command \(ending == .exited(0) ? "is done" : "failed")")
}
