import SpeakStream

/// Takes commands for a session at a Unix socket.
///
/// The socket is there for as long as the server is; only this user can connect to it. A thread of the server's own does all of its
/// work, and waits for no client: who does not read is told no more than ``ControlReply`` lines of 64 KiB, the oldest statuses are
/// dropped first, and nothing more is done for them until they have read. There are at most 16 connections.
public final class ControlServer: Sendable {
    /// Does what is asked for, and answers once, from any thread; called on the server's thread, so that it must not wait for anything.
    public typealias Handler =
        @Sendable (_ request: ControlRequest, _ reply: @escaping @Sendable (ControlReply) -> Void) -> Void

    /// So many can be connected at a time.
    public static let mostConnections = 16

    /// Where the socket lies.
    public let path: String
    private let mailbox = ControlMailbox()

    /// Makes the socket and takes commands from then on.
    ///
    /// - Parameters:
    ///   - path: where the socket is to lie; ``ControlPath/standard`` is where the commands look for it. A file `.lock` is put beside it
    ///     and stays there.
    ///   - handler: does what is asked for.
    /// - Throws: a ``ControlError``: `inUse` if another server that is alive has the socket, `unavailable` if it can not be made.
    public init(path: String, handler: @escaping Handler) throws(ControlError) {
        self.path = path
        try ControlLoop.start(path: path, mailbox: self.mailbox, handler: handler)
    }

    deinit {
        self.mailbox.close()
    }

    /// Tells all who follow what is going on; from any thread, and without waiting.
    ///
    /// - Parameter status: what is going on.
    public func publish(_ status: ControlStatus) {
        self.mailbox.post(status)
    }

    /// Sends what has been answered, and removes the socket; does nothing the second time.
    ///
    /// Waits for the server's thread, which is a matter of microseconds unless the handler waits for something; not to be called there.
    public func close() {
        self.mailbox.close()
        self.mailbox.waitForEnd(within: .seconds(1))
    }
}
