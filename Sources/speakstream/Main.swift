import SpeakStreamCommand

/// The command without the network.
@main
enum Main {
    static func main() { Program.run(OtherProgram.self) }
}
