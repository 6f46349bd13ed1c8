import ArgumentParser
import SpeakStream
import SpeakStreamRecord

/// `speakstream replay`: a record played again, or gone through again without a sound.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play again what --events recorded, or check it without a sound.",
        discussion: """
            Speaks a record's turns with the text coming as it came then, to the microsecond, and the listener asking for the same at the \
            same times. With --check nothing is spoken: the program is told again what it was told then (text, sound made, the sink's \
            positions, the listener's wishes), under a clock of the record, and what it decides is compared with what it decided: the \
            same phrases, breaks and ledger, or the first event that differs, and exit status 1.

            A record holds the whole text: look at it before you give it to others.

            EXAMPLES:
              ollama run llama3.2 | speakstream --events turn.jsonl
              speakstream replay turn.jsonl
              speakstream replay --check turn.jsonl
              speakstream replay turn.jsonl --output null --plot turn.svg
            """
    )

    @Argument(help: "The record; - reads it from standard input.", completion: .file())
    var file: String

    @Flag(help: "Compare what is decided now with what was decided then, without a sound.")
    var check = false

    @Option(help: "Which turn of the record, from 1; all of them if it is left out.")
    var turn: Int?

    @OptionGroup var outputs: OutputOptions
    @OptionGroup var listener: ListenerOptions

    mutating func validate() throws { try self.outputs.validate() }

    func run() async throws {
        let turns = try self.turns()
        throw ExitCode(self.check ? try Self.check(turns) : try await self.play(turns.map(\.turn)).rawValue)
    }

    /// The turns that are meant, with their numbers.
    private func turns() throws -> [(number: Int, turn: Recording.Turn)] {
        let turns = try self.recording().turns.enumerated().map { (number: $0.offset + 1, turn: $0.element) }
        guard let wanted = self.turn else {
            if turns.count > 1, !self.check, !self.outputs.files.isEmpty {
                throw CommandFailure(
                    status: .usage,
                    message: "\(self.file) holds \(turns.count) turns: --turn N says which the files are to be of"
                )
            }
            return turns
        }
        guard let turn = turns.first(where: { $0.number == wanted }) else {
            throw CommandFailure(
                status: .usage,
                message: "\(self.file) holds no turn \(wanted): its last is \(turns.count)"
            )
        }
        return [turn]
    }

    private func recording() throws -> Recording {
        do throws(SpeakStreamError) {
            return try Recording(path: self.file)
        } catch {
            throw CommandFailure(status: .badInput, message: error.message)
        }
    }

    /// Goes through the turns; returns the exit status.
    private static func check(_ turns: [(number: Int, turn: Recording.Turn)]) throws -> Int32 {
        var isSame = true
        for (number, turn) in turns {
            let replay = Replay(turn)
            let what = "turn \(number): \(replay.inputs) inputs, \(replay.events) events"
            if let difference = replay.difference {
                isSame = false
                try StandardOutput.write(
                    """
                    \(what); event \(difference.event) is not the same
                      then: \(difference.recorded)
                      now:  \(difference.now)

                    """.utf8
                )
            } else {
                let end =
                    replay.report.map { "\($0.ledger.heard.words) words heard" } ?? "the record ends before the turn"
                try StandardOutput.write("\(what), all the same; \(end)\n".utf8)
            }
        }
        return isSame ? ExitStatus.finished.rawValue : 1
    }

    private func play(_ turns: [Recording.Turn]) async throws -> ExitStatus {
        let signals = SignalWatcher()
        var status = ExitStatus.finished
        for turn in turns {
            let speaking = try Speaking(
                voice: try ChosenVoice(of: turn),
                keepsReasoning: false,
                outputs: self.outputs,
                listener: self.listener,
                signals: signals,
                reads: self.file == "-" ? [] : [self.file]
            )
            let report = try await speaking.speak(RecordedUpstream(turn), wishes: RecordedWishes(turn))
            status = try speaking.conclude(report)
            guard status == .finished else { break }
        }
        return status
    }
}
