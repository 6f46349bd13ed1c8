package import ArgumentParser
package import SpeakStream

/// What the command does over the network.
///
/// There are two programs: `speakstream`, which starts without a networking library, and `speakstream-network`, which is started by
/// the first when it is needed.
package protocol NetworkPart: Sendable {
    /// The commands "ask" and "chat".
    static var commands: [any ParsableCommand.Type] { get }

    /// The names of the commands that the other program does, which then reads the settings itself.
    static var elsewhere: [String] { get }

    /// Becomes the other program where only that knows the answer; returns where this one does.
    ///
    /// - Parameter arguments: those of the process, without the program's name.
    /// - Throws: ``CommandFailure`` if the other program can not be started.
    static func takeOver(_ arguments: [String]) throws

    /// Speaks the messages of a WebSocket.
    ///
    /// - Parameters:
    ///   - socket: what is connected to.
    ///   - field: where the text is in a message; nil for the known shapes.
    ///   - speaking: the turn.
    /// - Returns: how the turn went.
    /// - Throws: ``CommandFailure`` if the socket can not be asked for, or the other program not be started.
    static func speak(_ socket: WebSocketOptions, field: String?, with speaking: Speaking) async throws -> TurnReport
}
