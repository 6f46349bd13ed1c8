import ArgumentParser
import SpeakStreamControl

// The commands that are a word and nothing more.

/// `speakstream stop`.
struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop what a running speakstream says, and what generates it."
    )

    @OptionGroup var control: ControlOptions

    func run() throws { try self.control.send(.stop) }
}

/// `speakstream pause`.
struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Silence a running speakstream until it is resumed."
    )

    @OptionGroup var control: ControlOptions

    func run() throws { try self.control.send(.pause) }
}

/// `speakstream resume`.
struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let a running speakstream go on after a pause."
    )

    @OptionGroup var control: ControlOptions

    func run() throws { try self.control.send(.resume) }
}

/// `speakstream next`.
struct NextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: "Let a running speakstream go on at the next sentence."
    )

    @OptionGroup var control: ControlOptions

    func run() throws { try self.control.send(.next) }
}

/// `speakstream previous`.
struct PreviousCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "previous",
        abstract: "Let a running speakstream go back a sentence."
    )

    @OptionGroup var control: ControlOptions

    func run() throws { try self.control.send(.previous) }
}

/// `speakstream repeat`.
struct RepeatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repeat",
        abstract: "Let a running speakstream say the sentence again."
    )

    @OptionGroup var control: ControlOptions

    func run() throws { try self.control.send(.repeat) }
}
