public import ArgumentParser
public import SpeakStream
import SpeakStreamPulse
import SpeakStreamRecord

/// Where sound, text and report go.
package struct OutputOptions: ParsableArguments {
    package init() {}

    /// Where the sound goes.
    package enum Target: ExpressibleByArgument, Equatable {
        case pulse
        case wav(String)
        case raw
        case null

        package init?(argument: String) {
            switch argument {
            case "pulse": self = .pulse
            case "raw": self = .raw
            case "null": self = .null
            default:
                guard argument.hasPrefix("wav:"), argument.count > 4 else { return nil }
                self = .wav(String(argument.dropFirst(4)))
            }
        }

        package static var allValueStrings: [String] { ["pulse", "wav:FILE", "raw", "null"] }

        package var defaultValueDescription: String { "pulse" }
    }

    /// Which text `--echo` shows.
    package enum Echo: String, ExpressibleByArgument, CaseIterable {
        case received
        case heard
    }

    @Option(
        help: "pulse, wav:FILE, raw (bare samples on standard output) or null.",
        completion: .list(["pulse", "wav:", "raw", "null"])
    )
    package var output = Target.pulse

    @Option(help: "PulseAudio's name of the sink to play on.", completion: .sinks)
    var device: String?

    @Option(
        name: .customLong("duck-others"),
        help: ArgumentHelp(
            "While speech is heard, lower all other sounds of the server to so many per cent of their volume.",
            valueName: "percent"
        )
    )
    var duckOthers: Int?

    @Flag(help: "Let wav and null run in real time instead of as fast as the engine goes.")
    var paced = false

    @Option(help: "How a barge-in ends the sound: hard (at once) or soft (it fades, some 40 ms later).")
    package var cut = Cut.hard

    @Option(
        defaultAsFlag: .received,
        help: "Show the text on standard output as it is received, or with 'heard' as it is heard."
    )
    package var echo: Echo?

    @Flag(
        help: ArgumentHelp(
            "On a terminal, draw the text as it comes, dim, and bright when it is heard.",
            discussion:
                "The word that is being heard is underlined; a line of status tells what keys do. Elsewhere, as --echo heard."
        )
    )
    package var show = false

    @Option(
        help: "Write what was heard, and the timings, as JSON to a file or to - for standard output.",
        completion: .file()
    )
    package var report: String?

    @Option(
        help: ArgumentHelp(
            "Write all that happens as JSON lines to a file, a descriptor's number or -; speakstream replay plays it again.",
            valueName: "file"
        ),
        completion: .file()
    )
    var events: String?

    @Option(
        help: ArgumentHelp(
            "Write captions of what is heard, as its name says to FILE.vtt or FILE.srt.",
            valueName: "file"
        ),
        completion: .file(extensions: ["vtt", "srt"])
    )
    var captions: String?

    @Option(
        help: ArgumentHelp("Draw when tokens came and phrases were heard, as SVG.", valueName: "file"),
        completion: .file()
    )
    var plot: String?

    package mutating func validate() throws {
        if self.output == .raw, self.echo != nil || self.report == "-" {
            throw Misfit(
                self.echo != nil ? "echo" : "report",
                "output",
                because: "--output raw has standard output to itself; leave out --echo and --report -"
            )
        }
        if self.show, self.echo != nil || self.output == .raw || self.report == "-" || ["-", "1"].contains(self.events)
        {
            throw Misfit(
                "show",
                self.echo != nil ? "echo" : self.output == .raw ? "output" : self.report == "-" ? "report" : "events",
                because:
                    "--show has standard output to itself; leave out --echo and --output raw, and name files for --report and --events"
            )
        }
        for (option, path) in self.files where path.isEmpty {
            throw ValidationError("\(option) takes the name of a file")
        }
        if let plot, plot != "-", !plot.lowercased().hasSuffix(".svg") {
            throw ValidationError("--plot takes a file whose name ends in .svg, or -, not \(plot)")
        }
        if let captions, CaptionFormat(path: captions) == nil {
            throw ValidationError("--captions takes a file whose name ends in .vtt or .srt, not \(captions)")
        }
        if self.events == "-" || self.events == "1", self.output == .raw || self.echo != nil || self.report == "-" {
            throw Misfit(
                "events",
                self.output == .raw ? "output" : self.echo != nil ? "echo" : "report",
                because: "--events \(self.events ?? "") has standard output to itself; name a file"
            )
        }
        if self.device != nil, self.output != .pulse {
            throw Misfit(
                "device",
                "output",
                because: "--device names a PulseAudio sink and goes with --output pulse only"
            )
        }
        if let duckOthers {
            guard (0...100).contains(duckOthers) else {
                throw ValidationError("--duck-others takes 0 to 100 per cent, not \(duckOthers)")
            }
            guard self.output == .pulse else {
                throw Misfit("duck-others", "output", because: "--duck-others goes with --output pulse only")
            }
        }
    }

    /// The files that are written, each with its option.
    var files: [(option: String, path: String)] {
        var files: [(String, String?)] = [
            ("--report", self.report), ("--events", self.events), ("--captions", self.captions), ("--plot", self.plot),
        ]
        if case .wav(let path) = self.output { files.append(("--output", path)) }
        return files.compactMap { option, path in path.map { (option, $0) } }
    }

    /// Calls `body` with the sink.
    package func withSink<Result>(_ body: (any AudioSink) async throws -> Result) async throws -> Result {
        switch self.output {
        case .pulse: try await body(PulseSink(device: self.device, buffer: self.buffer))
        case .raw: try await body(RawSink())
        case .wav(let path): try await body(self.pace(WAVSink(path: path)))
        case .null: try await body(self.pace(NullSink()))
        }
    }

    /// What to add to the message of a failure: what these options offer where no server answers.
    func advice(on error: SpeakStreamError?) -> String {
        // Who names a sink wants that one, and no other output.
        error?.code == .sinkUnavailable && self.device == nil ? ", or use --output wav:FILE, raw or null" : ""
    }

    private var buffer: Duration { self.cut == .soft ? PulseSink.softCutBuffer : PulseSink.usualBuffer }

    private func pace(_ sink: some AudioSink) -> any AudioSink {
        self.paced ? PacedSink(sink) : sink
    }
}

extension Cut: ExpressibleByArgument {}
