import ArgumentParser
import SpeakStream
import SpeakStreamControl

/// `speakstream say`.
struct SayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "say",
        abstract: "Say something over what a running speakstream says.",
        discussion: """
            It is said after what is being said, unless --now or --insert is given; where no speakstream is running it is said all the \
            same. A message (--priority) is inserted, a notification or progress only told while nothing is being said.

            EXAMPLES:
              speakstream say The tea is ready.
              speakstream say --insert --important "The door bell rings."
              fortune | speakstream say -
            """
    )

    @OptionGroup var control: ControlOptions

    @Flag(help: "Say it at once, and drop what is being said.")
    var now = false

    @Flag(help: "Say it at once, and go on at the word.")
    var insert = false

    @Flag(help: "Let nothing interrupt it; the same as --priority important.")
    var important = false

    @Option(
        help: "What it gives way to: important, message, text, notification or progress. (default: text)",
        completion: .list(["important", "message", "text", "notification", "progress"]),
        transform: Self.priority
    )
    var priority: ControlRequest.Priority?

    @Argument(help: "The text, or - for standard input.", completion: .words)
    var text: [String]

    func validate() throws {
        if self.now, self.insert { throw Misfit("now", "insert", because: "--now and --insert exclude each other") }
        if self.important, let priority = self.priority, priority != .important {
            throw Misfit(
                "important",
                "priority",
                because: "--important and --priority \(priority.rawValue) exclude each other"
            )
        }
    }

    func run() async throws {
        let speech = ControlRequest.Speech(
            text: try self.words(),
            position: self.now ? .now : self.insert ? .insert : .after,
            priority: self.important ? .important : self.priority ?? .text
        )
        do throws(ControlError) {
            var client = try self.control.connect()
            try client.send(.say(speech))
        } catch  where error.code == .notRunning {
            try await self.speakAlone(speech.text)
        } catch {
            throw CommandFailure(status: ExitStatus(error.code), message: error.message)
        }
    }

    /// Says it where no speakstream is running.
    ///
    /// - Parameter text: what is to be said.
    /// - Throws: ``CommandFailure``.
    private func speakAlone(_ text: String) async throws {
        let speaking = try Speaking(
            voice: .usual,
            keepsReasoning: false,
            outputs: try OutputOptions.parse([]),
            listener: try ListenerOptions.parse(self.control.socket.map { ["--socket", $0] } ?? []),
            signals: SignalWatcher()
        )
        throw ExitCode(try speaking.conclude(await speaking.speak(OneText.stream(text))).rawValue)
    }

    private func words() throws -> String {
        var words = self.text.joined(separator: " ")
        if self.text == ["-"] {
            var bytes: [UInt8] = []
            try StandardInput.forEachChunk { chunk in
                bytes += chunk
                // What is longer is not read to its end: it may have none.
                if bytes.count > ControlRequest.longestText { throw Self.tooLong }
            }
            words = String(decoding: bytes, as: UTF8.self)
        }
        guard words.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(status: .usage, message: "there is nothing to say")
        }
        guard words.utf8.count <= ControlRequest.longestText else { throw Self.tooLong }
        return words
    }

    private static func priority(_ name: String) throws -> ControlRequest.Priority {
        if let priority = ControlRequest.Priority(rawValue: name) { return priority }
        throw ValidationError("it is none of the priorities of Speech Dispatcher")
    }

    private static var tooLong: CommandFailure {
        CommandFailure(
            status: .usage,
            message: "say takes \(ControlRequest.longestText) bytes at most; pipe more to speakstream itself"
        )
    }
}
