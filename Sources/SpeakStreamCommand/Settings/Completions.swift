package import ArgumentParser
import SpeakStreamVoices

/// The command as shells complete it: without the generator behind `--`.
///
/// The parser's scripts would take every word for a part of that, and know no option of a command behind its name.
struct CompletedCommand<Network: NetworkPart>: AsyncParsableCommand {
    static var configuration: CommandConfiguration { SpeakStreamCommand<Network>.configuration }

    @OptionGroup var options: SpeechOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var inputs: InputOptions
    @OptionGroup var outputs: OutputOptions
    @OptionGroup var listener: ListenerOptions
    @Flag(name: .customLong("list-voices"), help: "List the voices and exit.")
    var listVoices = false
}

// What shells offer where neither a file nor one of a few words is meant.
extension CompletionKind {
    /// Nothing, for the words of a text: with the usual kind zsh would offer no options either.
    package static var words: Self { .list([]) }
    /// The voice profiles, asked for when they are wanted.
    static var voices: Self { .custom { _, _, _ in VoiceFolders.usual().files().map(\.name) } }
    /// The server's sinks.
    static var sinks: Self { .shellCommand("pactl list short sinks 2>/dev/null | cut -f 2") }
    /// The server's sources.
    static var sources: Self { .shellCommand("pactl list short sources 2>/dev/null | cut -f 2") }
}
