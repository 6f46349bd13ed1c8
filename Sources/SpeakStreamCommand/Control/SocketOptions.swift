import ArgumentParser
import SpeakStreamControl

/// Where other processes may tell this one what to do.
package struct SocketOptions: ParsableArguments {
    /// Makes the options, to be filled in.
    package init() {}

    @Option(
        help: ArgumentHelp(
            "The socket at which speakstream stop, pause, say and the like reach this one, or none; by default speakstream.sock in $XDG_RUNTIME_DIR, unless another has it.",
            valueName: "path"
        ),
        completion: .file()
    )
    var socket: String?

    /// Runs `body` with a server for a control.
    ///
    /// - Parameters:
    ///   - control: does what is asked for.
    ///   - body: runs meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: ``CommandFailure`` if there is no socket at the path that was asked for, and what `body` throws.
    package func withServer<Result>(
        for control: SpeechControl,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let server = try self.server { request, reply in reply(control.perform(request)) }
        if let server { control.publish { server.publish($0) } }
        // Who told us to stop is answered before we are gone.
        defer { server?.close() }
        return try await body()
    }

    private func server(_ handler: @escaping ControlServer.Handler) throws(CommandFailure) -> ControlServer? {
        guard self.socket != "none", let path = self.socket ?? ControlPath.standard else { return nil }
        do throws(ControlError) {
            return try ControlServer(path: path, handler: handler)
        } catch {
            // The usual one belongs to whoever came first; this one is not told anything then.
            guard self.socket != nil else { return nil }
            throw CommandFailure(status: ExitStatus(error.code), message: error.message)
        }
    }
}
