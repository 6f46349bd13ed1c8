import CSpeakStreamShims

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

    /// Gives it back for good, before the process ends without `exit`.
    package static func end() { speakstream_keys_end() }
}
