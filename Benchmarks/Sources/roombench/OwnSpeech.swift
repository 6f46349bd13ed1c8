import SpeakStream
import SpeakStreamESpeak

/// What we say in the room.
enum OwnSpeech {
    /// About so many seconds of eSpeak's speech, with a pause after each sentence.
    static func seconds(_ seconds: Int) throws -> [Int16] {
        let synthesizer = ESpeakSynthesizer()
        let rate = AudioFormat.eSpeak.sampleRate
        var frames: [Int16] = []
        var round = 0
        while frames.count < seconds * rate {
            var voice = VoiceSettings()
            // Another speed and pitch each time, so that no two rounds are the same sound.
            voice.rate = 160 + round * 7 % 50
            voice.pitch = 40 + round * 11 % 25
            try synthesizer.prepare(voice)
            for sentence in sentences {
                let request = SynthesisRequest(text: sentence, voice: voice)
                _ = try synthesizer.synthesize(request) { chunk in
                    frames += chunk.frames
                    return true
                }
                frames += [Int16](repeating: 0, count: rate * 3 / 10)
            }
            round += 1
        }
        return Array(frames.prefix(seconds * rate))
    }

    private static let sentences = [
        "The sky is blue because air scatters the short waves of light more than the long ones.",
        "In the evening the light has come a longer way, and what is left of it is red.",
        "A bicycle stays upright while it rolls, for its front wheel turns towards the side to which it falls.",
        "First, heat the oil in a heavy pan, then add the onions and let them turn golden over a low flame.",
        "Most of the water on earth is salt; of the rest, two thirds are frozen.",
        "If the light does not come on, check whether the plug sits firmly in its socket.",
        "Bread rises since yeast turns sugar into gas, which the dough holds back.",
        "You could take the train at seven twenty, change in Hamburg, and be there before noon.",
        "Octopuses have three hearts, blue blood, and a mind that is spread over eight arms.",
        "A function that calls itself needs a case in which it does not.",
        "Which of the two do you like better: the small one with the garden, or the large one by the sea?",
        "Glass is made from sand, soda and lime, at some fifteen hundred degrees.",
        "Yes, that works, but it would be wiser to make a copy of the files before.",
        "The moon moves away from us by about four centimetres a year.",
    ]
}
