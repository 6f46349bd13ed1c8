package import SpeakStreamESpeak
package import SpeakStreamPulse

/// What was found of all that a turn needs; what is nil was not known when the time was up.
package struct DoctorFindings: Sendable {
    /// What was asked for, and what the environment says instead.
    package struct Wanted: Sendable {
        /// The voice's name, that of the default if none was asked for.
        package var voice = "en-us"
        /// The sink that was asked for.
        package var device: String?
        /// The source that was asked for.
        package var microphone: String?
        /// `PULSE_SERVER`.
        package var server: String?
        /// `PULSE_SINK`.
        package var sink: String?
        /// `PULSE_SOURCE`.
        package var source: String?
        /// `ESPEAK_DATA_PATH`.
        package var data: String?
        /// `HOME`.
        package var home: String?
        /// Which of voice, device and microphone are set, and where: a line of the config file, or a variable.
        package var origins: [String: String] = [:]

        /// Makes one for which nothing was asked.
        package init() {}
    }

    /// Something that failed, with the exit status of a turn that would meet it.
    package struct Failure: Sendable, Hashable {
        package var status: ExitStatus
        package var message: String

        /// Makes a failure.
        package init(_ status: ExitStatus, _ message: String) { (self.status, self.message) = (status, message) }
    }

    /// What the user's settings say of a turn.
    package struct Held: Sendable {
        /// How many options are set.
        package var count = 0
        /// Which of them a turn would refuse, and why; begins with the line or the variable.
        package var failure: String?
        /// Whether the listener's voice barges in.
        package var bargesIn = false
        /// Where the lexicons are set.
        package var lexiconOrigin: String?
        /// Makes one of nothing.
        package init() {}
    }

    /// The voice and what speaks it.
    package struct Engine: Sendable {
        package var eSpeak: ESpeakInstallation?
        /// Why eSpeak NG does not start.
        package var eSpeakFailure: String?
        /// How many profiles were read, wrong ones included.
        package var profiles: Int?
        /// What is wrong in profiles: file, line, and what.
        package var wrongProfiles: [String] = []
        /// The file of the profile that was asked for, if it is one.
        package var file: String?
        /// The program that speaks, if it is one.
        package var program: String?
        /// Why the program does not speak, so that eSpeak NG does.
        package var programFailure: String?
        /// How the program is installed.
        package var install: String?
        /// Why there is no such voice.
        package var failure: Failure?
        /// What is wrong with a lexicon that is set.
        package var lexiconFailure: String?
        /// Whether that lexicon is there at all.
        package var isLexiconThere = false
        /// How long the start took.
        package var start: Duration?
        /// From asking for a phrase to its first sample.
        package var firstSamples: [Duration] = []
        /// Makes findings of nothing.
        package init() {}
    }

    /// The audio server and its devices.
    package struct Sound: Sendable {
        /// Why no server answers.
        package var refusal: String?
        package var server: PulseServer?
        /// The sink as it is while something is played on it, if it came to that.
        package var sink: PulseDevice?
        package var microphone: PulseDevice?
        /// Whether the server was asked for sink and source, so that one that is nil is not there.
        package var areDevicesKnown = false
        /// Why nothing can be played.
        package var failure: String?
        /// Whether the sink has taken more than the server holds, so that some was played.
        package var isPlayed = false
        /// How old sound is when it is heard, by the server's account, while something plays.
        package var latencies: [Duration] = []
        /// From asking for silence until what had been written was dropped.
        package var stops: [Duration] = []
        /// Makes findings of nothing.
        package init() {}
    }

    /// The terminal, and the folder of the control socket.
    package struct Surroundings: Sendable {
        /// How keys are read.
        package enum Keys: Sendable {
            case readable
            case background
            case none
        }

        /// Whether standard output is a terminal.
        package var isTerminal = false
        /// Whether the locale's encoding is UTF-8.
        package var isUTF8 = true
        /// Whether the terminal has colors, and `NO_COLOR` is not set.
        package var hasColor = false
        package var keys = Keys.none
        /// The control socket's path; nil where there can be none.
        package var socket: String?
        /// `XDG_RUNTIME_DIR`.
        package var runtimeFolder: String?
        /// Whose folder that is, as a user's number; nil if it is none.
        package var runtimeFolderOwner: Int?
        package var userID = 0
        /// Whether the user has a systemd of their own.
        package var hasUserSystemd = false
        /// Which of the programs `pulseaudio` and `pipewire-pulse` are there.
        package var servers: [String] = []

        /// Makes surroundings without a terminal.
        package init() {}
    }

    package var wanted = Wanted()
    package var settings = Held()
    package var engine = Engine()
    package var sound = Sound()
    package var surroundings = Surroundings()
    /// How many seconds were waited for all of it.
    package var limit = 2

    /// Makes findings of nothing.
    package init() {}
}
