import SpeakStreamVoices
import Testing

@testable import SpeakStreamCommand

/// What comes of a config file, of variables and of the user's own arguments.
struct SettingsCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: String?
    var variables: [(name: String, value: String)] = []
    var command: String?
    var given: [String] = []
    /// The arguments, with spaces between them.
    var arguments = ""
    var failure: String?

    init(
        _ description: String,
        file: String? = nil,
        variables: [(name: String, value: String)] = [],
        command: String? = nil,
        given: String = "",
        arguments: String = "",
        failure: String? = nil
    ) {
        self.testDescription = description
        self.file = file
        self.variables = variables
        self.command = command
        self.given = given.split(separator: " ").map(String.init)
        self.arguments = arguments
        self.failure = failure
    }
}

@Suite struct SettingsTests {
    private static let cases = [
        SettingsCase("nothing is set", file: "", given: "--rate 80", arguments: "--rate 80"),
        SettingsCase(
            "keys are long names; what is set stands in the order of the options",
            file: "output = 'null'\nrate = 200\ncatch-up = 2.5\nvoice = 'heart'",
            arguments: "--voice=heart --rate=200 --catch-up=2.5 --output=null"
        ),
        SettingsCase(
            "a flag that is false is not given",
            file: "no-keys = true\nplain = false",
            given: "--output null",
            arguments: "--no-keys --output null"
        ),
        SettingsCase(
            "a list is given value by value, from the file's folder on",
            file: "lexicon = ['a.toml', '/b.toml']",
            arguments: "--lexicon=/c/a.toml --lexicon=/b.toml"
        ),
        SettingsCase("one value is a list too", file: "lexicon = 'a.toml'", arguments: "--lexicon=/c/a.toml"),
        SettingsCase(
            "- and none are no paths",
            file: "report = '-'\nsocket = 'none'",
            arguments: "--report=- --socket=none"
        ),
        SettingsCase(
            "what is read lies beside the file, what is written goes where the user is",
            file: "key-file = 'k'\nreport = 'r'\nevents = '3'\ncaptions = 'c.vtt'\nplot = 'p/q.svg'",
            command: "ask",
            given: "ask",
            arguments: "ask --key-file=/c/k --report=r --events=3 --captions=c.vtt --plot=p/q.svg"
        ),
        SettingsCase(
            "the user's own arguments replace, also a list",
            file: "lexicon = ['a.toml']\nrate = 200\nvolume = 50",
            given: "--lexicon mine.toml --rate=90",
            arguments: "--volume=50 --lexicon mine.toml --rate=90"
        ),
        SettingsCase(
            "behind -- stand the generator's arguments",
            file: "rate = 200",
            given: "-- model --rate 5",
            arguments: "--rate=200 -- model --rate 5"
        ),
        SettingsCase(
            "what is set stands behind the command's name",
            file: "language = 'de'",
            command: "read",
            given: "read --plain",
            arguments: "read --language=de --plain"
        ),
        SettingsCase(
            "the top holds for every command that has the option, and a table before it",
            file: "rate = 200\nvolume = 50\nmodel = 'm'\nlook-ahead = 0\n[chat]\nrate = 100\n[ask]\nrate = 300",
            command: "chat",
            given: "chat",
            arguments: "chat --model=m --rate=100 --volume=50"
        ),
        SettingsCase("another command's table is not looked into", file: "[chat]\nraet = 200", arguments: ""),
        SettingsCase(
            "a variable holds before the file and its tables",
            file: "rate = 200\n[say]\nnow = true",
            variables: [("SPEAKSTREAM_NOW", "false"), ("SPEAKSTREAM_SOCKET", "/s"), ("SPEAKSTREAM_RATE", "90")],
            command: "say",
            given: "say tea",
            arguments: "say --socket=/s tea"
        ),
        SettingsCase(
            "an empty variable takes back what the file says; unknown ones are let be",
            file: "rate = 200\ncatch-up = 5",
            variables: [("SPEAKSTREAM_CATCH_UP", ""), ("SPEAKSTREAM_BUILD_FLAGS", "-c release")],
            arguments: "--rate=200"
        ),
        SettingsCase(
            "a variable's list has colons; its paths are as they stand",
            file: "lexicon = ['a.toml']",
            variables: [("SPEAKSTREAM_LEXICON", "b.toml:/c.toml"), ("SPEAKSTREAM_NO_KEYS", "1")],
            arguments: "--lexicon=b.toml --lexicon=/c.toml --no-keys"
        ),
        SettingsCase(
            "true and false are written in several ways",
            file: "plain = 'Yes'\nas-written = 1\npause-child = 'off'\npaced = 0",
            variables: [
                ("SPEAKSTREAM_VERBOSE", "ON"), ("SPEAKSTREAM_SHOW", "True"), ("SPEAKSTREAM_NO_KEYS", "No"),
                ("SPEAKSTREAM_AS_WRITTEN", "FALSE"),
            ],
            arguments: "--plain --verbose --show"
        ),
        SettingsCase("an unknown key", file: "\nraet = 200", failure: "/c/config.toml:2: raet is no option"),
        SettingsCase(
            "what asks is no setting",
            file: "version = true",
            failure: "/c/config.toml:1: version is no option"
        ),
        SettingsCase(
            "a key that the command has not",
            file: "rate = 200\n[read]\nrate = 200",
            command: "read",
            failure: "/c/config.toml:3: rate is no option there; read has: plain, code,"
        ),
        SettingsCase("an unknown command", file: "[chta]", failure: "/c/config.toml:1: [chta] is no command"),
        SettingsCase(
            "a flag takes true or false",
            file: "no-keys = 2",
            failure: "/c/config.toml:1: no-keys takes true or false, not 2"
        ),
        SettingsCase(
            "a value is one",
            file: "rate = 5\nvoice = ['a']",
            failure: "/c/config.toml:2: voice takes one value, not a list"
        ),
        SettingsCase(
            "a value is no flag",
            file: "echo = true",
            failure: "/c/config.toml:1: echo takes one value, not true"
        ),
        SettingsCase(
            "a list is one of texts",
            file: "lexicon = [true]",
            failure: "/c/config.toml:1: lexicon takes a list of strings, not a list"
        ),
        SettingsCase(
            "a variable's flag",
            variables: [("SPEAKSTREAM_PACED", "maybe")],
            failure: "SPEAKSTREAM_PACED: it takes true or false, not \"maybe\""
        ),
    ]

    private func settings(_ tried: SettingsCase) throws -> Settings {
        try Settings(
            file: tried.file.map { try TableReader(Array($0.utf8), file: "/c/config.toml") },
            variables: tried.variables,
            for: tried.command
        )
    }

    @Test(arguments: cases) func settingsBecomeArguments(_ tried: SettingsCase) throws {
        do {
            let settings = try self.settings(tried)
            #expect(tried.failure == nil)
            let arguments = settings.arguments(before: tried.given, named: tried.command)
            #expect(arguments.joined(separator: " ") == tried.arguments)
        } catch let failure as CommandFailure {
            #expect(failure.status == .configuration)
            #expect(failure.message.hasPrefix(tried.failure ?? "none"), "\(failure.message)")
        }
    }

    @Test func whatHoldsLeastGivesWay() throws {
        var settings = try self.settings(
            SettingsCase(
                "",
                file: "device = 'd'\nrate = 90\noutput = 'null'",
                variables: [("SPEAKSTREAM_DEVICE", "e")]
            )
        )
        let misfit = Misfit("device", "output", because: "")
        // What is given stays; of two settings the file's goes before the variable's.
        #expect(settings.leaveOut(misfit, given: ["device", "output"]) == nil)
        #expect(settings.leaveOut(misfit, given: [])?.key == "output")
        #expect(settings.leaveOut(misfit, given: ["output"])?.key == "device")
        #expect(settings.leaveOut(misfit, given: []) == nil)
        #expect(settings.settings.map(\.key) == ["rate"])
    }
}
