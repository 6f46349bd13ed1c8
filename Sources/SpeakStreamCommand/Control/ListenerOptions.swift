package import ArgumentParser

/// How the listener is in command while something is spoken.
package struct ListenerOptions: ParsableArguments {
    /// Makes the options, to be filled in.
    package init() {}

    @OptionGroup var keys: KeyOptions
    @OptionGroup var socket: SocketOptions

    /// Runs `body` while keys and commands reach a control.
    ///
    /// - Parameters:
    ///   - control: does what is asked for.
    ///   - body: runs meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: ``CommandFailure`` if a socket that was asked for can not be made, and what `body` throws.
    func listen<Result>(_ control: SpeechControl, _ body: () async throws -> Result) async throws -> Result {
        try await self.socket.withServer(for: control) {
            try await withKeys(isOn: self.keys.areRead, { control.perform($0) }, body: body)
        }
    }
}
