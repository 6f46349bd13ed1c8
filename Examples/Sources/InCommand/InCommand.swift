import Foundation
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamPulse

let answer = """
    The sky is blue because air scatters short waves more than long ones. At noon the light comes a short way, and \
    all that is scattered is blue. In the evening it comes a long way through the air. Little of the blue is left by \
    then, and the sun looks red.
    """

// What the listener types; reading it blocks, so that it has a thread of its own.
let (lines, input) = AsyncStream.makeStream(of: String.self)
Thread.detachNewThread {
    while let line = readLine() { input.yield(line) }
    input.finish()
}

try await withSpeechSession(synthesizer: .eSpeak(), sink: .pulseAudio()) { session in
    let turn = session.speak(answer)
    for await line in lines {
        switch line {
        case "pause": turn.pause()
        case "resume": turn.resume()
        case "next": turn.skip(by: 1)
        case "again": turn.skip(by: 0)
        case "faster": turn.setRate(260)
        case "stop": await turn.interrupt()
        default: session.say(line, at: .insert)
        }
    }
}
