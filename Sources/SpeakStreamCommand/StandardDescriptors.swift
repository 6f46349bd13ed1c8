import Glibc

/// What is at the other end of descriptors 0, 1 and 2.
package struct StandardDescriptors {
    /// Whether a person types the text.
    let inputIsTerminal: Bool

    /// Sees to it that all three are open: a closed one would be given to the next pipe or socket that we make.
    ///
    /// - Parameter needsInput: whether anything is read from standard input.
    /// - Returns: what stands behind them.
    /// - Throws: ``CommandFailure`` if one is missing that is needed.
    package static func check(needsInput: Bool = true) throws -> StandardDescriptors {
        for descriptor: Int32 in 1...2 where fcntl(descriptor, F_GETFD) < 0 {
            let null = open("/dev/null", O_WRONLY)
            if null != descriptor { dup2(null, descriptor) }
        }
        if !needsInput, fcntl(0, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
        guard fcntl(0, F_GETFD) >= 0 else {
            throw CommandFailure(
                status: .badInput,
                message: "standard input is closed; pipe the text in: <generator> | speakstream"
            )
        }
        return StandardDescriptors(inputIsTerminal: isatty(0) == 1)
    }
}
