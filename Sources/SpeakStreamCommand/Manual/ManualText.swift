/// What the manual page says that no definition knows.
enum ManualText {
    /// When the page last changed beyond what the definitions say.
    static let date = "November 27, 2026"

    static let synopsis = """
        .Ar generator | Nm Op Ar option ...
        .Nm
        .Op Ar option ...
        .Fl \\-
        .Ar generator
        .Op Ar argument ...
        .Nm
        .Ar command
        .Op Ar option ...
        .Op Ar argument ...
        """

    static let aboutKeys = """
        At a terminal, while the text comes by a pipe, a file or from a server, these keys are read from /dev/tty, unless --no-keys is \
        given:
        """

    /// Keys, and what they do.
    static let keys = [
        ("Space", "Silence, and speech again at the word that was broken off."),
        ("Right, Left", "The next sentence, or the sentence before."),
        ("r", "The sentence again."),
        ("+, -", "A tenth faster or slower, from the next phrase on."),
        ("s, Esc", "Stop the turn, and what generates it."),
        ("q", "Stop everything."),
        ("Ctrl-C", "Stop everything, as SIGTERM and SIGHUP do; a second one exits without waiting."),
    ]

    static let environment = """
        .Bl -tag -width Ds
        .It Ev SPEAKSTREAM_*
        Set options: the name behind the prefix is the long name of the option, in
        capitals and with underscores for dashes, as in
        .Ev SPEAKSTREAM_CATCH_UP .
        A flag takes true or false, yes or no, on or off, 1 or 0; the values of a list
        have colons between them.
        An empty variable takes back what the config file says.
        .It Ev XDG_CONFIG_HOME , XDG_DATA_HOME , XDG_CACHE_HOME
        Where the user's files are.
        .It Ev XDG_RUNTIME_DIR
        Where the socket is at which a running
        .Nm
        takes commands.
        .It Ev NO_COLOR
        Where it is set to anything, nothing is drawn in colors.
        .It Ev PULSE_SERVER
        The audio server.
        .It Ev PULSE_SINK , PULSE_SOURCE
        Its sink to play on and its source to listen to, where no option names one.
        .It Ev ESPEAK_DATA_PATH
        The folder in which eSpeak NG finds its data.
        .It Ev OPENAI_API_KEY , OLLAMA_API_KEY , ANTHROPIC_API_KEY
        The keys of servers that are asked.
        .It Ev OPENAI_BASE_URL , OLLAMA_HOST , ANTHROPIC_BASE_URL
        Their addresses.
        .It Ev SSL_CERT_FILE , http_proxy , https_proxy , no_proxy
        The certificates that are trusted, and proxies.
        .El
        """

    static let files = """
        .Bl -tag -width Ds
        .It Pa $XDG_CONFIG_HOME/speakstream/config.toml
        Sets options: a line for each, its long name and its value, such as
        .Ql rate = 200
        or
        .Ql no\\-keys = true .
        What stands at the top holds for every command that has the option; what stands
        in a table, such as
        .Ql [chat] ,
        for that command alone.
        Relative paths of what is read are meant from the file's folder on, those of
        what is written from the current one on.
        Variables of the environment hold before it, and the command line before both;
        what does not go with the command line is left out.
        Without
        .Ev XDG_CONFIG_HOME
        it is
        .Pa ~/.config .
        .It Pa $XDG_CONFIG_HOME/speakstream/lexicon.toml
        Words to be said otherwise.
        .It Pa $XDG_CONFIG_HOME/speakstream/voices
        The user's own voice profiles.
        .It Pa share/speakstream/voices
        Those that came with the program, in the folder above that of the program.
        .It Pa $XDG_RUNTIME_DIR/speakstream.sock
        The socket.
        .El
        """

    /// What `replay --check` exits with, which no turn does.
    static let differs = (status: Int32(1), meaning: "replay --check found that something was not the same.")
}

extension ExitStatus {
    /// What it tells, for the manual page.
    var meaning: String {
        switch self {
        case .finished: "All was heard, or what was asked for was done."
        case .usage: "Wrong usage, or a voice that does not exist."
        case .badInput: "Standard input is closed, or is no text."
        case .unavailable:
            "No audio server answers, no such sink, no speech engine, built without the network, or no speakstream runs that could be told."
        case .software: "The speech engine failed."
        case .commandFailed: "All was heard, but the command behind -- failed."
        case .inputOutput:
            "Reading or writing failed, a server refused or failed, or the audio server went away and did not come back within 5 s."
        case .configuration: "A setting, a voice profile or a lexicon is wrong: the line tells where."
        case .commandNotFound: "The command behind -- can not be started."
        case .interrupted: "Interrupted."
        }
    }
}
