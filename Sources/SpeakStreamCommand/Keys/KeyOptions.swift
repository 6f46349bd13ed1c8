import ArgumentParser

/// Whether keys are read.
package struct KeyOptions: ParsableArguments {
    /// Makes the options, to be filled in.
    package init() {}

    @Flag(
        name: .customLong("no-keys"),
        help: ArgumentHelp(
            "Read no keys from the terminal.",
            discussion: """
                Otherwise, while the text comes by a pipe: space pauses and resumes, left and right go back and forth by a sentence, r says \
                the sentence again, + and - speak faster and slower, s or Esc stops, q quits.
                """
        )
    )
    var noKeys = false

    /// Whether keys are read from the terminal.
    package var areRead: Bool { !self.noKeys }
}
