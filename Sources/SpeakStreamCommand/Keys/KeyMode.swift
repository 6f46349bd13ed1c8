import CSpeakStreamShims
import Glibc

/// A terminal that gives each key at once and shows none, and is given back however the process ends.
///
/// One terminal at a time. Ctrl-C, Ctrl-Z and Ctrl-\ stay signals.
package enum KeyMode {
    /// Enters it; by one thread at a time.
    ///
    /// - Parameter terminal: a descriptor that stays open until ``leave()``.
    /// - Returns: false if it is no terminal, or another process group is in its foreground.
    package static func enter(_ terminal: Int32) -> Bool { speakstream_keys_enter(terminal) == 0 }

    /// Gives the terminal back as it was found, if it was entered; from any thread.
    package static func leave() { speakstream_keys_leave() }

    /// Stops this process as Ctrl-Z does where nobody handles it, with the terminal as it was found; returns when it goes on.
    ///
    /// The signal is not handled any more then.
    static func suspend() {
        self.leave()
        signal(SIGTSTP, SIG_DFL)
        // To this thread, so that it is met before the next line.
        raise(SIGTSTP)
    }

    /// Gives it back for good, and takes away what is drawn on it, before the process ends without `exit`.
    package static func end() { speakstream_keys_end() }
}
