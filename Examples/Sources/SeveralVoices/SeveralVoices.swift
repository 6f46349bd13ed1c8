import SpeakStream
import SpeakStreamESpeak
import SpeakStreamEngines
import SpeakStreamPulse
import SpeakStreamText
import SpeakStreamVoices

// A profile from the folders in which the command looks, or of your own.
guard let file = VoiceFolders.usual().file(of: "polyglot") else { fatalError("there is no profile polyglot") }
let profile = try VoiceProfile(file: file)

var configuration = profile.configuration
configuration.lexicon = Lexicon([
    Lexicon.Entry("nginx", .words("engine x")),
    Lexicon.Entry("GIF", .phonemes(try ESpeakSynthesizer.phonemes(ipa: "dʒˈɪf", voice: "en-us"))),
])

// A program as the engine of voices that name it, and eSpeak NG where it can not speak.
let engines = VoiceEngines(
    [
        (VoiceSettings.eSpeak, ESpeakSynthesizer()),
        ("flite", CommandSynthesizer(CommandEngine(["voices/engines/flite.py"], sampleRate: 16_000))),
    ],
    fallback: VoiceEngines.Fallback(ESpeakSynthesizer(), voice: VoiceSettings()),
    onFallback: { print($0.message) }
)

try await withSpeechSession(configuration: configuration, synthesizer: engines, sink: .pulseAudio()) { session in
    session.speak("The GIF is served by nginx. In Kyiv they say, Доброго дня.")
    var slt = VoiceSettings(name: "slt")
    (slt.engine, slt.language) = ("flite", "en-us")
    session.speak("And this is another engine.", voice: slt)
}
