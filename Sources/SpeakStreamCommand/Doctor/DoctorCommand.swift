import ArgumentParser
import SpeakStream

/// `speakstream doctor`.
struct DoctorCommand<Network: NetworkPart>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: "Check all that a turn needs, and say what mends what is wrong.",
            discussion: """
                Looks at what is set (speakstream config shows it), eSpeak NG and its data, the voice profiles, the voice, the audio server, the sink, the microphone, the terminal and \
                the folder of the control socket, a line each, and measures how long this machine takes: from asking the engine for a \
                phrase to its first sample, the sink's latency, from asking for silence until the server has dropped what it held. Only \
                silence is played. It takes some two seconds at most, also where something hangs. The last line is the verdict.

                --json writes an object with "version" (1), "canSpeak", "status" (the exit status), "verdict", "checks" (each with "name", \
                "state": ok, warning, failed or skipped, "message", and "mend", a command or null) and "floor" (medians in seconds, or \
                null: "engineStart", "firstSample", "sinkLatency", "stop").

                EXAMPLES:
                  speakstream doctor
                  speakstream doctor --voice heart --device alsa_output.usb
                  speakstream doctor --json | jq .floor

                EXIT STATUS:
                   0  a turn can be spoken
                  64  wrong usage, unknown voice
                  69  no audio server, device or engine
                  70  the engine failed
                  78  a setting, the voice profile or a lexicon is wrong
                """
        )
    }

    @Option(help: "The voice: a profile's name or file, or eSpeak NG's own. (default: en-us)", completion: .voices)
    var voice: String?

    @Option(help: "PulseAudio's name of the sink to play on.", completion: .sinks)
    var device: String?

    @Option(
        help: "PulseAudio's name of the source that hears the listener; it has to be there then.",
        completion: .sources
    )
    var microphone: String?

    @Flag(help: "Write a JSON object instead.")
    var json = false

    func run() throws {
        _ = try StandardDescriptors.check(needsInput: false)
        let diagnosis = Diagnosis(self.findings())
        if self.json {
            try StandardOutput.writeLines([diagnosis])
        } else {
            try StandardOutput.write((diagnosis.lines.joined(separator: "\n") + "\n").utf8)
        }
        throw ExitCode(diagnosis.status.rawValue)
    }

    /// Looks at everything at once, as any of it may take all the time that there is.
    private func findings() -> DoctorFindings {
        var findings = DoctorFindings()
        let turn = self.turn(&findings)
        let voice = self.voice ?? turn?.options.voice
        findings.wanted.voice = voice ?? SpeechConfiguration().voice.name
        findings.wanted.device = self.device ?? turn?.outputs.device
        findings.wanted.microphone = self.microphone ?? turn?.listener.hearing.microphone
        findings.wanted.lookAtEnvironment()
        let deadline = MonotonicTime.now() + .seconds(findings.limit)
        let engine = EngineProbe.start(voice: voice, lexicons: turn?.options.lexicon ?? [])
        let sound = SoundProbe.start(findings.wanted, until: deadline)
        let surroundings = SurroundingsProbe.start()
        findings.engine = engine.findings(until: deadline)
        findings.sound = sound.findings(until: deadline)
        findings.surroundings = surroundings.findings(until: deadline)
        return findings
    }

    /// The turn that would be spoken without any arguments; nil if it would not, which is noted.
    private func turn(_ findings: inout DoctorFindings) -> SpeakStreamCommand<Network>? {
        var held: Settings?
        do {
            let command = try Commands<Network>.parse([], settings: &held)
            let settings = held?.settings ?? []
            findings.settings.count = settings.count
            findings.settings.lexiconOrigin = settings.first { $0.key == "lexicon" }?.origin.described
            let given = ["voice": self.voice, "device": self.device, "microphone": self.microphone]
            for setting in settings where given[setting.key] == .some(nil) {
                findings.wanted.origins[setting.key] = setting.origin.described
            }
            let turn = command as? SpeakStreamCommand<Network>
            findings.settings.bargesIn = turn?.listener.bargeIn == .voice
            return turn
        } catch {
            findings.settings.failure = (error as? CommandFailure)?.message ?? Commands<Network>.reason(error)
            return nil
        }
    }
}

extension DoctorFindings.Wanted {
    /// Notes what the environment asks for.
    fileprivate mutating func lookAtEnvironment() {
        self.server = SurroundingsProbe.variable("PULSE_SERVER")
        self.sink = SurroundingsProbe.variable("PULSE_SINK")
        self.source = SurroundingsProbe.variable("PULSE_SOURCE")
        self.data = SurroundingsProbe.variable("ESPEAK_DATA_PATH")
        self.home = SurroundingsProbe.variable("HOME")
    }
}
