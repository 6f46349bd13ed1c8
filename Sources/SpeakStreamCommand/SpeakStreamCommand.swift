package import ArgumentParser
import Glibc
import SpeakStream
import SpeakStreamESpeak
import SpeakStreamUpstreams

/// The command: options in, one turn spoken, a documented exit status out.
package struct SpeakStreamCommand<Network: NetworkPart>: AsyncParsableCommand {
    package init() {}

    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "speakstream",
            abstract: "Speak what a language model writes, while it is still writing.",
            usage:
                "<generator> | speakstream [<options>]\n       speakstream [<options>] -- <generator> [<argument> ...]",
            discussion: """
                Reads UTF-8 text, plain or in markdown, on standard input as it comes and speaks it with eSpeak NG through PulseAudio or PipeWire. \
                Ctrl-C, SIGTERM or SIGHUP stop the sound at once, close standard input, so that the generator stops as well, \
                and leave a report of what was heard; a second one exits without waiting.

                EXAMPLES:
                  ollama run llama3.2 "Why is the sky blue?" | speakstream --echo
                  curl -N localhost:8080/v1/chat/completions -d @ask.json | speakstream
                  speakstream --voice de --rate 210 < brief.txt
                  speakstream --output wav:answer.wav --report answer.json < answer.txt
                  speakstream --output raw < answer.txt | aplay -t raw -f S16_LE -r 22050 -c 1

                EXIT STATUS:
                    0  all was heard
                    1  replay --check found a difference
                   64  wrong usage, unknown voice
                   65  the input is no text
                   69  no audio server, device or engine
                   70  the engine failed
                   71  the command failed
                   74  reading, writing or the server failed
                   78  a setting, a voice profile or a lexicon is wrong
                  127  the command can not be started
                  130  interrupted
                """,
            version: "speakstream 0.1.0",
            subcommands: Commands<Network>.all
        )
    }

    @OptionGroup var options: SpeechOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var inputs: InputOptions
    @OptionGroup var outputs: OutputOptions
    @OptionGroup var listener: ListenerOptions

    @Flag(name: .customLong("list-voices"), help: "List the voices and exit.")
    var listVoices = false

    @Argument(
        parsing: .postTerminator,
        help: "A generator to run, behind --, whose output is spoken instead of standard input; a barge-in ends it."
    )
    var command: [String] = []

    package mutating func validate() throws {
        try self.inputs.validate(with: self.command)
        try self.options.validate()
        try self.outputs.validate()
        try self.listener.validate(with: self.outputs)
    }

    package mutating func run() async throws {
        if self.listVoices {
            try VoiceList.print()
            return
        }
        // First of all: a closed descriptor would be given to the next pipe that anything makes.
        let descriptors = try StandardDescriptors.check()
        let signals = SignalWatcher()
        let isTyped = descriptors.inputIsTerminal && self.command.isEmpty && self.inputs.socket.websocket == nil
        if isTyped {
            Message.show("type a line and press Return to hear it; Ctrl-D ends, Ctrl-C stops the sound")
        }
        var outputs = self.outputs
        // What is typed stands on the terminal already, wherever the cursor is.
        if isTyped, outputs.show { (outputs.show, outputs.echo) = (false, .heard) }
        let speaking = try Speaking(
            voice: try self.options.chosenVoice(isTerminal: descriptors.inputIsTerminal, reading: self.reading),
            keepsReasoning: self.reading.keepsReasoning,
            outputs: outputs,
            listener: self.listener,
            signals: signals,
            isTyped: isTyped
        )
        let status = try await InputTurn<Network>(
            inputs: self.inputs,
            command: self.command,
            inputIsTerminal: descriptors.inputIsTerminal,
            speaking: speaking
        ).run()
        throw ExitCode(status)
    }
}
