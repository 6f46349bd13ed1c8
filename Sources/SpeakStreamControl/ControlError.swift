/// What can go wrong at either end of the socket, said in one line that a person can act on.
public struct ControlError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing failed; more may be added.
    public struct Code: Sendable, Hashable {
        private enum Storage: Sendable {
            case inUse, unavailable, notRunning, noAnswer, refused, invalid
        }

        private let storage: Storage

        /// Another server that is alive has the socket.
        public static var inUse: Self { .init(storage: .inUse) }
        /// The socket can not be made.
        public static var unavailable: Self { .init(storage: .unavailable) }
        /// Nobody listens at the socket.
        public static var notRunning: Self { .init(storage: .notRunning) }
        /// The server took too long, or broke off.
        public static var noAnswer: Self { .init(storage: .noAnswer) }
        /// The server would not do it, or does not talk with this user.
        public static var refused: Self { .init(storage: .refused) }
        /// The request was not sent, as no server would take it.
        public static var invalid: Self { .init(storage: .invalid) }
    }

    /// What kind of thing failed.
    public var code: Code
    /// What, where, and what to do about it.
    public var message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { self.message }
}
