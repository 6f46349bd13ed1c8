import Glibc
import SpeakStreamCommand

/// The command with the network.
@main
enum Main {
    #if Network
    static func main() { Program.run(Online.self) }
    #else
    static func main() {
        Message.show("built without the network: swift build without --disable-default-traits builds it")
        exit(ExitStatus.unavailable.rawValue)
    }
    #endif
}
