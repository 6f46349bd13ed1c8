import SpeakStream
import SpeakStreamPulse

/// A synthesizer that says each word as a beep, the longer the more letters it has.
struct BeepVoice: Synthesizer {
    let format = AudioFormat(sampleRate: 22_050)

    /// Nothing to load; an engine that knows several voices would look for `voice.name` here.
    func prepare(_ voice: VoiceSettings) throws(SpeakStreamError) {}

    func synthesize(
        _ request: SynthesisRequest,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) -> Int {
        var frame = 0
        for word in request.text.split(whereSeparator: \.isWhitespace) {
            // A mark at the start of each word: what was heard, and when, is reckoned from these.
            let offset = request.text.utf8.distance(from: request.text.startIndex, to: word.startIndex)
            let mark = WordMark(textOffset: offset, frame: frame)
            let beep = self.beep(frames: 800 * word.count)
            // False when the listener barged in: stop at once.
            guard deliver(SynthesizedChunk(frames: beep, marks: [mark])) else { break }
            frame += beep.count
        }
        return 0
    }

    /// A low square wave, and a short silence that parts it from the next.
    private func beep(frames: Int) -> [Int16] {
        (0..<frames).map { $0 % 100 < 50 ? 4000 : -4000 } + [Int16](repeating: 0, count: 1000)
    }
}

try await withSpeechSession(synthesizer: BeepVoice(), sink: .pulseAudio()) { session in
    let report = await session.speak("Any engine that makes samples of a text will do.").report
    print("\(report.ledger.heard.words) words heard")
}
