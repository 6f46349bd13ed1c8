import ArgumentParser
import SpeakStreamControl

/// `speakstream status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what a running speakstream does, as a JSON line.",
        discussion: """
            The line is an object with "state" (idle, starting, speaking, paused, stalled, stopping), "phrase" (what is being said, \
            or null), "heard" ("bytes" and "words" of the answer), "rate", "voice", "queued" (what waits to be said after it) and \
            "version" (1).
            """
    )

    @OptionGroup var control: ControlOptions

    @Flag(help: "Show a line for every change, until the other ends.")
    var follow = false

    func run() throws {
        var failure: (any Error)?
        try ControlOptions.explaining { () throws(ControlError) in
            var client = try self.control.connect()
            var status = try client.send(.status(follows: self.follow))
            while let line = status {
                do {
                    try StandardOutput.writeLines([line])
                } catch {
                    failure = error
                    return
                }
                status = self.follow ? try client.nextStatus() : nil
            }
        }
        if let failure { throw failure }
    }
}
