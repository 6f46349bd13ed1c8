import ArgumentParser
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamVoices

/// `speakstream voices`.
struct VoicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voices",
        abstract: "List the voices, or hear one.",
        discussion: """
            Lists the profiles, the user's own first ($XDG_CONFIG_HOME/speakstream/voices), and then eSpeak NG's voices, each with its \
            language: --voice takes them all. A profile that can not be read is told on standard error.

            EXAMPLES:
              speakstream voices
              speakstream voices --say narrator
            """
    )

    @Option(
        help: "Speak a sentence with this voice instead, a profile's name or file, or eSpeak NG's.",
        completion: .voices
    )
    var say: String?

    @OptionGroup var outputs: OutputOptions

    mutating func validate() throws { try self.outputs.validate() }

    func run() async throws {
        if let say {
            try await self.sound(say)
        } else {
            try Self.list()
        }
    }

    private func sound(_ name: String) async throws {
        let voice = try ChosenVoice(named: name, lexicons: [])
        let sample = voice.profile?.sample ?? ""
        let speaking = try Speaking(
            voice: voice,
            keepsReasoning: false,
            outputs: self.outputs,
            listener: try ListenerOptions.parse(["--socket", "none", "--no-keys"]),
            signals: SignalWatcher()
        )
        throw ExitCode(
            try speaking.conclude(
                await speaking.speak(
                    OneText.stream(sample.isEmpty ? "This is \(voice.profile?.name ?? name)." : sample)
                )
            ).rawValue
        )
    }

    private static func list() throws {
        print("Profiles, for --voice NAME:")
        var wrong: [String] = []
        for (name, file) in VoiceFolders.usual().files() {
            do throws(SpeakStreamError) {
                let profile = try VoiceProfile(file: file)
                print(Self.row(name, profile.language, profile.summary))
            } catch {
                wrong.append(error.message)
            }
        }
        print("\nVoices of eSpeak NG, for --voice NAME or --voice NAME+VARIANT:")
        try VoiceList.print()
        for message in wrong { Message.show(message) }
        if !wrong.isEmpty { throw ExitCode(ExitStatus.configuration.rawValue) }
    }

    private static func row(_ name: String, _ language: String, _ summary: String) -> String {
        name.padded(to: 14) + language.padded(to: 12) + summary
    }
}
