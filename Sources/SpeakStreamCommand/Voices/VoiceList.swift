import SpeakStream
import SpeakStreamESpeak

/// `--list-voices`.
enum VoiceList {
    static func print() throws {
        do throws(SpeakStreamError) {
            for voice in try ESpeakSynthesizer.voices() {
                Swift.print(voice.name.padded(to: 20) + voice.title)
            }
        } catch {
            throw CommandFailure(status: ExitStatus(error.code), message: error.message)
        }
    }
}

extension String {
    /// With spaces behind it to a width, and one at least.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - self.count)) }
}
