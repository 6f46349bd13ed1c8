import SpeakStream
import SpeakStreamESpeak

/// `--list-voices`.
enum VoiceList {
    static func print() throws {
        do throws(SpeakStreamError) {
            for voice in try ESpeakSynthesizer.voices() {
                let gap = String(repeating: " ", count: max(1, 20 - voice.name.count))
                Swift.print(voice.name + gap + voice.title)
            }
        } catch {
            throw CommandFailure(status: ExitStatus(error.code), message: error.message)
        }
    }
}
