import Glibc
import SpeakStream
import SpeakStreamCommand

/// A program for the tests that shows the keys it is told of, a line for each, and ends at `q` in the way that its argument names.
@main
enum Main {
    private struct Quit: Error {}

    static func main() async {
        let ending = CommandLine.arguments.dropFirst().first ?? ""
        let hasQuit = Monitor(false)
        // No longer than any test, or one that failed would leave it behind.
        alarm(60)
        if ending == "signals" {
            // What the command does: the first signal ends it in good order, here never, the second at once.
            SignalWatcher().onSignal { _ in Self.show("signal") }
        }
        do {
            try await withKeys { command in
                Self.show("\(command)")
                guard command == .quit else { return }
                Self.end(by: ending)
                hasQuit.signal { $0 = true }
            } body: {
                // Nothing else is to be done on this thread.
                _ = hasQuit.wait { $0 ? true : nil }
                if ending == "throw" { throw Quit() }
            }
        } catch {
            Self.show("thrown")
        }
        var settings = termios()
        tcgetattr(open("/dev/tty", O_RDONLY), &settings)
        Self.show(settings.c_lflag & tcflag_t(ICANON | ECHO) == ICANON | ECHO ? "given back" : "kept")
    }

    private static func end(by ending: String) {
        switch ending {
        case "exit": exit(3)
        case "fault": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case "trap": fatalError("as it should")
        case "abort": abort()
        default: if let signal = Int32(ending) { kill(getpid(), signal) }
        }
    }

    private static func show(_ line: String) {
        _ = writeAll(Array("\(line)\n".utf8), to: STDOUT_FILENO)
    }
}
