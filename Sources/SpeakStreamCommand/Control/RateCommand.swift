import ArgumentParser
import SpeakStreamControl

/// `speakstream rate`.
struct RateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "Let a running speakstream speak faster or slower, from the next phrase on."
    )

    @OptionGroup var control: ControlOptions

    @Argument(help: "Words a minute, 80 to 900.")
    var rate: Int

    func validate() throws {
        let rates = ControlRequest.rates
        guard rates.contains(self.rate) else {
            throw ValidationError("rate takes \(rates.lowerBound) to \(rates.upperBound), not \(self.rate)")
        }
    }

    func run() throws { try self.control.send(.rate(self.rate)) }
}
